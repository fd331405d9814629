import { characterMap, tableOf } from './font-tables.js';

/** Tables that are taken over as they are. */
const KEPT = ['OS/2', 'name'];
const HAS_MORE_PARTS = 0x20;
const WIDE_ARGUMENTS = 0x01;
const SCALES = [
  [0x08, 2],
  [0x40, 4],
  [0x80, 8],
] as const;

/**
 * A TrueType font with nothing but the glyphs of `codes` (OpenType 1.9, glyf outlines). For symbols and scripts
 * without shaping: substitution, positioning and hinting are left out.
 */
export function subsetFont(tables: ReadonlyMap<string, Buffer>, codes: Iterable<number>): Buffer {
  const source = characterMap(tableOf(tables, 'cmap'));
  const wanted = [...codes].filter((code) => source.has(code)).sort((a, b) => a - b);
  const glyphs = withParts(tables, [0, ...wanted.map((code) => source.get(code) ?? 0)]);
  const numbers = new Map(glyphs.map((glyph, i) => [glyph, i]));

  const outlines = glyphs.map((glyph) => renumbered(outlineOf(tables, glyph), numbers));
  const loca = Buffer.alloc(4 * (glyphs.length + 1));
  let end = 0;
  outlines.forEach((outline, i) => {
    end += outline.length;
    loca.writeUInt32BE(end, 4 * (i + 1));
  });
  const metrics = tableOf(tables, 'hmtx');
  const fullMetrics = tableOf(tables, 'hhea').readUInt16BE(34);
  const hmtx = Buffer.concat(
    glyphs.map((glyph) => {
      const row = 4 * Math.min(glyph, fullMetrics - 1);
      return metrics.subarray(row, row + 4);
    }),
  );
  const post = Buffer.alloc(32);
  post.writeUInt32BE(0x00030000, 0);
  return fontFile(
    new Map([
      ...KEPT.map((tag) => [tag, tableOf(tables, tag)] as const),
      ['cmap', format12(wanted, (code) => numbers.get(source.get(code) ?? 0) ?? 0)],
      ['glyf', Buffer.concat(outlines)],
      ['head', withField(tableOf(tables, 'head'), 50, 1)],
      ['hhea', withField(tableOf(tables, 'hhea'), 34, glyphs.length)],
      ['hmtx', hmtx],
      ['loca', loca],
      ['maxp', withField(tableOf(tables, 'maxp'), 4, glyphs.length)],
      ['post', post],
    ]),
  );
}

/** The glyphs and, of composite ones, their parts; each once, in order of first use. */
function withParts(tables: ReadonlyMap<string, Buffer>, glyphs: readonly number[]): readonly number[] {
  const all = new Set(glyphs);
  for (const glyph of all) for (const { part } of partsOf(outlineOf(tables, glyph))) all.add(part);
  return [...all];
}

function outlineOf(tables: ReadonlyMap<string, Buffer>, glyph: number): Buffer {
  const loca = tableOf(tables, 'loca');
  const isLong = tableOf(tables, 'head').readInt16BE(50) === 1;
  const offset = (i: number): number => (isLong ? loca.readUInt32BE(4 * i) : 2 * loca.readUInt16BE(2 * i));
  return tableOf(tables, 'glyf').subarray(offset(glyph), offset(glyph + 1));
}

/** Of a composite outline: where each part's glyph number stands, and the number. */
function partsOf(outline: Buffer): readonly { readonly at: number; readonly part: number }[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const parts = [];
  let flags = HAS_MORE_PARTS;
  for (let at = 10; flags & HAS_MORE_PARTS;) {
    flags = outline.readUInt16BE(at);
    parts.push({ at: at + 2, part: outline.readUInt16BE(at + 2) });
    const scale = SCALES.find(([flag]) => flags & flag)?.[1] ?? 0;
    at += 4 + (flags & WIDE_ARGUMENTS ? 4 : 2) + scale;
  }
  return parts;
}

function renumbered(outline: Buffer, numbers: ReadonlyMap<number, number>): Buffer {
  const copy = Buffer.concat([outline, Buffer.alloc((4 - (outline.length % 4)) % 4)]);
  for (const { at, part } of partsOf(outline)) copy.writeUInt16BE(numbers.get(part) ?? 0, at);
  return copy;
}

function format12(codes: readonly number[], glyphOf: (code: number) => number): Buffer {
  const out = Buffer.alloc(12 + 16 + 12 * codes.length);
  out.writeUInt16BE(1, 2);
  // Platform 3, encoding 10: Windows, full Unicode.
  out.writeUInt16BE(3, 4);
  out.writeUInt16BE(10, 6);
  out.writeUInt32BE(12, 8);
  out.writeUInt16BE(12, 12);
  out.writeUInt32BE(16 + 12 * codes.length, 16);
  out.writeUInt32BE(codes.length, 24);
  codes.forEach((code, i) => {
    const row = 28 + 12 * i;
    out.writeUInt32BE(code, row);
    out.writeUInt32BE(code, row + 4);
    out.writeUInt32BE(glyphOf(code), row + 8);
  });
  return out;
}

function withField(table: Buffer, offset: number, value: number): Buffer {
  const copy = Buffer.from(table);
  copy.writeUInt16BE(value, offset);
  return copy;
}

function fontFile(tables: ReadonlyMap<string, Buffer>): Buffer {
  const entries = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const head = Buffer.alloc(12 + 16 * entries.length);
  const power = Math.floor(Math.log2(entries.length));
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(entries.length, 4);
  head.writeUInt16BE(16 << power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * entries.length - (16 << power), 10);
  const bodies: Buffer[] = [];
  let offset = head.length;
  entries.forEach(([tag, table], i) => {
    const row = 12 + 16 * i;
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    head.write(tag, row, 'latin1');
    head.writeUInt32BE(checksum(padded), row + 4);
    head.writeUInt32BE(offset, row + 8);
    head.writeUInt32BE(table.length, row + 12);
    bodies.push(padded);
    offset += padded.length;
  });
  return Buffer.concat([head, ...bodies]);
}

function checksum(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}
