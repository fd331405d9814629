import { lostTextError } from './lost-text-error.js';
import { asArray, asDict, asName, isRef, type PdfDict, type PdfRef, type PdfValue } from './objects.js';
import { pagesOf } from './page-tree.js';
import { nameText } from './pdf-string.js';
import { readPdf } from './read-pdf.js';

/** Chromium's tagged print, open for finishing. No object has a number yet, so that drafts can be joined. */
export interface Draft {
  readonly catalog: PdfDict;
  readonly pages: readonly PdfRef[];
  /** Root of the structure tree, an element of type Document. */
  readonly document: PdfRef;
  /** Where the ids of the HTML landed, of those that something links to: 0-based page index. */
  readonly pageOf: ReadonlyMap<string, number>;
  /** Named destinations: `[page /XYZ x y zoom]`. */
  readonly destinations: PdfDict;
  readonly fonts: PdfDict[];
}

/** @throws DossierError when the print is empty. */
export function readDraft(bytes: Uint8Array): Draft {
  const { catalog, objects } = readPdf(bytes);
  const pages = pagesOf(catalog);
  const structure = asDict(catalog.get('StructTreeRoot'));
  if (!structure) throw lostTextError('it has no content.');
  const root = structure.get('K');
  const [document] = asArray(root) ?? [root];
  if (!isRef(document)) throw new Error('the structure tree of the PDF has no root element');
  const destinations = asDict(catalog.get('Dests')) ?? new Map<string, PdfValue>();
  const indexOf = new Map(pages.map((page, i) => [page, i]));
  const pageOf = new Map<string, number>();
  for (const [name, destination] of destinations) {
    const page = asArray(destination)?.[0];
    const index = isRef(page) ? indexOf.get(page) : undefined;
    if (index !== undefined) pageOf.set(nameText(name), index);
  }
  const fonts = objects.flatMap((object) => {
    const entries = asDict(object);
    return entries && asName(entries.get('Type')) === 'Font' ? [entries] : [];
  });
  return { catalog, pages, document, pageOf, destinations, fonts };
}
