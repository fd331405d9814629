import * as fc from 'fast-check';
import { parse } from 'parse5';
import { afterAll, describe, expect, it } from 'vitest';
import { code, type Md, text, visible } from '../../src/render/md.js';
import { ALL } from './corpora.js';
import { READERS } from './markdown-readers.js';
import { table, type Outcome } from './outcome.js';

const BATCHES = ALL ? 50 : 2;
const IN_A_BATCH = 200;

/** Characters of every plane, and runs of those that mean something in Markdown, HTML and links. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...'\\`*_{}[]()#+-.!|~<>&"\'=:/@^$ \t\n\r0a'.split('')),
        fc.constantFrom(
          'https://',
          'www.',
          'a@b.c',
          '&amp;',
          '<b>',
          '-->',
          '<!--',
          '```',
          '1. ',
          '\u202E',
          '\uFEFF',
          '{{x}}',
          '![',
          '](',
        ),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);

const outcomes: Outcome[] = [];
afterAll(() => console.info(table(outcomes)));

const flat = (value: string): string =>
  value
    .replace(/[\u2068\u2069]/g, '')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();

/** One document with each text in a paragraph, a heading, a list and a table. */
function documentOf(spans: readonly Md[]): string {
  const block = (span: Md): string =>
    `X ${span} X\n\n## X ${span}\n\n- X ${span}\n\n| X | ${span} |\n| --- | --- |\n| ${span} | X |`;
  return spans.map(block).join('\n\n***\n\n');
}

interface Node {
  readonly nodeName: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly value?: string;
  readonly childNodes?: readonly Node[];
}

/** GitHub's reader links addresses after all escapes are undone; a link that opens a letter does no harm. */
function isLive({ nodeName, attrs = [] }: Node): boolean {
  if (nodeName === 'a')
    return !attrs.every(({ name, value }) => name === 'href' && value.startsWith('mailto:'));
  return ['img', 'script', 'b', 'em', 'strong', 'del', 'input', 'style', 'svg'].includes(nodeName);
}

function wordsOf({ nodeName, value = '', childNodes = [] }: Node): string {
  return nodeName === '#text' ? value : childNodes.map(wordsOf).join('');
}

function all(node: Node): readonly Node[] {
  return [node, ...(node.childNodes ?? []).flatMap(all)];
}

describe.each(Object.entries(READERS))('any text, read by %s', (reader, render) => {
  it.each([
    ['text', text],
    ['code', code],
  ])(`as %s shows exactly itself`, { timeout: 600_000 }, (name, span) => {
    let tried = 0;
    fc.assert(
      fc.property(fc.array(anyText, { minLength: IN_A_BATCH, maxLength: IN_A_BATCH }), (values) => {
        const shown = values.map((value) => flat(visible(value)));
        const page = all(parse(render(documentOf(values.map(span)))));
        const texts = (tag: string): string[] =>
          page.filter(({ nodeName }) => nodeName === tag).map((node) => flat(wordsOf(node)));
        expect(texts('h2')).toEqual(shown.map((value) => flat(`X ${value}`)));
        expect(texts('li')).toEqual(shown.map((value) => flat(`X ${value}`)));
        expect(texts('p').filter((value) => value !== '')).toEqual(
          shown.map((value) => flat(`X ${value} X`)),
        );
        expect(texts('th').filter((_, index) => index % 2 === 1)).toEqual(shown);
        expect(texts('td').filter((_, index) => index % 2 === 0)).toEqual(shown);
        expect(page.filter(isLive)).toEqual([]);
        tried += values.length;
      }),
      { numRuns: BATCHES, endOnFailure: true },
    );
    outcomes.push({ what: `any text as ${name} → ${reader}`, tried, crashes: 0, live: 0, lost: 0, leaks: 0 });
  });
});
