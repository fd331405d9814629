import { asArray, asDict, asName, type PdfDict } from '../objects.js';
import type { CheckedPdf, PdfProblem } from './checked-pdf.js';

const PROGRAMS = ['FontFile', 'FontFile2', 'FontFile3'];

/** Fonts: embedded, and every glyph readable as text. */
export function checkFonts({ file }: CheckedPdf): readonly PdfProblem[] {
  return file.objects.flatMap((object) => {
    const font = asDict(object);
    if (!font || asName(font.get('Type')) !== 'Font' || asName(font.get('Subtype')) === 'CIDFontType2')
      return [];
    const name = asName(font.get('BaseFont')) ?? asName(font.get('Subtype')) ?? '';
    const problems: PdfProblem[] = [];
    if (!font.has('ToUnicode'))
      problems.push({ rule: 'UA 7.21.7', message: `has a font without text: ${name}` });
    if (!isEmbedded(font)) problems.push({ rule: 'UA 7.21.4', message: `does not embed its font ${name}` });
    return problems;
  });
}

function isEmbedded(font: PdfDict): boolean {
  // A Type 3 font is its own program.
  if (asName(font.get('Subtype')) === 'Type3') return true;
  const holder = asDict(asArray(font.get('DescendantFonts'))?.[0]) ?? font;
  const descriptor = asDict(holder.get('FontDescriptor'));
  return PROGRAMS.some((key) => descriptor?.has(key));
}
