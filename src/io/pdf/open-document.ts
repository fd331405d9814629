import type { Browser, Page } from 'puppeteer-core';
import { withDeadline } from '../browser/deadline.js';
import { fillInPage, prepareInPage, replaceBodyInPage, type DocumentFacts } from './in-page.js';

export type Paper = 'Letter' | 'A4';

export interface PrintOptions {
  /** For pages to which the document's `@page` rules give no size. */
  readonly paper: Paper;
  /** Structure tags and outline. */
  readonly tagged: boolean;
  /** Chromium's page range, `1-3,7`; all pages when absent. */
  readonly pages?: string;
}

/** A loaded document that can be printed more than once, with a change in between. Scripts of its own never run. */
export interface OpenDocument {
  /** Reads the document once, before the first print, and sets the placeholder into its page references. */
  prepare(placeholder: string): Promise<DocumentFacts>;
  /** Sets the text of elements by id. */
  fill(texts: ReadonlyMap<string, string>): Promise<void>;
  /** Puts other markup into the body; fonts that are already there stay. */
  replaceBody(markup: string): Promise<void>;
  print(options: PrintOptions): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Wraps a page of the browser in which the document is loaded; `close` hands the page back. */
export function openDocument(
  browser: Browser,
  page: Page,
  deadlineMs: number,
  close: () => Promise<void>,
): OpenDocument {
  const step = <T>(work: () => Promise<T>): Promise<T> => withDeadline({ browser, page }, deadlineMs, work);
  return {
    prepare: (placeholder) => step(() => page.evaluate(prepareInPage, placeholder)),
    fill: (texts) => step(() => page.evaluate(fillInPage, [...texts])),
    replaceBody: (markup) => step(() => page.evaluate(replaceBodyInPage, markup)),
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
    close,
  };
}
