/**
 * Functions that run inside the page. They are sent there as text: each must be complete in itself, and only
 * its argument and what it returns cross over, as JSON. The types name the part of the DOM that they use,
 * because the rest of the program must not see a browser's globals.
 */
interface PageElement {
  id: string;
  textContent: string | null;
  innerHTML: string;
  readonly outerHTML: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  closest(selector: string): PageElement | null;
  getClientRects(): { readonly length: number };
  append(...nodes: readonly (PageElement | string)[]): void;
  setAttribute(name: string, value: string): void;
}

interface PageDocument {
  readonly body: PageElement;
  getElementById(id: string): PageElement | null;
  createElement(name: string): PageElement;
}

/** An element that carries a certain attribute: its id and the attribute's value. */
export interface Marked {
  readonly id: string;
  readonly value: string;
}

/** What the loaded document holds, for numbering and for the check after printing. */
export interface DocumentFacts {
  /** What would be lost in print without a trace: images without alt text, links to ids that don't exist. */
  readonly faults: readonly string[];
  /** Elements with `data-page-of`, now with an id each. */
  readonly references: readonly Marked[];
  /** Elements with `data-section`, now with an id each. */
  readonly sections: readonly Marked[];
  readonly headings: readonly string[];
  /** Text of the innermost blocks (headings, paragraphs, list items, cells, captions), in order. */
  readonly blocks: readonly string[];
  /** Text under `aria-hidden`: drawn, but not for assistive technology. */
  readonly hiddenText: string;
}

/**
 * Collects the facts, sets the placeholder into every page reference, a no-break space into empty cells, and
 * appends hidden links to the ids that matter: Chromium records where an id lands only if something links there.
 */
export function prepareInPage(placeholder: string): DocumentFacts {
  const { document } = globalThis as unknown as { readonly document: PageDocument };
  const { body } = document;
  const all = (selector: string): PageElement[] => [...body.querySelectorAll(selector)];
  const marked = (attribute: string): Marked[] =>
    all(`[${attribute}]`).map((element, i) => {
      element.id ||= `${attribute}-${i}`;
      return { id: element.id, value: element.getAttribute(attribute) ?? '' };
    });
  const headingTags = 'h1,h2,h3,h4,h5,h6';
  const blockTags = `${headingTags},p,pre,li,dt,dd,td,th,caption,figcaption`;
  const isPrinted = (element: PageElement): boolean =>
    !element.closest('svg, [aria-hidden="true"]') && element.getClientRects().length > 0;

  const unnamed = all('img:not([alt]), svg').filter(
    (image) =>
      !image.closest('[aria-hidden="true"]') &&
      !image.querySelector(':scope > title') &&
      image.getAttribute('aria-label') === null &&
      image.getAttribute('aria-labelledby') === null,
  );
  const dangling = all('a[href^="#"]')
    .map((link) => decodeURIComponent((link.getAttribute('href') ?? '').slice(1)))
    .filter((target) => document.getElementById(target) === null);
  const references = marked('data-page-of');
  const sections = marked('data-section');
  const facts = {
    faults: [
      ...unnamed.map((image) => `no text alternative: ${image.outerHTML.slice(0, 80)}`),
      ...dangling.map((target) => `a link to #${target}, which does not exist`),
    ],
    references,
    sections,
    headings: all(headingTags)
      .filter(isPrinted)
      .map((heading) => heading.textContent ?? ''),
    blocks: all(blockTags)
      .filter((block) => !block.querySelector(`${blockTags}, svg, [aria-hidden="true"], [data-page-of]`))
      .filter(isPrinted)
      .map((block) => block.textContent ?? ''),
    hiddenText: all('[aria-hidden="true"]')
      .map((element) => element.textContent ?? '')
      .join(''),
  };

  for (const { id } of references) {
    const element = document.getElementById(id);
    if (element) element.textContent = placeholder;
  }
  // Chromium leaves a cell in which nothing speaks out of the structure, and the row has a column too few.
  const speaks = (element: PageElement): boolean => /[^ \t\r\n]/.test(element.textContent ?? '');
  for (const cell of all('td, th')) {
    const isSilent =
      !speaks(cell) ||
      [...cell.querySelectorAll('[aria-hidden="true"]')].some(
        (part) => part.textContent === cell.textContent,
      );
    if (isSilent && !cell.querySelector('img:not([alt=""]), svg:not([aria-hidden="true"])'))
      cell.append('\u00A0');
  }
  const links = document.createElement('div');
  links.setAttribute('hidden', '');
  for (const id of [...references.flatMap(({ id, value }) => [id, value]), ...sections.map(({ id }) => id)]) {
    const link = document.createElement('a');
    link.setAttribute('href', `#${id}`);
    links.append(link);
  }
  body.append(links);
  return facts;
}

/** Sets the text of elements by id. */
export function fillInPage(texts: readonly (readonly [id: string, text: string])[]): void {
  const { document } = globalThis as unknown as { readonly document: PageDocument };
  for (const [id, text] of texts) {
    const element = document.getElementById(id);
    if (element) element.textContent = text;
  }
}

/** Puts markup in the place of everything that the body holds. */
export function replaceBodyInPage(markup: string): void {
  const { document } = globalThis as unknown as { readonly document: PageDocument };
  document.body.innerHTML = markup;
}
