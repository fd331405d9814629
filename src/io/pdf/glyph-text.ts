import { asDict, asStream, type PdfDict } from './objects.js';
import { streamBytes } from './read-pdf.js';

/** Reads the hexadecimal strings that a font shows as text, by its ToUnicode map (ISO 32000-1, 9.10.3). */
export type GlyphText = (hex: string) => string;

export function glyphText(font: PdfDict): GlyphText {
  const read = known.get(font) ?? readFont(font);
  known.set(font, read);
  return read;
}

/** All pages of a document share its fonts. */
const known = new WeakMap<PdfDict, GlyphText>();

function readFont(font: PdfDict): GlyphText {
  const stream = asStream(font.get('ToUnicode'));
  const map = stream ? readUnicodeMap(streamBytes(stream).toString('latin1')) : new Map<string, string>();
  const digits = asDict(font)?.get('Subtype') === '/Type0' ? 4 : 2;
  return (hex) => {
    let text = '';
    for (let at = 0; at < hex.length; at += digits) {
      text += map.get(hex.slice(at, at + digits).toLowerCase()) ?? '';
    }
    return text;
  };
}

function readUnicodeMap(cmap: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', target = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g)) {
      map.set(code.toLowerCase(), utf16(target));
    }
  }
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    const rows = block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])/g);
    for (const [, first = '', last = '', target = '', list] of rows) {
      const targets = list?.match(/[0-9A-Fa-f]+/g);
      const start = Number.parseInt(first, 16);
      for (let code = start; code <= Number.parseInt(last, 16); code += 1) {
        const key = code.toString(16).padStart(first.length, '0');
        map.set(key, targets ? utf16(targets[code - start] ?? '') : utf16(target, code - start));
      }
    }
  }
  return map;
}

/** UTF-16 in hexadecimal; `add` is added to the last unit, as in a range. */
function utf16(hex: string, add = 0): string {
  const units = (hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
  return String.fromCharCode(...units.map((unit, i) => (i === units.length - 1 ? unit + add : unit)));
}
