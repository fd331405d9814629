import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { DossierError, EXIT } from '../../model/diagnostic.js';

/** Chromium's devtools pipe breaks near 160 MB; a document of this size is a mistake anyway. */
const MAX_HTML_BYTES = 50_000_000;

const POLICY =
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; ' +
  "img-src data:; font-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\">";

/**
 * Opens a page in which no script runs and from which nothing can be loaded but `data:` URIs: fonts and images
 * come inside the document. Besides the requests that are intercepted here, the network is shut off by the
 * browser's own switches (launch-browser) and by a content security policy in the document.
 */
export async function openSealedPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await Promise.all([
    page.setJavaScriptEnabled(false),
    page.setRequestInterception(true),
    page.emulateMediaType('print'),
  ]);
  page.on('request', (request) => void admit(request));
  return page;
}

/** Loads the document and waits until its fonts and images are there. */
export async function loadHtml(page: Page, html: string, deadlineMs: number): Promise<void> {
  if (html.length > MAX_HTML_BYTES) {
    throw new DossierError(
      `The document to print has ${html.length} characters, more than ${MAX_HTML_BYTES}.`,
      {
        exitCode: EXIT.badInput,
        hint: 'Print fewer findings in full; all rows are in findings.csv.',
      },
    );
  }
  await page.setContent(intoHead(html, POLICY), { waitUntil: 'load', timeout: deadlineMs });
}

/** Puts markup at the start of the document's `<head>`, which it must have. */
export function intoHead(html: string, markup: string): string {
  const head = /<head[^>]*>/i.exec(html);
  if (!head) throw new TypeError('the document to print has no <head>');
  const at = head.index + head[0].length;
  return html.slice(0, at) + markup + html.slice(at);
}

async function admit(request: HTTPRequest): Promise<void> {
  const url = request.url();
  try {
    await (url === 'about:blank' || url.startsWith('data:')
      ? request.continue()
      : request.abort('blockedbyclient'));
  } catch (error) {
    // The page closed while the answer was on its way; there is nothing left to admit or refuse.
    if (!request.frame()?.page().isClosed()) throw error;
  }
}
