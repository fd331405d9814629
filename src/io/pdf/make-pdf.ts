import type { IsoDate } from '../../model/date.js';
import { DossierError, EXIT } from '../../model/diagnostic.js';
import { spellUncovered } from '../spell-uncovered.js';
import { intoHead } from '../browser/sealed-page.js';
import type { Attachment } from './attachments.js';
import { LOST_TEXT } from './check/check-text.js';
import { checkPdf, type PdfProblem } from './check-pdf.js';
import { readDraft } from './draft.js';
import { finishPdf } from './finish-pdf.js';
import type { Paper } from './open-document.js';
import { lostTextError } from './lost-text-error.js';
import { numberPages, PLACEHOLDER, REFERENCE_STYLE } from './page-numbers.js';
import type { Printer } from './print-pdf.js';
import { drawRunningHeads, openRunningHeads, type RunningHeads } from './running-heads.js';

/** A document that is ready to print, and what belongs to it. */
export interface PdfDocument extends RunningHeads {
  /** Complete HTML document, see makePdf for what it must and must not hold. */
  readonly html: string;
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  /** Date of the document, from the input: the clock is never asked. */
  readonly date: IsoDate;
  readonly language: 'en-US';
  readonly paper: Paper;
  readonly attachments: readonly Attachment[];
  /** The number of pages that the edition must have; any other is an error that names both. */
  readonly exactPages?: number;
}

export interface FinishedPdf {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Characters that no font has: they stand as `[U+0BA4]` in the PDF, and its reader must be told. */
  readonly spelled: readonly string[];
}

/** A document has not the number of pages that it must have. */
export class PageCountError extends DossierError {}

/** Problems that an error names; the rest are of the same kinds. */
const SHOWN_PROBLEMS = 10;

/**
 * Prints a document as a tagged PDF/A-3a and PDF/UA-1 file. Same document, same browser build: same bytes.
 *
 * What the HTML does:
 * - `<html lang="en-US">`, a `<head>`, one `<style>`; fonts (`fontCss`) and images as `data:` URIs, everything
 *   else is refused. `@page` sets size and margins; leave 18 mm at the top and bottom for head and foot, which
 *   are laid over the pages here. Pages may differ in size (named pages, landscape).
 * - Page numbers: any `<span data-page-of="ID"></span>` gets the page of the element with that id. In the
 *   contents: `<nav class="toc">…<li><a href="#ID">Title <span class="page" data-page-of="ID"></span></a></li>`.
 *   The span is as wide as three digits and set flush right; keep it on one line with room for that.
 * - Running section: `<section data-section="Short name">`. `{section}` in a running line is the first section
 *   that begins on the page, else the one that goes on from before.
 * - Headings go down one level at a time; they make the outline. Tables have `<th scope>`; column heads stand in
 *   `<thead>` and repeat by themselves. Every `<img>` has alt, every `<svg>` a `<title>` or aria-label (with
 *   role="img"), or aria-hidden="true" when the words beside it say the same.
 * - Links: `https:`, `mailto:` and `#ID` of an element that exists.
 *
 * What it must not do, because Chromium then loses text for screen readers, or all of it, while every validator
 * passes: `opacity`, `filter`, `mix-blend-mode`; words in `::before` and `::after`, `<q>`; `text-shadow`;
 * `position: fixed`; `@page` margin boxes; `<tfoot>`; color emoji; a CSS grid or flex row per record of a long
 * register (use `<table>`). Long tokens need `overflow-wrap: anywhere`.
 *
 * @throws PageCountError when the page count is not `exactPages`; DossierError when the browser fails; Error when the HTML breaks
 * one of the rules above.
 */
export async function makePdf(printer: Printer, document: PdfDocument): Promise<FinishedPdf> {
  const { paper } = document;
  const { text: html, spelled } = await spellUncovered(document.html);
  const opening = printer.open(intoHead(html, REFERENCE_STYLE));
  const opened = [opening];
  try {
    const open = await opening;
    const facts = await open.prepare(PLACEHOLDER);
    const { references, sections } = facts;
    refuseFaults(facts.faults);
    const openingHeads = openRunningHeads(printer, document, sections);
    opened.push(openingHeads);
    const first = readDraft(await open.print({ paper, tagged: true }));
    checkPageCount(document, first.pages.length);
    const heads = await openingHeads;
    const [draft, drawings] = await Promise.all([
      numberPages(open, first, references, paper),
      drawRunningHeads(heads, document, first, sections),
    ]);
    checkPageCount(document, draft.pages.length);
    const pdf = finishPdf(draft, {
      metadata: {
        ...document,
        creator: 'audit-dossier',
        producer: `audit-dossier, printed by ${printer.browser.version}`,
      },
      attachments: document.attachments,
      runningHeads: draft === first ? drawings : await drawRunningHeads(heads, document, draft, sections),
    });
    refuseProblems(checkPdf(pdf, { text: facts, pages: draft.pages.length }));
    return { pdf, pages: draft.pages.length, spelled };
  } finally {
    for (const result of await Promise.allSettled(opened)) {
      if (result.status === 'fulfilled') await result.value.close();
    }
  }
}

function refuseFaults(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(`the document can't be printed as it is:\n${faults.join('\n')}`);
}

function refuseProblems(problems: readonly PdfProblem[]): void {
  if (problems.length === 0) return;
  const list = problems
    .slice(0, SHOWN_PROBLEMS)
    .map(
      ({ rule, message, page }) => `${page === undefined ? 'the file' : `page ${page}`} ${message} (${rule})`,
    )
    .join('\n');
  if (problems.some(({ rule }) => rule === LOST_TEXT)) throw lostTextError(`\n${list}`);
  throw new Error(`the printed PDF does not meet the conditions:\n${list}`);
}

function checkPageCount({ exactPages, title }: PdfDocument, pages: number): void {
  if (exactPages === undefined || pages === exactPages) return;
  throw new PageCountError(`"${title}" must have exactly ${exactPages} pages, but it has ${pages}.`, {
    exitCode: EXIT.badInput,
    hint: 'Shorten the names of systems, vendors and accepted risks in dossier.yaml that it quotes.',
  });
}
