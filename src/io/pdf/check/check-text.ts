import type { DocumentFacts } from '../in-page.js';
import { kidsOf } from '../structure.js';
import type { PdfRef } from '../objects.js';
import type { CheckedPdf, PdfProblem } from './checked-pdf.js';

/** Names the problem that a machine without fonts has. */
export const LOST_TEXT = 'lost text';

/** Drawn from left to right, whatever the order of reading: such a text is compared letter by letter. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

const SHOWN_OF_A_TEXT = 60;

/** The text that a document must show. */
export type ExpectedText = Pick<DocumentFacts, 'blocks' | 'hiddenText'>;

/**
 * The text of the file is the text of the document: every block stands in the structure, in order, and what is
 * drawn outside it, running heads and repeated table heads apart, is the document's `aria-hidden` text and no
 * more: CSS `::before` and `::after` draw words that assistive technology never reads. No page is blank.
 * Spaces, soft hyphens and case do not count: lines end elsewhere, and CSS may set capitals.
 */
export function checkText(pdf: CheckedPdf, expected: ExpectedText): readonly PdfProblem[] {
  return [
    ...pdf.pages
      .filter((page) => plain([...page.text.marked.values()].join('')) === '')
      .map((page) => ({ rule: 'own', message: 'is blank', page: page.number })),
    ...lostBlocks(plain(structureText(pdf)), expected.blocks),
    ...untaggedText(pdf, expected.hiddenText),
  ];
}

function lostBlocks(text: string, blocks: readonly string[]): readonly PdfProblem[] {
  const lost: string[] = [];
  let from = 0;
  let waiting: string[] = [];
  const compareLetters = (part: string): void => {
    const left = countOf(part);
    lost.push(...waiting.filter((block) => !take(left, plain(block))));
    waiting = [];
  };
  for (const block of blocks) {
    if (RIGHT_TO_LEFT.test(block)) {
      waiting.push(block);
      continue;
    }
    const wanted = plain(block);
    const at = text.indexOf(wanted, from);
    if (at === -1) {
      lost.push(block);
      continue;
    }
    compareLetters(text.slice(from, at));
    from = at + wanted.length;
  }
  compareLetters(text.slice(from));
  return lost.map((block) => ({
    rule: LOST_TEXT,
    message: `lacks the text "${block.trim().slice(0, SHOWN_OF_A_TEXT)}"`,
  }));
}

function untaggedText(pdf: CheckedPdf, hiddenText: string): readonly PdfProblem[] {
  const left = countOf(plain(hiddenText));
  return pdf.pages.flatMap((page) => {
    if (take(left, plain(page.text.untagged))) return [];
    const shown = page.text.untagged.trim().slice(0, SHOWN_OF_A_TEXT);
    return [{ rule: 'UA 7.1', message: `draws text that no element holds: "${shown}"`, page: page.number }];
  });
}

function countOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

/** Takes the characters out of what is left; whether all of them were there. */
function take(left: Map<string, number>, text: string): boolean {
  let areThere = true;
  for (const character of text) {
    const count = left.get(character) ?? 0;
    left.set(character, count - 1);
    if (count <= 0) areThere = false;
  }
  return areThere;
}

/** The text of the structure tree, as assistive technology reads it. */
function structureText(pdf: CheckedPdf): string {
  const byPage = new Map(pdf.pages.map((page) => [page.ref, page.text.marked]));
  const parts: string[] = [];
  const walk = (element: PdfRef): void => {
    for (const kid of kidsOf(element)) {
      if (kid.kind === 'element') walk(kid.element);
      if (kid.kind === 'content') parts.push(byPage.get(kid.page)?.get(kid.id) ?? '');
    }
  };
  pdf.roots.forEach(walk);
  return parts.join('');
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .toLowerCase();
}
