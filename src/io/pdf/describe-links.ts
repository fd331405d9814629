import { asArray, asDict, asName, type PdfRef } from './objects.js';
import { asText, nameText, pdfText } from './pdf-string.js';

/**
 * Gives each link annotation the description that PDF/UA-1 asks for (7.18.5): the page that it leads to, or the
 * address. Schemes are judged by check-pdf.
 */
export function describeLinks(pages: readonly PdfRef[], pageOf: ReadonlyMap<string, number>): void {
  for (const page of pages) {
    for (const annotation of asArray(asDict(page)?.get('Annots')) ?? []) {
      const entries = asDict(annotation);
      if (!entries || asName(entries.get('Subtype')) !== 'Link') continue;
      const address = asText(asDict(entries.get('A'))?.get('URI'));
      const target = asName(entries.get('Dest'));
      const index = target === undefined ? undefined : pageOf.get(nameText(target));
      if (address !== undefined) entries.set('Contents', pdfText(`Open ${address}`));
      else if (index !== undefined) entries.set('Contents', pdfText(`Go to page ${index + 1}`));
    }
  }
}
