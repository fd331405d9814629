import type { Browser, Page } from 'puppeteer-core';
import { DossierError, EXIT } from '../../model/diagnostic.js';

/**
 * Runs one step of the browser's work and turns each way in which it can fail (a dead renderer, a dead browser,
 * no answer) into one clear error. Chromium reports a renderer that ran out of memory as "Printing failed".
 */
export async function withDeadline<T>(
  on: { readonly browser: Browser; readonly page?: Page },
  deadlineMs: number,
  work: () => Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let died: (() => void) | undefined;
  const failure = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${deadlineMs / 1000} seconds`)), deadlineMs);
    died = () => reject(new Error('the browser process ended'));
    on.browser.once('disconnected', died);
    on.page?.once('error', reject);
  });
  try {
    return await Promise.race([work(), failure]);
  } catch (error) {
    if (error instanceof DossierError || error instanceof TypeError) throw error;
    throw new DossierError(`The browser failed while printing: ${(error as Error).message}.`, {
      exitCode: EXIT.noBrowser,
      hint: 'It may have run out of memory: free some, print fewer findings in full, or name another browser with --browser PATH.',
      cause: error,
    });
  } finally {
    clearTimeout(timer);
    if (died) on.browser.off('disconnected', died);
  }
}
