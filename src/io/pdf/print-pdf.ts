import { encode } from 'html-entities';
import type { Browser, Page } from 'puppeteer-core';
import { withDeadline } from '../browser/deadline.js';
import { launchBrowser } from '../browser/launch-browser.js';
import { resolveBrowser, type BrowserSearch } from '../browser/resolve-browser.js';
import type { BrowserSource } from '../browser/resolved-browser.js';
import { loadHtml, openSealedPage } from '../browser/sealed-page.js';
import type { Diagnostic } from '../../model/diagnostic.js';

export type Paper = 'Letter' | 'A4';

export interface PrintOptions {
  readonly paper: Paper;
  /** Structure tags and outline; costs about as much again as the bare print. */
  readonly tagged: boolean;
  /** Chromium's page range, `1-3`; all pages when absent. */
  readonly pages?: string;
}

/** A loaded document that can be printed more than once, with a change in between. */
export interface OpenDocument {
  print(options: PrintOptions): Promise<Uint8Array>;
  /** Sets the text of every element that has the attribute, by the attribute's value. */
  fill(attribute: string, texts: ReadonlyMap<string, string>): Promise<void>;
  /** Values of the attribute in document order. */
  values(attribute: string): Promise<readonly string[]>;
  /** Appends a hidden element with a link to each id: Chromium records where ids land only if something links there. */
  anchor(ids: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** One warm browser that prints any number of documents. Not for use after `close`. */
export interface Printer {
  /** For the dossier's provenance: the same inputs give the same bytes with the same browser build. */
  readonly browser: { readonly path: string; readonly source: BrowserSource; readonly version: string };
  readonly notices: readonly Diagnostic[];
  open(html: string): Promise<OpenDocument>;
  /** Opens, prints and closes. */
  print(html: string, options: PrintOptions): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface PrinterOptions extends BrowserSearch {
  /** Longest time that one load or one print may take; 120 seconds unless told. */
  readonly deadlineMs?: number;
}

const DEADLINE_MS = 120_000;

/**
 * Finds and starts a browser (see resolveBrowser) that prints HTML as Chromium's raw PDF; finish-pdf makes it
 * conformant.
 *
 * @throws DossierError with exit code 69 when there is no browser, it does not start, or it dies while printing.
 */
export async function openPrinter(options: PrinterOptions = {}): Promise<Printer> {
  const { deadlineMs = DEADLINE_MS } = options;
  const resolved = await resolveBrowser(options);
  const { browser, notices } = await launchBrowser(resolved);
  const open = async (html: string): Promise<OpenDocument> => {
    const page = await withDeadline({ browser }, deadlineMs, () => openSealedPage(browser));
    const document = openDocument(browser, page, deadlineMs);
    try {
      await withDeadline({ browser, page }, deadlineMs, () => loadHtml(page, html, deadlineMs));
      return document;
    } catch (error) {
      await document.close();
      throw error;
    }
  };
  return {
    browser: { path: resolved.path, source: resolved.source, version: await browser.version() },
    notices,
    open,
    async print(html, printOptions) {
      const document = await open(html);
      try {
        return await document.print(printOptions);
      } finally {
        await document.close();
      }
    },
    close: () => browser.close(),
  };
}

function openDocument(browser: Browser, page: Page, deadlineMs: number): OpenDocument {
  const step = <T>(work: () => Promise<T>): Promise<T> => withDeadline({ browser, page }, deadlineMs, work);
  return {
    print: ({ paper, tagged, pages = '' }) =>
      step(() =>
        page.pdf({
          format: paper,
          preferCSSPageSize: true,
          printBackground: true,
          tagged,
          outline: tagged,
          pageRanges: pages,
          timeout: deadlineMs,
        }),
      ),
    values: (attribute) =>
      step(() =>
        page.$$eval(
          `[${attribute}]`,
          (elements, name) => elements.map((element) => element.getAttribute(name) ?? ''),
          attribute,
        ),
      ),
    fill: (attribute, texts) =>
      step(() =>
        page.$$eval(
          `[${attribute}]`,
          (elements, name, entries) => {
            const byValue = new Map(entries);
            for (const element of elements) {
              element.textContent = byValue.get(element.getAttribute(name) ?? '') ?? '';
            }
          },
          attribute,
          [...texts],
        ),
      ),
    anchor: (ids) =>
      step(() =>
        page.$eval('body', (body, html) => body.insertAdjacentHTML('beforeend', html), hiddenLinks(ids)),
      ),
    async close() {
      if (browser.connected && !page.isClosed()) await page.close();
    },
  };
}

function hiddenLinks(ids: readonly string[]): string {
  return `<div hidden>${ids.map((id) => `<a href="#${encode(id)}"></a>`).join('')}</div>`;
}
