import { asDict } from './objects.js';
import { pageText } from './page-text.js';
import { pagesOf } from './page-tree.js';
import { readPdf } from './read-pdf.js';

/** The text of each page of a PDF that this program made, running heads included, in the order of drawing. */
export function extractText(pdf: Uint8Array): readonly string[] {
  return pagesOf(readPdf(pdf).catalog).map((page) => {
    const entries = asDict(page);
    return entries ? pageText(entries).all : '';
  });
}
