import { allowedValues } from '../screen/allowed.js';
import type { ScreenText } from '../screen/finding.js';
import { createScreen } from '../screen/screen-text.js';
import { termFinder } from '../screen/terms.js';
import { readText } from './read-text.js';

/** Lists that the user names for the screen, each a UTF-8 file with one entry a line. */
export interface ScreenFiles {
  readonly phiTerms?: string | undefined;
  readonly phiAllow?: string | undefined;
}

/** The screen with the user's lists. Throws DossierError: 66 when a list is not there, 65 when it is not UTF-8. */
export async function readScreen({ phiTerms, phiAllow }: ScreenFiles): Promise<ScreenText> {
  return createScreen({
    ...(phiTerms !== undefined && { terms: termFinder(await readText(phiTerms, phiTerms)) }),
    ...(phiAllow !== undefined && { isAllowed: allowedValues(await readText(phiAllow, phiAllow)) }),
  });
}

/** What the screen cannot see, for every place that reports on it. */
export const NOT_COVERED =
  'Free names are not found unless --phi-terms lists them, nor addresses without label, town or ZIP code, nor anything in pictures: read every document before it is sent.';
