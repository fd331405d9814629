import { renderBody } from './html/body.js';
import { dataBlock, escapeHtml } from './html/escape.js';

export interface HtmlOptions {
  /** Style sheets of the edition, as text. */
  readonly style: string;
  /** `@font-face` rules with data: URIs. */
  readonly fontCss: string;
  readonly title: string;
  readonly lang: string;
  readonly paper: 'Letter' | 'A4';
  readonly edition: 'full' | 'board' | 'regulator' | 'response';
  /** SVG by name, for `<!-- figure NAME -->` and `<!-- chart NAME -->`. */
  readonly charts: Readonly<Record<string, string>>;
  /**
   * Running head and foot as page-margin boxes, for an HTML file that people print themselves. Leave it out for
   * the PDF: there they are stamped as artifacts, with the true number of pages.
   */
  readonly furniture?: { readonly left: string; readonly right: string; readonly foot: string };
  /** What the file does on a screen; leave it out for the PDF, which then holds no script. */
  readonly screen?: ScreenParts;
}

/** The parts of an HTML file that are not printed. */
export interface ScreenParts {
  readonly script: PageScript;
  /** The table of all findings, as HTML. */
  readonly findings: string;
  /** What the what-if panel reckons with, as plain data; absent where nothing is priced. */
  readonly facts?: object;
}

/** The one script that a file may run, and the SHA-256 of its bytes in base64, by which the file's policy admits it. */
export interface PageScript {
  readonly text: string;
  readonly sha256: string;
}

/** Nothing may be fetched, framed or submitted, and nothing run but the script of that hash. */
function policy(script: PageScript | undefined): string {
  const admitted = script ? ` script-src 'sha256-${script.sha256}';` : '';
  return `default-src 'none';${admitted} style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
}

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
  const { screen } = options;
  return `<!doctype html>
<html lang="${escapeHtml(options.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy(screen?.script))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="generator" content="dossier">
<title>${escapeHtml(options.title)}</title>
<style>
${css}
</style>
</head>
<body class="${options.edition} ${options.paper.toLowerCase()}">
${screen ? skipLinks(screen) : ''}<main>
${renderBody(markdown, options.charts)}${screen ? `${whatIf(screen)}${screen.findings}` : ''}</main>
${screen ? scripts(screen) : ''}</body>
</html>
`;
}

/** The first thing that the tab key reaches. */
function skipLinks({ findings, facts }: ScreenParts): string {
  const links = [
    ...(facts ? ['<a href="#what-if" class="needs-script" hidden>What if</a>'] : []),
    ...(findings === '' ? [] : ['<a href="#all-findings">All findings</a>']),
  ];
  return links.length === 0
    ? ''
    : `<nav class="screen-only jump" aria-label="On screen">${links.join(' ')}</nav>\n`;
}

/** Stays hidden without a script, since it would hold nothing. */
function whatIf({ facts }: ScreenParts): string {
  if (!facts) return '';
  return `<section id="what-if" class="screen-only" aria-labelledby="what-if-title" hidden>
<h2 id="what-if-title">What if</h2>
<p>This panel prices and plans the findings of this file again under other assumptions, with the engine that made the document. It changes no finding and no law, sends nothing, and its figures are not part of the document.</p>
</section>
`;
}

function scripts({ script, facts }: ScreenParts): string {
  if (/<\/script|<!--/i.test(script.text)) throw new RangeError('the script would end its own element');
  return `${facts ? `${dataBlock('facts', facts)}\n` : ''}<script>${script.text}</script>\n`;
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
