import { asArray, asDict, asNumber, type PdfDict, type PdfValue } from './objects.js';

/** Advance of a glyph in thousandths of the font size. */
type Widths = (glyph: string) => number;

/** A font change, or a string followed by strings that are each moved to their place along the line. */
const FONT_OR_RUN =
  /^\/(\S+) (\S+) Tf$|^<([0-9A-Fa-f]+)> Tj\n((?:-?[\d.]+ 0 Td <[0-9A-Fa-f]+> Tj\n)+)(?=(ET)?)/gm;
const MOVED = /(-?[\d.]+) 0 Td <([0-9A-Fa-f]+)> Tj\n/g;

/**
 * Writes each line of text as one operator. Where letters are kerned or the font is scaled, Skia writes one
 * operator per glyph with its distance; as an array (TJ: ISO 32000-1, 9.4.3) the same takes a fifth of the space
 * and of the time of everybody who reads it. Positions are kept to half a thousandth of the font size.
 */
export function joinGlyphs(content: string, resources: PdfDict | undefined): string {
  const fonts = asDict(resources?.get('Font'));
  const known = new Map<string, Widths | undefined>();
  let widths: Widths | undefined;
  let size = 0;
  return content.replace(
    FONT_OR_RUN,
    (all: string, font: string | undefined, fontSize: string, first: string, moved: string, end?: string) => {
      if (font !== undefined) {
        if (!known.has(font)) known.set(font, glyphWidths(asDict(fonts?.get(font))));
        widths = known.get(font);
        size = Number(fontSize);
        return all;
      }
      if (!widths || size === 0) return all;
      const { array, start } = joined(first, moved, widths, size);
      // What is moved next, perhaps after other marks, counts from the start of the last string.
      return end === undefined ? `${array} TJ\n${Number(start.toFixed(4))} 0 Td\n` : `${array} TJ\n`;
    },
  );
}

function joined(
  first: string,
  moved: string,
  widths: Widths,
  size: number,
): { array: string; start: number } {
  const unit = size / 1000;
  let array = '[<' + first;
  /** Where the last string starts, where it should, and where the pen stands after it. */
  let start = 0;
  let pen = advance(first, widths) * unit;
  for (const [, distance, glyphs = ''] of moved.matchAll(MOVED)) {
    start += Number(distance);
    const back = Math.round((pen - start) / unit);
    array += back === 0 ? glyphs : `>${back}<${glyphs}`;
    pen += (advance(glyphs, widths) - back) * unit;
  }
  return { array: array + '>]', start };
}

function advance(glyphs: string, widths: Widths): number {
  let sum = 0;
  for (let at = 0; at < glyphs.length; at += 4) sum += widths(glyphs.slice(at, at + 4));
  return sum;
}

/** From a composite font's W array (ISO 32000-1, 9.7.4.3); undefined for fonts of another kind. */
function glyphWidths(font: PdfDict | undefined): Widths | undefined {
  const descendant = asDict(asArray(font?.get('DescendantFonts'))?.[0]);
  if (!descendant) return undefined;
  const table = new Map<number, number>();
  const entries = asArray(descendant.get('W')) ?? [];
  for (let i = 0; i < entries.length;) {
    const first = asNumber(entries[i]) ?? 0;
    const list = asArray(entries[i + 1]);
    if (list) {
      list.forEach((width: PdfValue, k) => table.set(first + k, asNumber(width) ?? 0));
      i += 2;
    } else {
      const width = asNumber(entries[i + 2]) ?? 0;
      for (let glyph = first; glyph <= (asNumber(entries[i + 1]) ?? first); glyph += 1)
        table.set(glyph, width);
      i += 3;
    }
  }
  const fallback = asNumber(descendant.get('DW')) ?? 1000;
  return (glyph) => table.get(Number.parseInt(glyph, 16)) ?? fallback;
}
