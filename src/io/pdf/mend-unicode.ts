import { deflateSync } from 'node:zlib';
import { asStream, type PdfDict } from './objects.js';
import { streamBytes } from './read-pdf.js';

/**
 * Glyphs that Chromium maps to U+0000 (contextual forms of Arabic) are mapped to the replacement character: no
 * glyph may map to zero (ISO 14289-1, 7.21.7). Their text stands in ActualText.
 */
export function mendUnicode(font: PdfDict): void {
  const map = asStream(font.get('ToUnicode'));
  if (!map) return;
  const before = streamBytes(map).toString('latin1');
  if (!before.includes('<0000>')) return;
  const after = before
    .replace(/^(<[0-9A-Fa-f]+>) <0000>$/gm, (line, code: string) =>
      /^<[0-9A-Fa-f]{4}>$/.test(code) ? `${code} <FFFD>` : line,
    )
    .replace(/^(<[0-9A-Fa-f]+> <[0-9A-Fa-f]+>) <0000>$/gm, '$1 <FFFD>');
  map.data = deflateSync(Buffer.from(after, 'latin1'), { level: 9 });
  map.dict.set('Filter', '/FlateDecode');
}
