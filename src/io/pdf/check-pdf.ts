import { checkCatalog } from './check/check-catalog.js';
import { checkContent } from './check/check-content.js';
import { checkFonts } from './check/check-fonts.js';
import { checkLinks } from './check/check-links.js';
import { checkStructure } from './check/check-structure.js';
import { checkText, type ExpectedText } from './check/check-text.js';
import { openForChecks, type PdfProblem } from './check/checked-pdf.js';

export type { PdfProblem } from './check/checked-pdf.js';

/** What the document holds that was printed; each part is checked where it is given. */
export interface PdfExpectation {
  readonly text?: ExpectedText;
  readonly pages?: number;
}

const CHECKS = [checkCatalog, checkStructure, checkContent, checkLinks, checkFonts];

/**
 * Checks a finished PDF for the conditions of PDF/UA-1 and PDF/A-3a that a program can check, after the Matterhorn
 * protocol 1.1, and for this program's own: no blank page, no lost text, no link but https, mailto and internal.
 * veraPDF agrees with it on Chromium's and this program's files; it is no validator for files of others.
 * An unreadable file is a problem too, never an exception.
 */
export function checkPdf(bytes: Uint8Array, expected: PdfExpectation = {}): readonly PdfProblem[] {
  try {
    const pdf = openForChecks(bytes);
    return [
      ...CHECKS.flatMap((check) => check(pdf)),
      ...(expected.text ? checkText(pdf, expected.text) : []),
      ...checkPageCount(pdf.pages.length, expected.pages),
    ];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return [{ rule: 'own', message: `can't be read: ${error.message}` }];
  }
}

function checkPageCount(pages: number, expected: number | undefined): readonly PdfProblem[] {
  if (expected === undefined || pages === expected) return [];
  return [{ rule: 'own', message: `has ${pages} pages instead of ${expected}` }];
}
