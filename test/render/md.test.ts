import { existsSync, readFileSync } from 'node:fs';
import { array, assert, constantFrom, property, string } from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { renderBody } from '../../src/render/html/body.js';
import { code, linkOut, text, visible, type Md } from '../../src/render/md.js';

const CORPORA = '../shared/corpora';
const SETS = [
  'blns',
  'dompurify-payloads',
  'xss-lists',
  'path-traversal',
  'ssti',
  'patt-blocks',
  'markdown-redos',
  'commonmark-spec',
  'trojan-source',
];

interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
}

const SPANS = new Set(['code', 'span', 'a']);

/** Text as the browser would show it, and every element and attribute that the template did not put there. */
function judge(html: string): { readonly cell: string; readonly extra: readonly string[] } {
  const cells: string[] = [];
  const extra: string[] = [];
  const words = (node: Node): string =>
    node.nodeName === '#text' ? (node.value ?? '') : (node.childNodes ?? []).map(words).join('');
  const walk = (node: Node): void => {
    if (node.nodeName === 'td') cells.push(words(node));
    const known = /^(?:#.*|table|thead|tbody|tr|th|td)$/.test(node.nodeName);
    if (!known && !(SPANS.has(node.nodeName) && harmless(node))) extra.push(node.nodeName);
    for (const { name } of node.attrs ?? [])
      if (!['scope', 'class', 'href', 'colspan'].includes(name)) extra.push(`@${name}`);
    for (const child of node.childNodes ?? []) walk(child);
  };
  walk(parseFragment(html));
  return { cell: cells[1] ?? '', extra };
}

function harmless(node: Node): boolean {
  return (node.attrs ?? []).every(
    ({ name, value }) => name === 'class' && /^(?:mark|shape|cite)\b/.test(value),
  );
}

function inTable(cell: Md): string {
  return renderBody(`| Id | Title |\n| --- | --- |\n| F-1 | ${cell} |\n`, {});
}

/** Without the isolates that `text` puts around right-to-left text; spaces as the browser joins them. */
const flat = (value: string): string =>
  value
    .replace(/[\u2068\u2069]/g, '')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();

function expectLiteral(input: string): void {
  for (const escape of [text, code]) {
    const { cell, extra } = judge(inTable(escape(input)));
    expect(extra).toEqual([]);
    expect(flat(cell)).toBe(flat(visible(input)));
  }
}

describe('text of users and scanners', () => {
  it.each([
    ['<img src=x onerror=alert(1)>'],
    ['a | b \\| c'],
    ['**bold** _it_ ~~gone~~ `code`'],
    ['[x](javascript:alert(1)) ![y](https://evil.example/p.png)'],
    ['https://evil.example www.evil.example someone@evil.example'],
    ['_www.evil.example](_ *www.evil.example[x]'],
    ['<!-- side --> <a id="x"></a>'],
    ['1. one'],
    ['# heading {#exposure}'],
    ['&lt;b&gt; &amp; &#60;'],
    ['snake_case_name and __dunder__'],
    ['$a$ and ^b^ and ~c~'],
    ['line one\nline two\r\n| --- |'],
    ['a<script><img src=x onerror=alert(1) '],
  ])('%j comes out as written', (input) => {
    expectLiteral(input);
  });

  it('comes out as written whatever it is', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 60 }), (input) => {
        expectLiteral(input);
      }),
      { numRuns: 600 },
    );
  });

  it('comes out as written when made of all that Markdown knows', () => {
    const pieces = constantFrom(
      '*',
      '_',
      '`',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '|',
      '\\',
      '~',
      '#',
      '-',
      '1.',
      ' ',
      'a',
      'http://',
      '&',
      ';',
      '!',
      '\n',
      '■ critical',
      '<b>',
      '<!--',
      '-->',
      '{',
      '$',
      '@x.y',
    );
    assert(
      property(array(pieces, { maxLength: 14 }), (parts) => {
        expectLiteral(parts.join(''));
      }),
      { numRuns: 1500 },
    );
  });

  it('shows what would hide or reorder', () => {
    expect(visible('invoice\u202Egpj.exe\u0000\u200B')).toBe('invoice[U+202E]gpj.exe[U+0000][U+200B]');
  });

  it('stays readable where nothing is special', () => {
    expect(text('164.312(a)(1) s3_bucket-name: 5 of 9, e.g. "x" (see 3.2)')).toBe(
      '164.312(a)(1) s3_bucket-name: 5 of 9, e.g. "x" (see 3.2)',
    );
    expect(code('arn:aws:s3:::a_b*c')).toBe('`arn:aws:s3:::a_b*c`');
  });

  it('keeps right-to-left text from reordering its neighbours', () => {
    expect(text('دلو مفتوح')).toBe('\u2068دلو مفتوح\u2069');
  });

  it('links to https alone', () => {
    expect(linkOut('https://www.hhs.gov/x', 'HHS')).toBe('[HHS](<https://www.hhs.gov/x>)');
    expect(linkOut('javascript:alert(1)', 'HHS')).toBe('HHS');
    expect(linkOut('https://a.example/) [x](y', 'HHS')).toBe('HHS');
  });
});

describe.skipIf(!existsSync(CORPORA))('hostile corpora', () => {
  for (const set of SETS) {
    it(`${set} comes out as written`, () => {
      const { cases } = JSON.parse(readFileSync(`${CORPORA}/${set}.json`, 'utf8')) as {
        cases: { text: string }[];
      };
      expect(cases.length).toBeGreaterThan(0);
      for (const { text: input } of cases) if (input.length < 200_000) expectLiteral(input);
    });
  }
});
