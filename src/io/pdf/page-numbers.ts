import { readDraft, type Draft } from './draft.js';
import { asDict, asStream, required, type PdfRef } from './objects.js';
import type { Marked } from './in-page.js';
import type { OpenDocument, Paper } from './open-document.js';
import { streamBytes } from './read-pdf.js';

/** Elements that name the page of another element: their ids, and the ids that they name. */
export type PageReferences = readonly Marked[];

/** Stands in the references of the first print; as wide as any page number that is expected. */
export const PLACEHOLDER = '000';

/** Keeps a reference as wide as the placeholder whatever its number, so that nothing moves when it is filled in. */
export const REFERENCE_STYLE =
  '<style>[data-page-of]{display:inline-block;min-width:3ch;text-align:right;white-space:nowrap;' +
  'font-variant-numeric:tabular-nums}</style>';

const MAX_PRINTS = 4;

/**
 * Writes the true page numbers into the references and brings the draft up to date.
 *
 * Only the pages that hold references are printed again, and their content takes the place of the old one: a
 * print of a page range is laid out like the whole document and numbers its marked content in the same way.
 * Where that does not hold (a number needed another line), the whole document is printed until nothing moves.
 *
 * @returns the draft with the numbers, a new one when the whole document had to be printed again.
 */
export async function numberPages(
  open: OpenDocument,
  draft: Draft,
  references: PageReferences,
  paper: Paper,
): Promise<Draft> {
  if (references.length === 0) return draft;
  await open.fill(numbersOf(draft, references));
  const affected = [...new Set(references.map(({ id }) => pageOf(draft, id)))].sort((a, b) => a - b);
  const pages = affected.map((page) => page + 1).join(',');
  const reprint = readDraft(await open.print({ paper, tagged: true, pages }));
  if (spliceContent(draft, affected, reprint, references.length)) return draft;
  return printUntilStable(open, draft, references, paper);
}

async function printUntilStable(
  open: OpenDocument,
  first: Draft,
  references: PageReferences,
  paper: Paper,
): Promise<Draft> {
  let numbers = numbersOf(first, references);
  for (let print = 0; print < MAX_PRINTS; print += 1) {
    const draft = readDraft(await open.print({ paper, tagged: true }));
    const next = numbersOf(draft, references);
    if ([...next].every(([id, number]) => numbers.get(id) === number)) return draft;
    numbers = next;
    await open.fill(numbers);
  }
  throw new Error('the page numbers of the contents do not settle');
}

function numbersOf(draft: Draft, references: PageReferences): ReadonlyMap<string, string> {
  return new Map(references.map(({ id, value }) => [id, String(pageOf(draft, value) + 1)]));
}

function pageOf(draft: Draft, id: string): number {
  const page = draft.pageOf.get(id);
  if (page === undefined) throw new Error(`the contents name #${id}, which is not on any page`);
  return page;
}

/** Replaces the content of the pages, unless the reprint differs in more than the numbers. */
function spliceContent(draft: Draft, affected: readonly number[], reprint: Draft, changes: number): boolean {
  if (reprint.pages.length !== affected.length) return false;
  const pairs = affected.flatMap((index, i) => {
    const [before, after] = [draft.pages[index], reprint.pages[i]];
    return before && after ? [{ before, after }] : [];
  });
  const alike = pairs.every(({ before, after }) => differences(before, after) <= changes);
  if (!alike) return false;
  for (const { before, after } of pairs) {
    for (const key of ['Contents', 'Resources']) {
      asDict(before)?.set(key, required(asDict(after)?.get(key), 'page content'));
    }
  }
  draft.fonts.push(...reprint.fonts);
  return true;
}

/** How many marked contents draw other glyphs; infinitely many when the marks themselves differ. */
function differences(before: PdfRef, after: PdfRef): number {
  const [old, fresh] = [markedGlyphs(before), markedGlyphs(after)];
  if (old.length !== fresh.length || old.some(({ id }, i) => fresh[i]?.id !== id)) return Infinity;
  return old.filter(({ glyphs }, i) => fresh[i]?.glyphs !== glyphs).length;
}

function markedGlyphs(page: PdfRef): readonly { readonly id: string; readonly glyphs: string }[] {
  const stream = required(asStream(asDict(page)?.get('Contents')), 'page content');
  const content = streamBytes(stream).toString('latin1');
  return content
    .split('/MCID ')
    .slice(1)
    .map((part) => ({
      id: part.slice(0, part.indexOf(' ')),
      glyphs: [...part.matchAll(/<([0-9a-fA-F]+)> Tj/g)].map((match) => match[1]).join(''),
    }));
}
