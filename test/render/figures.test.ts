import { parse } from 'csv-parse/sync';
import { parse as parseHtml } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../src/model/dossier.js';
import { joined } from './joined.js';
import { dossierJson } from '../../src/render/dossier-json.js';
import { evidenceCsv } from '../../src/render/evidence-csv.js';
import { findingsCsv } from '../../src/render/findings-csv.js';
import { count, money } from '../../src/render/format.js';
import { csv } from '../../src/render/csv.js';
import { EDITIONS, htmlOf, markdownOf } from './editions.js';
import { crowded, hostile, retailer, single, spotless } from './fixture.js';

interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly childNodes?: readonly Node[];
}

function textOf(node: Node): string {
  if (node.nodeName === 'style') return '';
  return node.nodeName === '#text' ? (node.value ?? '') : (node.childNodes ?? []).map(textOf).join(' ');
}

const FIGURE = /\$?\d[\d,]*(?:\.\d+)?/g;
const figuresIn = (words: string): Set<string> =>
  new Set(words.replaceAll('\u{A0}', ' ').match(FIGURE) ?? []);

const DOSSIERS: Readonly<Record<string, () => Dossier>> = { retailer, hostile, single, spotless, crowded };

for (const [name, dossierOf] of Object.entries(DOSSIERS)) {
  describe(`the figures of the ${name} dossier`, () => {
    const dossier = dossierOf();
    const rows: Record<string, string>[] = parse(joined(findingsCsv(dossier)), { columns: true });

    it.each(EDITIONS)('are the same in Markdown and HTML of the %s edition', (edition) => {
      const html = figuresIn(textOf(parseHtml(htmlOf(edition, dossier))));
      const visible = markdownOf(edition, dossier).replace(
        /&#\d+;|<!--.*?-->|<a id="[^"]*"><\/a>|\]\(#[^)]*\)/g,
        ' ',
      );
      expect([...figuresIn(visible)].filter((figure) => !html.has(figure))).toEqual([]);
    });

    it('are those of the JSON', () => {
      const json = JSON.parse(joined(dossierJson(dossier))) as Dossier;
      const markdown = markdownOf('full', dossier);
      if (json.exposure.kind === 'priced' && json.exposure.provisions.length > 0) {
        expect(markdown).toContain(money(json.exposure.headline.low));
        expect(markdown).toContain(money(json.exposure.headline.high));
        for (const line of json.exposure.penalty.ceiling.lines)
          expect(markdown).toContain(money(line.amount));
      }
      expect(markdown).toContain(
        `**Counted and priced** | ${count(json.ledger.dispositions['counted'] ?? 0)} |`,
      );
    });

    it('are those of findings.csv: every finding once, counted ones as counted', () => {
      expect(rows.map((row) => row['finding']).toSorted()).toEqual(
        dossier.assessed.findings.map(({ id }) => id).toSorted(),
      );
      const counted = rows.filter((row) => row['disposition'] === 'counted').length;
      expect(counted).toBe(dossier.ledger.dispositions['counted'] ?? 0);
    });

    it('of the evidence index are those of the register', () => {
      const items: Record<string, string>[] = parse(evidenceCsv(dossier), { columns: true });
      expect(items.map((item) => item['sha256'])).toEqual(
        dossier.evidence.map(({ item }) => (item.content.kind === 'hashed' ? item.content.sha256 : '')),
      );
    });
  });
}

describe('CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r\n=1', '＝1', '＠x'])(
    'makes %j inert',
    (value) => {
      const [, [cell = ''] = []]: string[][] = parse(csv(['x'], [[value]]));
      expect(cell).toBe(`'${value}`);
    },
  );

  it.each(['a,b', 'a"b', 'line\nbreak', ' padded ', 'a;b', "o'neil", 'E-001', '2026-11-20', ''])(
    'gives %j back',
    (value) => {
      const [, [cell] = []]: string[][] = parse(csv(['x', 'y'], [[value, 'z']]));
      expect(cell).toBe(value);
    },
  );
});

describe('dossier.json', () => {
  it('does not depend on the order in which it was built', () => {
    const dossier = retailer();
    const reversed = Object.fromEntries(Object.entries(dossier).toReversed()) as unknown as Dossier;
    expect(joined(dossierJson(reversed))).toBe(joined(dossierJson(dossier)));
  });
});
