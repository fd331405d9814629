import { renderBody } from './html/body.js';

export interface HtmlOptions {
  /** Style sheets of the edition, as text. */
  readonly style: string;
  /** `@font-face` rules with data: URIs. */
  readonly fontCss: string;
  readonly title: string;
  readonly lang: string;
  readonly paper: 'Letter' | 'A4';
  readonly edition: 'full' | 'board' | 'regulator';
  /** SVG by name, for `<!-- figure NAME -->` and `<!-- chart NAME -->`. */
  readonly charts: Readonly<Record<string, string>>;
  /**
   * Running head and foot as page-margin boxes, for an HTML file that people print themselves. Leave it out for
   * the PDF: there they are stamped as artifacts, with the true number of pages.
   */
  readonly furniture?: { readonly left: string; readonly right: string; readonly foot: string };
}

/** Nothing may be fetched, run, framed or submitted; fonts and styles are in the file. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * One self-contained HTML file from the Markdown of an edition.
 *
 * The Markdown stays the single source of text: page layout needs more than CommonMark can say (a masthead, side
 * notes, captions, charts), and says it in whole-line HTML comments and anchors, which every Git host and pandoc
 * hides or honours. A second set of HTML templates would have been easier to style, and would have let two
 * documents that people sign word for word drift apart. See html/directives.ts for the complete set.
 */
export function renderHtml(markdown: string, options: HtmlOptions): string {
  const css = [options.fontCss, pageRule(options), options.style].join('\n');
  if (/<\/style/i.test(css)) throw new RangeError('a style sheet must not contain "</style"');
  return `<!doctype html>
<html lang="${attribute(options.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="generator" content="dossier">
<title>${attribute(options.title)}</title>
<style>
${css}
</style>
</head>
<body class="${options.edition} ${options.paper.toLowerCase()}">
<main>
${renderBody(markdown, options.charts)}</main>
</body>
</html>
`;
}

function pageRule({ paper, furniture }: HtmlOptions): string {
  const boxes = furniture
    ? ` @top-left { content: ${cssString(furniture.left)}; } @top-right { content: ${cssString(furniture.right)}; }` +
      ` @bottom-left { content: ${cssString(furniture.foot)}; } @bottom-right { content: "page " counter(page) " of " counter(pages); }`
    : '';
  return `@page { size: ${paper};${boxes} }`;
}

function cssString(text: string): string {
  return `"${text.replace(/["\\<\n]/g, (c) => `\\${(c.codePointAt(0) ?? 0).toString(16)} `)}"`;
}

function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
