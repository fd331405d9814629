import type { Browser, Page } from 'puppeteer-core';
import { withDeadline } from './deadline.js';
import { openSealedPage } from './sealed-page.js';

/** Pages of one browser that are used again: opening one costs as much as printing a short document. */
export interface PagePool {
  take(): Promise<Page>;
  giveBack(page: Page): Promise<void>;
  /** For a page in which something failed. */
  discard(page: Page): Promise<void>;
}

/** One for the document and one for its running heads. */
const KEPT_PAGES = 2;

/** Starts to open its pages at once, while the caller still prepares what to print. */
export function pagePool(browser: Browser, deadlineMs: number): PagePool {
  const open = (): Promise<Page> => withDeadline({ browser }, deadlineMs, () => openSealedPage(browser));
  const idle = Array.from({ length: KEPT_PAGES }, () => {
    const page = open();
    // Whoever takes the page gets the error; a printer that is closed unused has nobody to tell.
    page.catch(() => undefined);
    return page;
  });
  const discard = async (page: Page): Promise<void> => {
    if (browser.connected && !page.isClosed()) await page.close();
  };
  return {
    take: () => idle.shift() ?? open(),
    async giveBack(page) {
      if (idle.length < KEPT_PAGES && browser.connected && !page.isClosed()) idle.push(Promise.resolve(page));
      else await discard(page);
    },
    discard,
  };
}
