import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
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
      '164.524    2020  per-day 2020-05-24 to 2020-11-30    191         $1,280  $244,480',
    );
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
    expect(out).toMatch(/Not verified\n.*HHS has published none/);
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

  it('refuses what is no day', async () => {
    const { code, err } = await dossier('law', '--on', '2026-02-30');
    expect(code).toBe(64);
    expect(err).toContain('--on 2026-02-30 is not a calendar day');
  });
});
