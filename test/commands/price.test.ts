import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, assert, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../src/commands/run-cli.js';

const folder = mkdtempSync(path.join(tmpdir(), 'dossier-price-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

async function dossier(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  const code = await runCli(argv);
  vi.restoreAllMocks();
  return { code, out, err };
}

function file(name: string, text: string): string {
  const full = path.join(folder, name);
  writeFileSync(full, text);
  return full;
}

const ajv = new Ajv({ strict: true, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync('schema/price-result.schema.json', 'utf8')) as object);

function complaints(json: unknown): string[] {
  validate(json);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const ESSEX = `
noticeDate: 2023-09-15
violations:
  - provision: 164.524
    tier: reasonable-cause
    basis: per-day
    from: 2020-05-24
    to: 2020-11-30
    rate: minimum
`;

describe('dossier price', () => {
  it('prints JSON in whole dollars, nothing else on stdout', async () => {
    const { code, out, err } = await dossier('price', file('essex.yaml', ESSEX), '--json');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      codified: {
        lines: [
          {
            provision: '164.524',
            year: 2020,
            schedule: 'adj-2022',
            count: 191,
            rate: 1280,
            raw: 244480,
            cap: 1919173,
            amount: 244480,
            citation: '45 CFR 160.404(b)(2)(ii); 45 CFR 102.3, 87 FR 15100 (2022-03-17)',
          },
        ],
        subtotal: 244480,
        adjustments: [],
        total: 244480,
      },
      discretion: { total: 100000 },
      discretionAdjusted: { total: 127945 },
      floor: { total: 100000 },
      ceiling: { total: 1919173 },
    });
  });

  it('prints the range first, then the working', async () => {
    const { out } = await dossier('price', file('essex.yaml', ESSEX));
    expect(out).toMatch(/^Civil money penalty, notice of 2023-09-15: \$100,000 to \$1,919,173\n/);
    expect(out).toContain(
      '164.524    2020  2     per-day 2020-05-24 to 2020-11-30    191         $1,280  $244,480',
    );
  });

  it('begins under the codified caps for a notice before that of enforcement discretion', async () => {
    const early = ESSEX.replace('2023-09-15', '2017-03-24').replaceAll('2020-', '2016-');
    const { out } = await dossier('price', file('early.yaml', early));
    const { codified } = JSON.parse(
      (await dossier('price', path.join(folder, 'early.yaml'), '--json')).out,
    ) as {
      codified: { total: number };
    };
    expect(codified.total).toBeGreaterThan(100_000);
    expect(out).toContain(`2017-03-24: $${codified.total.toLocaleString('en-US')} to `);
    expect(out.replace(/\s+/g, ' ')).toContain('the notice of enforcement discretion came later');
  });

  it('names every field of a case in its help', async () => {
    let out = '';
    vi.spyOn(console, 'log').mockImplementation((text) => void (out += String(text)));
    await dossier('price', '--help');
    for (const field of ['knownOn', 'correctedOn', 'per-person-day', 'adjustments', 'discretion.total'])
      expect(out).toContain(field);
  });

  it('prices the case of schema/README.md as printed there, in the shape of its schema', async () => {
    const readme = readFileSync('schema/README.md', 'utf8');
    const example = /```yaml\n(noticeDate:[\s\S]*?)```/.exec(readme)?.[1];
    assert(example);
    const { code, out } = await dossier('price', file('readme.yaml', example), '--json');
    expect(code).toBe(0);
    expect(complaints(JSON.parse(out))).toEqual([]);
    const result = JSON.parse(out) as Record<string, { total: number }>;
    for (const key of ['codified', 'discretion', 'discretionAdjusted', 'floor', 'ceiling']) {
      expect(readme).toContain(`| \`${key}\` | $${result[key]?.total.toLocaleString('en-US')} |`);
    }
  });

  it('prints JSON that its schema admits, with overlaps, corrections and gaps between days', async () => {
    const day = (provision: string, from: string, to: string, rest = ''): string =>
      `  - { provision: ${provision}, tier: reasonable-cause, basis: per-day, from: ${from}, to: ${to}${rest} }\n`;
    const text = [
      'noticeDate: 2026-11-22\nviolations:\n',
      day('164.312(a)(1)', '2026-01-01', '2026-01-31'),
      day('164.312(a)(1)', '2026-03-01', '2026-03-05'),
      day('164.312(a)(2)(iv)', '2026-01-20', '2026-02-05'),
      day('164.312(b)', '2026-05-01', '2026-05-05', ', knownOn: 2026-05-01, correctedOn: 2026-05-05'),
    ].join('');
    const { out } = await dossier('price', file('rich.yaml', text), '--json');
    const result: unknown = JSON.parse(out);
    expect(complaints(result)).toEqual([]);
    expect(result).toMatchObject({
      codified: {
        lines: [
          {
            days: [
              { from: '2026-01-01', to: '2026-01-31' },
              { from: '2026-03-01', to: '2026-03-05' },
            ],
          },
          {},
        ],
        adjustments: [
          { kind: 'affirmative-defense', provision: '164.312(b)', amount: 0 },
          { kind: 'overlap', provision: '164.312(a)(1)', year: 2026, amount: -12 * 1_461 },
        ],
      },
    });
    expect((await dossier('price', path.join(folder, 'rich.yaml'))).out).toContain(
      'counted on 2026-01-01 to 2026-01-31, 2026-03-01 to 2026-03-05',
    );
  });

  it.each<[what: string, change: [from: string, to: string], ...says: string[]]>([
    [
      'a day before HIPAA',
      ['2020-05-24', '0001-01-01'],
      ':7:11 (violations[1].from)',
      'found "0001-01-01"',
      '1996-08-21',
    ],
    ['a day far ahead', ['2020-11-30', '9999-12-31'], ':8:9 (violations[1].to)', '2199-12-31'],
    ['a day in another notation', ['2020-11-30', '11/30/2020'], ':8:9 (violations[1].to)', 'YYYY-MM-DD'],
    [
      'days in the wrong order',
      ['2020-11-30', '2020-05-23'],
      ':8:9 (violations[1].to)',
      '2020-05-24 or later',
    ],
    [
      'a measure of another basis',
      ['per-day', 'per-person'],
      ':7:11 (violations[1].from)',
      'and `to` do not belong to basis per-person',
      'allowed: persons, on',
    ],
    [
      'no citation',
      ['164.524', 'access'],
      ':4:16 (violations[1].provision)',
      'found "access"',
      '164.312(a)(2)(iv)',
    ],
    [
      'a section that does not exist',
      ['164.524', '164.999(z)'],
      ':4:16 (violations[1].provision)',
      'found "164.999(z)"',
      'sections of 45 CFR parts 160, 162 and 164',
    ],
    [
      'knowledge after the notice',
      ['rate: minimum', 'knownOn: 2023-09-16'],
      ':9:14 (violations[1].knownOn)',
      '2023-09-15 or earlier',
    ],
    ['a misspelled field', ['tier: r', 'teir: r'], '(violations[1].teir)', 'Did you mean `tier`?'],
    [
      'a misspelled required field',
      ['noticeDate', 'noticedate'],
      '(noticedate)',
      'Did you mean `noticeDate`?',
    ],
    [
      'no last day',
      ['    to: 2020-11-30\n', ''],
      '(violations[1].to)',
      'missing',
      'allowed: a day, YYYY-MM-DD',
    ],
    ['broken YAML', ['rate: minimum', 'rate: {{{'], 'bad.yaml:10:1', 'close brackets'],
    ['no rate', ['rate: minimum', 'rate: 12.5'], ':9:11 (violations[1].rate)', 'whole dollars such as 2000'],
    [
      'a correction before its end',
      ['rate: minimum', 'correctedOn: 2020-11-01'],
      ':9:18 (violations[1].correctedOn)',
      '2020-11-30 or later',
    ],
  ])('gives one error for %s', async (_, [from, to], ...says) => {
    const { code, err } = await dossier('price', file('bad.yaml', ESSEX.replace(from, to)));
    expect(code).toBe(65);
    expect(err).toContain('bad.yaml has 1 error');
    for (const text of says) expect(err).toContain(text);
  });

  it.each<[what: string, entry: string, ...says: string[]]>([
    ['more than all off', 'kind: waiver, percent: 150, reason: x', 'found "150"', 'at most 100'],
    [
      'percent and amount',
      'kind: waiver, percent: 10, amount: 5, reason: x',
      '(adjustments[1].amount)',
      'one of the two',
    ],
    ['no value', 'kind: waiver, reason: x', 'neither `percent` nor `amount`'],
    ['no reason', 'kind: waiver, percent: 10', '(adjustments[1].reason)', 'is missing'],
    ['a reduction that raises', 'kind: aggravating-factor, percent: -20, reason: x', 'this kind raises'],
    ['no kind', 'percent: 10, reason: x', '(adjustments[1].kind)', 'One of mitigating-factor'],
    ['a wrong kind', 'kind: waver, percent: 10, reason: x', 'Did you mean `waiver`?'],
    ['a fraction of a dollar', 'kind: waiver, amount: 10.5, reason: x', 'not a whole number'],
    [
      'an unknown field',
      'kind: waiver, percent: 1, reason: x, why: y',
      '(adjustments[1].why)',
      'allowed: kind, percent',
    ],
  ])('gives one error for an adjustment with %s', async (_, entry, ...says) => {
    const { code, err } = await dossier(
      'price',
      file('bad.yaml', `${ESSEX}adjustments:\n  - { ${entry} }\n`),
    );
    expect(code).toBe(65);
    expect(err).toContain('bad.yaml has 1 error');
    for (const text of says) expect(err).toContain(text);
  });

  it('says file, line, field, value and allowed values of everything that is wrong', async () => {
    const wrong = ESSEX.replace('reasonable-cause', 'reasonable')
      .replace('2020-11-30', '2020-11-31')
      .replace('rate', 'rates');
    const { code, out, err } = await dossier('price', file('wrong.yaml', wrong));
    expect([code, out]).toEqual([65, '']);
    expect(err).toContain('wrong.yaml:5:11 (violations[1].tier)');
    expect(err).toContain('allowed: no-knowledge, reasonable-cause, willful-neglect-corrected');
    expect(err).toContain('wrong.yaml:8:9 (violations[1].to)');
    expect(err).toContain('wrong.yaml:9:5 (violations[1].rates)');
  });

  it.each([
    ['1e30', 'too large', 'allowed: at most 10000000000'],
    ['-1', 'too small', 'allowed: at least 1'],
    ['.nan', 'is not a number', 'allowed: a whole number'],
    ['[1]', 'is a list', 'allowed: a whole number'],
  ])('gives one error for %s persons', async (persons, ...says) => {
    const text = `noticeDate: 2024-01-01\nviolations:\n  - { provision: 164.524, basis: per-person, on: 2023-01-01, persons: ${persons} }\n`;
    const { code, err } = await dossier('price', file('persons.yaml', text));
    expect(code).toBe(65);
    expect(err).toContain('persons.yaml has 1 error');
    for (const words of says) expect(err).toContain(words);
  });

  it('refuses recognized security practices at a notice before they were law', async () => {
    const adjusted = `${ESSEX.replace('2023-09-15', '2021-01-04')}adjustments:\n  - { kind: rsp, percent: 20, reason: NIST }\n`;
    const { code, err } = await dossier('price', file('rsp.yaml', adjusted));
    expect(code).toBe(65);
    expect(err).toContain('rsp.yaml:11:13 (adjustments[1].kind)');
    expect(err).toContain('for notices since 2021-01-05');
  });

  it('does not take a positive factor for either direction', async () => {
    const adjusted = `${ESSEX}adjustments:\n  - { kind: 160.408-factor, percent: 15, reason: Size }\n`;
    const { code, err } = await dossier('price', file('factor.yaml', adjusted));
    expect(code).toBe(65);
    expect(err).toContain('a negative value to lower; kind aggravating-factor to raise');
  });

  it('ends with 66 when the file is not there', async () => {
    expect((await dossier('price', path.join(folder, 'none.yaml'))).code).toBe(66);
  });
});

describe('dossier law', () => {
  it('shows the schedule in force on a day, its source, and what is not verified', async () => {
    const { code, out } = await dossier('law', '--on', '2026-11-22');
    expect(code).toBe(0);
    expect(out).toContain('91 FR 3665 (2026-01-28)');
    expect(out).toMatch(/2 reasonable-cause +\$1,461 +\$73,011 +\$2,190,294 +\$100,000 +\$146,020/);
    expect(out).toMatch(
      /Not verified\n +amounts read as prospyrmed\.com, calhipaa\.com report them, not in the Federal Register itself\n.*HHS has published none/,
    );
    expect(out).not.toContain('Warning');
  });

  it('warns when its data is older than twelve months on that day', async () => {
    expect((await dossier('law', '--on', '2027-11-23')).out).toMatch(/Warning\n.*more than twelve months/);
  });

  it('prints the same as JSON, amounts in whole dollars', async () => {
    const { out } = await dossier('law', '--on', '2018-01-01', '--json');
    expect(JSON.parse(out)).toMatchObject({
      schedule: { id: 'adj-2017', verified: false },
      tiers: [
        {
          minimum: 112,
          caps: { codified: 1677299, discretion: 25000 },
          mostPerViolation: { discretion: 25000 },
        },
        {},
        {},
        {},
      ],
    });
  });

  it.each([
    ['2008-01-01', 'violations up to 2009-02-17', 'names no caps for violations before 2009-02-18'],
    ['2015-11-01', 'violations from 2009-02-18 to 2015-11-01\n', 'came later: a notice of 2015-11-01'],
    ['2015-11-02', 'and later ones in a notice before 2016-09-06', 'came later: a notice of 2015-11-02'],
    ['2016-09-05', 'and later ones in a notice before 2016-09-06', 'came later'],
    ['2016-09-06', 'from 2016-09-06 to 2017-02-02, violations since 2015-11-02', 'came later'],
    ['2019-04-29', 'from 2018-10-11 to 2019-11-04', 'shown for comparison'],
    ['2019-04-30', 'from 2018-10-11 to 2019-11-04', '84 FR 18151 (2019-04-30), since 2019-04-30'],
    ['2026-01-28', 'assessed since 2026-01-28', 'since 2019-04-30'],
    ['1996-08-21', 'violations up to 2009-02-17', 'names no caps'],
  ])('says on %s for which violations and notices its amounts hold', async (day, amounts, discretion) => {
    const { out } = await dossier('law', '--on', day);
    expect(out).toContain(amounts);
    expect(out).toContain(discretion);
  });

  it('lists the check families that mappings may name, as text and as JSON', async () => {
    const { code, out } = await dossier('law', '--families');
    expect(code).toBe(0);
    expect(out).toMatch(/^aws-s3-public-access +164\.312\(a\)\(1\) +S3 bucket readable by the public$/m);
    const rows = JSON.parse((await dossier('law', '--families', '--json')).out) as unknown[];
    expect(rows).toHaveLength(out.trimEnd().split('\n').length);
    expect(rows).toContainEqual(
      expect.objectContaining({
        family: 'aws-s3-public-access',
        provision: '164.312(a)(1)',
        clouds: ['aws'],
      }),
    );
  });

  it('refuses a day before HIPAA', async () => {
    const { code, out, err } = await dossier('law', '--on', '1996-08-20');
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain('HIPAA was enacted on 1996-08-21');
    expect(err).toContain('Give a day from 1996-08-21 on');
  });

  it('refuses what is no day', async () => {
    const { code, err } = await dossier('law', '--on', '2026-02-30');
    expect(code).toBe(64);
    expect(err).toContain('--on 2026-02-30 is not a calendar day');
  });
});
