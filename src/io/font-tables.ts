import { inflateSync } from 'node:zlib';

/** The tables of a WOFF 1.0 file (https://www.w3.org/TR/WOFF/), inflated, by tag; all, or those named. */
export function woffTables(font: Buffer, only?: readonly string[]): ReadonlyMap<string, Buffer> {
  const tables = new Map<string, Buffer>();
  const count = font.readUInt16BE(12);
  for (let at = 44; at < 44 + 20 * count; at += 20) {
    const tag = font.toString('latin1', at, at + 4);
    if (only && !only.includes(tag)) continue;
    const offset = font.readUInt32BE(at + 4);
    const stored = font.readUInt32BE(at + 8);
    const table = font.subarray(offset, offset + stored);
    tables.set(tag, stored < font.readUInt32BE(at + 12) ? inflateSync(table) : table);
  }
  return tables;
}

/** One table of a TrueType or OpenType file as it is (OpenType 1.9, table directory). */
export function sfntTable(font: Buffer, tag: string): Buffer {
  const count = font.readUInt16BE(4);
  for (let row = 12; row < 12 + 16 * count; row += 16) {
    if (font.toString('latin1', row, row + 4) !== tag) continue;
    const offset = font.readUInt32BE(row + 8);
    return font.subarray(offset, offset + font.readUInt32BE(row + 12));
  }
  throw new Error(`the font has no table ${tag}`);
}

export function tableOf(tables: ReadonlyMap<string, Buffer>, tag: string): Buffer {
  const table = tables.get(tag);
  if (!table) throw new Error(`the font has no table ${tag}`);
  return table;
}

/** Code point to glyph, from the subtables of format 4 and 12 of an OpenType cmap. */
export function characterMap(cmap: Buffer): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let table = 0; table < cmap.readUInt16BE(2); table += 1) {
    const subtable = cmap.subarray(cmap.readUInt32BE(8 + 8 * table));
    const format = subtable.readUInt16BE(0);
    if (format === 12) readFormat12(subtable, glyphs);
    if (format === 4) readFormat4(subtable, glyphs);
  }
  return glyphs;
}

function readFormat12(subtable: Buffer, glyphs: Map<number, number>): void {
  for (let group = 0; group < subtable.readUInt32BE(12); group += 1) {
    const row = 16 + 12 * group;
    const first = subtable.readUInt32BE(row);
    const glyph = subtable.readUInt32BE(row + 8);
    for (let code = first; code <= subtable.readUInt32BE(row + 4); code += 1) {
      glyphs.set(code, glyph + code - first);
    }
  }
}

function readFormat4(subtable: Buffer, glyphs: Map<number, number>): void {
  const twice = subtable.readUInt16BE(6);
  for (let i = 0; i < twice; i += 2) {
    const last = subtable.readUInt16BE(14 + i);
    const first = subtable.readUInt16BE(16 + twice + i);
    const delta = subtable.readUInt16BE(16 + 2 * twice + i);
    const rangeAt = 16 + 3 * twice + i;
    const range = subtable.readUInt16BE(rangeAt);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const raw = range === 0 ? code : subtable.readUInt16BE(rangeAt + range + 2 * (code - first));
      const glyph = raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}
