import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { assembleDossier } from '../../src/assemble/assemble-dossier.js';
import { balance, ImbalanceError } from '../../src/balance.js';
import { readInput } from '../../src/io/read-input.js';
import type { Dossier } from '../../src/model/dossier.js';
import { cents, type Cents } from '../../src/model/money.js';
import type { PolicyResult } from '../../src/model/penalty.js';
import { buildDossier } from '../../src/pipeline.js';
import { hazelShop, OPEN_BUCKET, PLAIN_TRAIL, ROOT_WITHOUT_MFA } from '../commands/hazel-shop.js';
import { dossier } from '../commands/run-dossier.js';

// Stands between the stages and the balance: tests lose something there, as a bug would.
vi.mock(import('../../src/assemble/assemble-dossier.js'), async (original) => {
  const actual = await original();
  return { ...actual, assembleDossier: vi.fn(actual.assembleDossier) };
});

const root = mkdtempSync(path.join(tmpdir(), 'dossier-balance-'));
const folder = hazelShop(root, 'hazel', { rows: [OPEN_BUCKET, PLAIN_TRAIL, ROOT_WITHOUT_MFA] });
let sound: Dossier;
beforeAll(async () => {
  sound = await buildDossier(await readInput(folder), () => undefined);
});
afterEach(() => vi.mocked(assembleDossier).mockReset());
afterAll(() => rmSync(root, { recursive: true }));

type Priced = Extract<Dossier['exposure'], { kind: 'priced' }>;

function exposureOf({ exposure }: Dossier): Priced {
  if (exposure.kind !== 'priced') throw new Error('the shop is priced');
  return exposure;
}

function withCeiling(whole: Dossier, change: (ceiling: PolicyResult) => PolicyResult): Dossier {
  const exposure = exposureOf(whole);
  const { penalty } = exposure;
  return { ...whole, exposure: { ...exposure, penalty: { ...penalty, ceiling: change(penalty.ceiling) } } };
}

function withFirstAction(
  whole: Dossier,
  change: (action: Dossier['plan']['actions'][number]) => Dossier['plan']['actions'][number],
): Dossier {
  const actions = whole.plan.actions.map((action, index) => (index === 0 ? change(action) : action));
  return { ...whole, plan: { ...whole.plan, actions } };
}

const more = (amount: Cents): Cents => cents(amount + 1);

const LOSSES: readonly (readonly [string, (whole: Dossier) => Dossier, string])[] = [
  [
    'a finding',
    (whole) => ({ ...whole, assessed: { ...whole.assessed, findings: whole.assessed.findings.slice(1) } }),
    'ledger: findings = assessed findings: 3 is not 2',
  ],
  [
    'a finding of a weakness',
    (whole) => {
      const weaknesses = whole.assessed.weaknesses.map((weakness, index) =>
        index === 0 ? { ...weakness, findings: [] } : weakness,
      );
      return { ...whole, assessed: { ...whole.assessed, weaknesses } };
    },
    'weaknesses: all findings in one: 2 is not 3',
  ],
  [
    'a source',
    (whole) => ({ ...whole, sources: [] }),
    'ledger: records = records of all sources: 3 is not 0',
  ],
  [
    'a record of a source',
    (whole) => ({ ...whole, sources: whole.sources.map((source) => ({ ...source, records: 4 })) }),
    'scans/findings.csv: records = observations + skipped: 4 is not 3',
  ],
  [
    'the count of a disposition',
    (whole) => ({ ...whole, ledger: { ...whole.ledger, dispositions: { counted: 2 } } }),
    'ledger: findings = sum of dispositions: 3 is not 2',
  ],
  [
    'a penalty line',
    (whole) => withCeiling(whole, (ceiling) => ({ ...ceiling, lines: ceiling.lines.slice(1) })),
    'subtotal = sum of lines',
  ],
  [
    'a cent of a penalty line',
    (whole) =>
      withCeiling(whole, (ceiling) => ({
        ...ceiling,
        lines: ceiling.lines.map((line, at) => (at === 0 ? { ...line, amount: more(line.amount) } : line)),
      })),
    'subtotal = sum of lines',
  ],
  [
    'a cent of the headline',
    (whole) => {
      const exposure = exposureOf(whole);
      return {
        ...whole,
        exposure: {
          ...exposure,
          headline: { ...exposure.headline, high: more(exposure.headline.high) },
        },
      };
    },
    'headline: high = ceiling',
  ],
  [
    'a cent of what has accrued in the plan',
    (whole) => {
      const { path: way } = whole.plan;
      if ('kind' in way) throw new Error('the plan of the shop is priced');
      return { ...whole, plan: { ...whole.plan, path: { ...way, accrued: more(way.accrued) } } };
    },
    'plan: accrued = estimate under discretion before stated adjustments',
  ],
  [
    'a cost line',
    (whole) => withFirstAction(whole, (action) => ({ ...action, costLines: [] })),
    'likely = sum of its cost lines',
  ],
  [
    'an action',
    (whole) => ({ ...whole, plan: { ...whole.plan, actions: whole.plan.actions.slice(1) } }),
    'plan: cost of all = sum of all actions',
  ],
];

describe('the books balance', () => {
  it('of a dossier as it was built', () => {
    expect(() => balance(sound)).not.toThrow();
    expect(sound.assessed.findings).toHaveLength(3);
  });

  it('of a notice that is earlier than the day of assessment: the plan starts where the notice ends', async () => {
    const early = hazelShop(root, 'early', {
      rows: [OPEN_BUCKET, PLAIN_TRAIL],
      more: 'noticeDate: 2026-04-15',
    });
    const { exposure, plan } = await buildDossier(await readInput(early), () => undefined);
    if (exposure.kind !== 'priced' || 'kind' in plan.path) throw new Error('the shop is priced');
    expect(exposure.headline.low).toBe(plan.path.accrued);
    expect(exposure.headline.low).toBeLessThan(exposureOf(sound).headline.low);
    expect(plan.path.points[0]?.nothingDone).toBe(plan.path.accrued);
    expect(plan.path.avoidable).toBeGreaterThan(0);
    expect(plan.assumptions.join()).toContain('The notice of 2026-04-15 does not charge the days after it');
  });

  it.each(LOSSES)('not when %s is lost, and the account is named', (_, lose, account) => {
    expect(() => balance(lose(sound))).toThrow(ImbalanceError);
    expect(() => balance(lose(sound))).toThrow(account);
  });

  it.each(LOSSES)('and when %s is lost nothing is written', async (_, lose, account) => {
    vi.mocked(assembleDossier).mockImplementationOnce(() => lose(sound));
    const out = path.join(root, 'out');
    const run = await dossier('build', folder, '--no-pdf', '--out', out);
    expect([run.code, run.out]).toEqual([70, '']);
    expect(run.err).toContain(account);
    expect(existsSync(out)).toBe(false);
  });
});
