import { withDeadline } from '../browser/deadline.js';
import { launchBrowser, type Sandbox } from '../browser/launch-browser.js';
import { resolveBrowser, type BrowserSearch } from '../browser/resolve-browser.js';
import type { BrowserSource } from '../browser/resolved-browser.js';
import { pagePool } from '../browser/page-pool.js';
import { loadHtml } from '../browser/sealed-page.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { openDocument, type OpenDocument, type PrintOptions } from './open-document.js';

/** What printed, and behind which walls. */
export interface PrintingBrowser {
  readonly path: string;
  readonly source: BrowserSource;
  readonly version: string;
  readonly sandbox: Sandbox;
}

/** One warm browser that prints any number of documents. Not for use after `close`. */
export interface Printer {
  /** For the dossier's provenance: the same inputs give the same bytes with the same browser build. */
  readonly browser: PrintingBrowser;
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
  const { browser, sandbox, notices, close } = await launchBrowser(resolved);
  const pages = pagePool(browser, deadlineMs);
  const open = async (html: string): Promise<OpenDocument> => {
    const page = await pages.take();
    const document = openDocument(browser, page, deadlineMs, () => pages.giveBack(page));
    try {
      await withDeadline({ browser, page }, deadlineMs, () => loadHtml(page, html, deadlineMs));
      return document;
    } catch (error) {
      await pages.discard(page);
      throw error;
    }
  };
  return {
    browser: { path: resolved.path, source: resolved.source, version: await browser.version(), sandbox },
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
    close,
  };
}
