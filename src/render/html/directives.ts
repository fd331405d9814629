import type { MarkedExtension, Tokens } from 'marked';

/**
 * All that Markdown cannot say and the page needs. Each stands on a line of its own, invisible on a Git host:
 *
 *     <a id="exposure"></a>             the id of the heading or caption that follows
 *     <!-- NAME --> … <!-- /NAME -->    a container of the table below
 *     <!-- figure NAME --> … <!-- /figure -->   the chart NAME, with the Markdown inside as its caption and values
 *     <!-- chart NAME -->               the chart NAME alone, also inside a list item
 *     <!-- page -->                     what follows begins a page
 *
 * `together` holds what is not to be torn apart: an entry of a register, or a heading with its side note and the text
 * that begins its section. It is kept on one page where it fits on one.
 *
 * In a table, a first cell in bold marks a total, or spans the table when the others are empty; `---:` sets a
 * column of figures. Nothing else of HTML is recognised.
 */
export const CONTAINERS: Readonly<Record<string, { readonly open: string; readonly close: string }>> = {
  furniture: { open: '<div class="furniture">', close: '</div>' },
  masthead: { open: '<header class="masthead">', close: '</header>' },
  facts: { open: '<div class="facts">', close: '</div>' },
  answer: { open: '<div class="answer">', close: '</div>' },
  numbers: { open: '<div class="numbers">', close: '</div>' },
  side: { open: '<div class="side">', close: '</div>' },
  ask: { open: '<div class="ask">', close: '</div>' },
  basis: { open: '<div class="basis">', close: '</div>' },
  note: { open: '<div class="note">', close: '</div>' },
  together: { open: '<section class="together">', close: '</section>' },
  record: { open: '<div class="record">', close: '</div>' },
  places: { open: '<div class="places">', close: '</div>' },
  columns: { open: '<div class="columns">', close: '</div>' },
  column: { open: '<div class="column">', close: '</div>' },
  contents: { open: '<nav class="toc" aria-label="Contents">', close: '</nav>' },
  exhibits: { open: '<nav class="toc exhibits" aria-label="Tables and figures">', close: '</nav>' },
};

export interface DirectiveToken extends Tokens.Generic {
  readonly type: 'directive';
  readonly name: string;
  readonly argument: string;
  readonly closes: boolean;
}

export interface AnchorToken extends Tokens.Generic {
  readonly type: 'anchor';
  readonly id: string;
}

const NAMES = [...Object.keys(CONTAINERS), 'figure', 'chart', 'page'].join('|');
const DIRECTIVE = new RegExp(`^<!-- (/?)(${NAMES})(?: ([a-z0-9-]+))? -->(?:\\n+|$)`);
const ANCHOR = /^<a id="([a-z0-9-]+)"><\/a>(?:\n+|$)/;
const INLINE_CHART = /^<!-- chart ([a-z0-9-]+) -->/;
const INLINE_ANCHOR = /^<a id="([a-z0-9-]+)"><\/a>/;

/** Teaches marked the directives, and makes it treat every other tag as text (see reference tests of injection). */
export function directives(chart: (name: string) => string): MarkedExtension {
  return {
    tokenizer: { html: () => undefined, tag: () => undefined },
    extensions: [
      {
        name: 'directive',
        level: 'block',
        start: (src) => at(src, /^<!-- /m),
        tokenizer(src) {
          const match = DIRECTIVE.exec(src);
          if (!match) return undefined;
          const [raw, slash, name, argument = ''] = match;
          return { type: 'directive', raw, name, argument, closes: slash === '/' };
        },
        renderer: () => '',
      },
      {
        name: 'anchor',
        level: 'block',
        start: (src) => at(src, /^<a id="/m),
        tokenizer(src) {
          const match = ANCHOR.exec(src);
          return match ? { type: 'anchor', raw: match[0], id: match[1] } : undefined;
        },
        renderer: () => '',
      },
      {
        name: 'inlineChart',
        level: 'inline',
        start: (src) => at(src, /<!-- chart /),
        tokenizer(src) {
          const match = INLINE_CHART.exec(src);
          return match ? { type: 'inlineChart', raw: match[0], chart: match[1] } : undefined;
        },
        renderer: (token) => chart(String(token['chart'])),
      },
      {
        name: 'inlineAnchor',
        level: 'inline',
        start: (src) => at(src, /<a id="/),
        tokenizer(src) {
          const match = INLINE_ANCHOR.exec(src);
          return match ? { type: 'inlineAnchor', raw: match[0], id: match[1] } : undefined;
        },
        renderer: (token) => `<span id="${String(token['id'])}"></span>`,
      },
      {
        name: 'severity',
        level: 'inline',
        start: (src) => at(src, /[■▲◆●○◇✓✗◐□✎] /),
        tokenizer(src) {
          const match = MARK.exec(src);
          return match ? { type: 'severity', raw: match[0], mark: match[1], word: match[2] } : undefined;
        },
        renderer: (token) => {
          const word = String(token['word']);
          return `<span class="mark ${word.replaceAll(' ', '-')}"><span class="shape">${String(token['mark'])}</span> ${word}</span>`;
        },
      },
    ],
  };
}

/** Shape and word of severities and coverage states; the shape alone never carries the meaning. */
export const MARKS = {
  critical: '■',
  high: '▲',
  medium: '◆',
  low: '●',
  info: '○',
  unknown: '◇',
  evidenced: '✓',
  partial: '◐',
  gap: '✗',
  attested: '✎',
  'not assessed': '□',
} as const;

const MARK = new RegExp(
  `^([${Object.values(MARKS).join('')}]) (${Object.keys(MARKS).join('|')})(?![\\p{L}\\p{N}])`,
  'u',
);

function at(src: string, pattern: RegExp): number | undefined {
  const index = src.search(pattern);
  return index === -1 ? undefined : index;
}
