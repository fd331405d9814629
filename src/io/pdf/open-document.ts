import { encode } from 'html-entities';
import type { Browser, Page } from 'puppeteer-core';
import { withDeadline } from '../browser/deadline.js';

export type Paper = 'Letter' | 'A4';

export interface PrintOptions {
  readonly paper: Paper;
  /** Structure tags and outline. */
  readonly tagged: boolean;
  /** Chromium's page range, `1-3,7`; all pages when absent. */
  readonly pages?: string;
}

/** An element that carries a certain attribute: its id and the attribute's value. */
export interface Marked {
  readonly id: string;
  readonly value: string;
}

/** What the document says, for the check after printing. */
export interface DocumentText {
  /** Text of the innermost blocks (headings, paragraphs, list items, cells, captions), in order. */
  readonly blocks: readonly string[];
  /** Text under `aria-hidden`: drawn, but not for assistive technology. */
  readonly hidden: string;
}

/** A loaded document that can be printed more than once, with a change in between. Scripts of its own never run. */
export interface OpenDocument {
  print(options: PrintOptions): Promise<Uint8Array>;
  /** The elements that have the attribute, in order; those without an id get one that starts with `prefix`. */
  identify(attribute: string, prefix: string): Promise<readonly Marked[]>;
  /** Makes Chromium record where these ids land: it does so only for targets of links, be they hidden ones. */
  anchor(ids: readonly string[]): Promise<void>;
  /** Sets the text of elements by id. */
  fill(texts: ReadonlyMap<string, string>): Promise<void>;
  /** What would be lost in print without a trace: images without alt text, links to ids that don't exist. */
  faults(): Promise<readonly string[]>;
  text(): Promise<DocumentText>;
  close(): Promise<void>;
}

const BLOCKS = 'h1,h2,h3,h4,h5,h6,p,li,dt,dd,td,th,caption,figcaption';
const UNNAMED_IMAGES =
  'img:not([alt]), svg:not([aria-hidden="true"], [aria-hidden="true"] *, [aria-label], [aria-labelledby], svg *, :has(> title))';

/** Wraps a page of the browser. The functions given to `$$eval` run in the page, apart from any script of it. */
export function openDocument(browser: Browser, page: Page, deadlineMs: number): OpenDocument {
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
    identify: (attribute, prefix) =>
      step(() =>
        page.$$eval(
          `[${attribute}]`,
          (elements, attribute, prefix) =>
            elements.map((element, i) => {
              element.id ||= `${prefix}${i}`;
              return { id: element.id, value: element.getAttribute(attribute) ?? '' };
            }),
          attribute,
          prefix,
        ),
      ),
    anchor: (ids) =>
      step(() =>
        page.$eval('body', (body, links) => body.insertAdjacentHTML('beforeend', links), hiddenLinks(ids)),
      ),
    fill: (texts) =>
      step(() =>
        page.$$eval(
          '[data-page-of]',
          (elements, entries) => {
            const byId = new Map(entries);
            for (const element of elements) element.textContent = byId.get(element.id) ?? element.textContent;
          },
          [...texts],
        ),
      ),
    faults: async () => [
      ...(await step(() =>
        page.$$eval(UNNAMED_IMAGES, (images) =>
          images.map((image) => `has no text alternative: ${image.outerHTML.slice(0, 80)}`),
        ),
      )),
      ...(await step(() =>
        page.$$eval('[id], a[href^="#"]', (elements) => {
          const ids = new Set(elements.map((element) => element.id));
          return elements
            .map((element) => decodeURIComponent((element.getAttribute('href') ?? '').slice(1)))
            .filter((target) => target !== '' && !ids.has(target))
            .map((target) => `links to #${target}, which does not exist`);
        }),
      )),
    ],
    text: () =>
      step(() =>
        page.$eval(
          'body',
          (body, blocks) => {
            const printed = [...body.querySelectorAll(blocks)].filter(
              (element) =>
                !element.querySelector(`${blocks}, svg, [aria-hidden="true"]`) &&
                !element.closest('svg, [aria-hidden="true"]') &&
                element.getClientRects().length > 0,
            );
            return {
              blocks: printed.map((element) => element.textContent ?? ''),
              hidden: [...body.querySelectorAll('[aria-hidden="true"]')]
                .map((element) => element.textContent)
                .join(''),
            };
          },
          BLOCKS,
        ),
      ),
    async close() {
      if (browser.connected && !page.isClosed()) await page.close();
    },
  };
}

function hiddenLinks(ids: readonly string[]): string {
  return `<div hidden>${ids.map((id) => `<a href="#${encode(id)}"></a>`).join('')}</div>`;
}
