import { Ajv } from 'ajv';
import { parse } from 'csv-parse/sync';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractText } from '../../src/io/pdf/extract-text.js';
import type { Dossier } from '../../src/model/dossier.js';
import { count, money, plural, roundMoney, wholeMoney } from '../../src/render/format.js';
import { filesIn } from '../commands/hazel-shop.js';
import { dossier, spawnDossier, type Run } from '../commands/run-dossier.js';

const ALL_FILES = [
  'SHA256SUMS',
  'board.md',
  'board.pdf',
  'dossier.html',
  'dossier.json',
  'dossier.md',
  'dossier.pdf',
  'evidence-index.csv',
  'findings.csv',
  'work-items.csv',
  'work-items.md',
];

interface Result {
  readonly exposure: { readonly lowCents: number; readonly highCents: number; readonly provisions: number };
  readonly ledger: Dossier['ledger'];
  readonly plan: { readonly actions: number; readonly selected: number; readonly oneOffCents: unknown };
  readonly contentHash: string;
  readonly files: Readonly<Record<string, string>>;
}

const root = mkdtempSync(path.join(tmpdir(), 'dossier-outputs-'));
afterAll(() => rmSync(root, { recursive: true }));

let run: Run;
let files: Readonly<Record<string, Buffer>>;
let json: Dossier;
let again: Run;
let result: Result;

beforeAll(async () => {
  const elsewhere = buildElsewhere();
  run = await dossier('demo', '--out', path.join(root, 'demo'));
  files = filesIn(path.join(root, 'demo/fable-thistle'));
  json = JSON.parse(text('dossier.json')) as Dossier;
  again = await elsewhere;
  result = JSON.parse(again.out) as Result;
});

/** The sample again: another folder, older files, another time zone and language, a process of its own. */
function buildElsewhere(): Promise<Run> {
  const copy = path.join(root, 'copy');
  cpSync('samples/fable-thistle', copy, { recursive: true });
  for (const entry of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
    utimesSync(path.join(copy, entry), 1_000_000_000, 1_000_000_000);
  }
  return spawnDossier(['build', copy, '--out', path.join(root, 'elsewhere'), '--quiet', '--json'], {
    TZ: 'Pacific/Auckland',
    LANG: 'de_DE.UTF-8',
    LC_ALL: 'de_DE.UTF-8',
  });
}

function text(name: string): string {
  return bytes(name).toString('utf8');
}

function bytes(name: string): Buffer {
  const found = files[name];
  if (found === undefined) throw new Error(`${name} was not written`);
  return found;
}

function rowsOf(name: string): readonly Record<string, string>[] {
  return parse(bytes(name), { columns: true });
}

/** Words of a text without the line ends that a page or the terminal puts between them. */
function flowing(words: string): string {
  return words.replaceAll(/\s+/g, ' ');
}

function priced(): Extract<Dossier['exposure'], { kind: 'priced' }> {
  if (json.exposure.kind !== 'priced') throw new Error('the sample is priced');
  return json.exposure;
}

describe('dossier demo', () => {
  it('shows each of the six failure patterns, one of them in the evidence alone', () => {
    const rows = text('dossier.md').match(/^\| \*\*P[1-6] .*$/gm) ?? [];
    expect(rows).toHaveLength(6);
    for (const row of rows) expect(row).not.toContain('Not seen');
    expect(rows[0]).toMatch(/For \[164\.310\(a\)\(2\)\(i\)\].* there is only what .* do for their own part/);
  });

  it('ends with 0 and all files', () => {
    expect(run.code).toBe(0);
    expect(Object.keys(files)).toEqual(ALL_FILES);
    expect(readdirSync(path.join(root, 'demo'))).toEqual(['fable-thistle']);
  });

  it('lists every other file in SHA256SUMS, as sha256sum reads it', () => {
    const sums = [...text('SHA256SUMS').matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)];
    expect(sums.map(([, , name]) => name)).toEqual(ALL_FILES.slice(1));
    for (const [, sum, name = ''] of sums) {
      expect(createHash('sha256').update(bytes(name)).digest('hex'), name).toBe(sum);
    }
  });

  it('says which rows of the inputs are wrong, without failing on the planted ones', () => {
    expect(run.err).toContain('error: evidence/register.csv:37 (file): The file of E-36 is not there.');
    expect(run.err).toContain('warning: scans/aws/prowler-2026-11-16.csv:256:');
  });

  it('writes a dossier.json that its published schema admits', () => {
    const schema = JSON.parse(readFileSync('schema/dossier.schema.json', 'utf8')) as object;
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
    validate(json);
    expect(validate.errors).toBeNull();
  });

  it('prints a board edition of two pages', () => {
    expect(extractText(bytes('board.pdf'))).toHaveLength(2);
  });

  it('says how many pages the dossier has', () => {
    expect(run.out).toContain(`dossier.pdf (${extractText(bytes('dossier.pdf')).length} pages)`);
  });
});

describe('the figures of all outputs agree', () => {
  it('on every row that was read: terminal, --json, dossier.json', () => {
    const { records, skipped, merge, dispositions } = json.ledger;
    const kept = Object.values(dispositions).reduce((sum, value) => sum + value, 0);
    const none = merge.passed + merge.manual + merge.notApplicable + merge.notEvaluated;
    expect(records).toBe(kept + merge.merged + none + skipped);
    expect(result.ledger).toEqual(json.ledger);

    const [, total = '', parts = ''] =
      /Rows +([\d,]+) in = ([^]*?)Coverage/.exec(run.out.replaceAll(/\n +/g, ' ')) ?? [];
    const terms = [...parts.matchAll(/([\d,]+) [a-z]/g)].map(([, term = '']) =>
      Number(term.replaceAll(',', '')),
    );
    expect(Number(total.replaceAll(',', ''))).toBe(records);
    expect(terms.reduce((sum, term) => sum + term, 0)).toBe(records);
  });

  it('on the exposure: terminal, --json, dossier.json, Markdown, PDF', () => {
    const { headline, provisions } = priced();
    expect(result.exposure).toMatchObject({
      lowCents: headline.low,
      highCents: headline.high,
      provisions: provisions.length,
    });
    const exact = [money(headline.low), money(headline.high)];
    const range = `${roundMoney(headline.low).replace(' million', '')} to ${roundMoney(headline.high)}`;
    expect(run.out).toContain(`${exact[0]} to ${exact[1]} accrued to ${json.asOf}`);
    for (const amount of exact) {
      expect(text('dossier.md')).toContain(amount);
      expect(text('dossier.html')).toContain(amount);
      expect(flowing(extractText(bytes('dossier.pdf')).join(' '))).toContain(amount);
    }
    expect(text('board.md')).toContain(range);
    expect(flowing(extractText(bytes('board.pdf')).join(' '))).toContain(range);
  });

  it('on the plan: terminal, --json, dossier.json, Markdown, PDF', () => {
    const { actions, selectedOneOff } = json.plan;
    const selected = actions.filter((action) => action.selected);
    expect(result.plan).toMatchObject({
      actions: actions.length,
      selected: selected.length,
      oneOffCents: selectedOneOff,
    });
    expect(selected.reduce((sum, action) => sum + action.oneOff.likely, 0)).toBe(selectedOneOff.likely);
    expect(flowing(run.out)).toContain(`${selected.length} of ${actions.length} actions`);
    for (const output of [
      run.out,
      text('dossier.md'),
      text('board.md'),
      ...['dossier.pdf', 'board.pdf'].map((name) => flowing(extractText(bytes(name)).join(' '))),
    ]) {
      expect(output).toContain(wholeMoney(selectedOneOff.likely));
    }
    for (const name of ['dossier.md', 'board.md']) {
      expect(text(name)).toContain(`${selected.length} actions for **${roundMoney(selectedOneOff.likely)}**`);
    }
  });

  it('on the findings: one row each in findings.csv, one anchor each in dossier.md, counts in every text', () => {
    const ids = json.assessed.findings.map(({ id }) => id).toSorted();
    expect(
      rowsOf('findings.csv')
        .map((row) => row['finding'])
        .toSorted(),
    ).toEqual(ids);
    for (const [disposition, found] of Object.entries(json.ledger.dispositions)) {
      const rows = rowsOf('findings.csv').filter((row) => row['disposition'] === disposition);
      expect(rows, disposition).toHaveLength(found);
      expect(flowing(run.out)).toContain(`${count(found)} ${disposition}`);
    }
    const counted = json.ledger.dispositions['counted'] ?? 0;
    expect(text('dossier.md')).toContain(
      `Of ${plural(json.ledger.records, 'row')} read, ${counted} findings`,
    );
    expect(text('board.md')).toContain(
      `**${counted}** findings counted, of ${json.ledger.records} rows read`,
    );
    expect(flowing(extractText(bytes('dossier.pdf')).join(' '))).toContain(
      `Of ${json.ledger.records} rows read, ${counted} findings`,
    );
  });

  it('on the evidence: one row each in evidence-index.csv, with the hash that dossier.json and the index carry', () => {
    const rows = rowsOf('evidence-index.csv');
    expect(rows.map(({ id }) => id)).toEqual(json.evidence.map(({ item }) => item.id));
    const markdown = text('dossier.md');
    for (const { item } of json.evidence) {
      expect(markdown).toContain(`</a>${item.id} |`);
      if (item.content.kind !== 'hashed') continue;
      expect(rows.find(({ id }) => id === item.id)?.['sha256']).toBe(item.content.sha256);
      expect(markdown).toContain(item.content.sha256);
    }
  });

  it('on the coverage: terminal, dossier.json, board', () => {
    const states = (state: string): number =>
      json.assessed.coverage.filter((row) => row.state === state).length;
    expect(flowing(run.out)).toContain(`${states('gap')} gap, ${states('attested')} attested`);
    expect(text('board.md')).toContain(
      `**${states('evidenced')} of ${json.assessed.coverage.length}** provisions`,
    );
  });

  it('on the content: one hash in --json, dossier.json and on every page', () => {
    expect(result.contentHash).toBe(json.contentHash);
    const mark = json.contentHash.slice(0, 12);
    for (const page of [...extractText(bytes('dossier.pdf')), ...extractText(bytes('board.pdf'))]) {
      expect(flowing(page)).toContain(mark);
    }
  });

  it('on the bytes: --json hashes what another run wrote', () => {
    for (const [name, sum] of Object.entries(result.files)) {
      expect(createHash('sha256').update(bytes(name)).digest('hex'), name).toBe(sum);
    }
  });
});

describe('the same inputs', () => {
  it('give the same files, elsewhere, later, in another time zone and language', () => {
    expect(again.code).toBe(1); // The planted error counts here; only `demo` looks past it.
    const others = filesIn(path.join(root, 'elsewhere/fable-thistle'));
    expect(Object.keys(others)).toEqual(ALL_FILES);
    expect(ALL_FILES.filter((name) => !others[name]?.equals(bytes(name)))).toEqual([]);
  });
});
