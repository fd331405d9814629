import { inflateSync } from 'node:zlib';

/** One table of a WOFF 1.0 file (https://www.w3.org/TR/WOFF/), inflated. */
export function woffTable(font: Buffer, tag: string): Buffer {
  const count = font.readUInt16BE(12);
  for (let at = 44; at < 44 + 20 * count; at += 20) {
    if (font.toString('latin1', at, at + 4) !== tag) continue;
    const offset = font.readUInt32BE(at + 4);
    const stored = font.readUInt32BE(at + 8);
    const table = font.subarray(offset, offset + stored);
    return stored < font.readUInt32BE(at + 12) ? inflateSync(table) : table;
  }
  throw new Error(`the font has no table ${tag}`);
}

/** Code points with a glyph, from the subtables of format 4 and 12 of an OpenType cmap. */
export function mappedCodes(cmap: Buffer): readonly number[] {
  const codes: number[] = [];
  for (let table = 0; table < cmap.readUInt16BE(2); table += 1) {
    const at = cmap.readUInt32BE(8 + 8 * table);
    const format = cmap.readUInt16BE(at);
    if (format === 12) {
      for (let group = 0; group < cmap.readUInt32BE(at + 12); group += 1) {
        const row = at + 16 + 12 * group;
        const last = cmap.readUInt32BE(row + 4);
        for (let code = cmap.readUInt32BE(row); code <= last; code += 1) codes.push(code);
      }
    } else if (format === 4) {
      const twice = cmap.readUInt16BE(at + 6);
      for (let i = 0; i < twice; i += 2) {
        const last = cmap.readUInt16BE(at + 14 + i);
        for (let code = cmap.readUInt16BE(at + 16 + twice + i); code <= last && code < 0xffff; code += 1) {
          codes.push(code);
        }
      }
    }
  }
  return codes;
}
