import { assert, describe, expect, it } from 'vitest';
import type { AssessedFinding } from '../../src/model/assessed.js';
import { isoDate } from '../../src/model/date.js';
import type { CulpabilityInput, Engagement, EntityStatus } from '../../src/model/engagement.js';
import { isUrgentCure, type Exposure } from '../../src/model/penalty.js';
import { priceSpans } from '../../src/price/price-spans.js';
import { price } from '../../src/price/price.js';
import { violationSpans } from '../../src/price/violation-spans.js';

const ASOF = isoDate('2026-11-22');

function engagement(
  changes: Partial<
    Pick<Engagement, 'noticeDate' | 'culpability' | 'factors' | 'recognizedSecurityPractices'>
  > = {},
  status: EntityStatus = 'covered entity',
): Engagement {
  return {
    name: 'northwind',
    entity: { name: 'Northwind Remedies', status, industry: 'online retail pharmacy' },
    dossier: { title: 'Storefront', question: 'What may it cost?', paper: 'Letter' },
    asOf: ASOF,
    sources: [],
    systems: [{ id: 'shop', name: 'Shop', match: {}, holdsPhi: true, individuals: 500 }],
    vendors: [],
    culpability: [],
    factors: [],
    suppressions: [],
    ...changes,
  };
}

/** A counted finding of the shop that fails a provision from one day to another. */
function finding(
  id: string,
  provision: string,
  from: string,
  to = '',
  changes: Partial<AssessedFinding> = {},
): AssessedFinding {
  const day = isoDate(from);
  const end = to === '' ? ASOF : isoDate(to);
  return {
    id,
    family: 'aws-s3-logging',
    title: 'Bucket without access logs',
    resource: { id: `arn:aws:s3:::${id}`, tags: {} },
    severity: 'medium',
    state: { kind: 'open' },
    observations: [
      {
        id: `O-${id}`,
        tool: 'Prowler',
        format: 'prowler-csv',
        at: { file: 'scan.csv', line: 2, sha256: '0' },
        checkId: 's3_logging',
        title: 'Bucket without access logs',
        resource: { id: `arn:aws:s3:::${id}`, tags: {} },
        severity: 'medium',
        status: { result: 'fail', workflow: 'none', record: 'active' },
        seen: { first: day, basis: 'scanner' },
      },
    ],
    mapping: { kind: 'mapped', provision, related: [], reason: 'logs', source: 'crosswalk' },
    scope: { kind: 'in', system: 'shop', basis: 'account' },
    disposition: { kind: 'counted' },
    period: {
      kind: 'dated',
      interval: { from: day, to: end },
      from: { kind: 'stated', on: day, source: 'scan' },
      to: { kind: 'stated', on: end, source: 'scan' },
      ended: to !== '',
    },
    layer: 'logging',
    evidence: [],
    ...changes,
  };
}

function priced(
  findings: readonly AssessedFinding[],
  facts = engagement(),
): Extract<Exposure, { kind: 'priced' }> {
  const exposure = price({ engagement: facts, findings });
  assert(exposure.kind === 'priced');
  return exposure;
}

const CULPABLE: CulpabilityInput = {
  provision: '164.312(a)',
  tier: 'no-knowledge',
  reason: 'Found by the first scan',
  by: 'counsel',
};

describe('whether anything is priced', () => {
  const open = [finding('logs', '164.312(b)', '2026-11-01')];

  it('nothing before the status of the entity is stated', () => {
    expect(price({ engagement: engagement({}, 'not determined'), findings: open })).toMatchObject({
      kind: 'not-priced',
      hint: expect.stringContaining('entity.status') as unknown,
    });
    expect(price({ engagement: engagement({}, 'neither'), findings: open })).toMatchObject({
      kind: 'not-priced',
      hint: expect.stringContaining('16 CFR part 318') as unknown,
    });
    expect(price({ engagement: engagement({}, 'business associate'), findings: open }).kind).toBe('priced');
  });

  it('nothing, and not zero, when no finding is counted', () => {
    const suppressed = finding('logs', '164.312(b)', '2026-11-01', '', {
      disposition: { kind: 'suppressed', suppression: 'S-1', reason: 'test bucket' },
    });
    expect(price({ engagement: engagement(), findings: [suppressed] }).kind).toBe('not-priced');
    const old = finding('logs', '164.312(b)', '2019-01-01', '2019-02-01');
    expect(price({ engagement: engagement(), findings: [old] })).toMatchObject({
      kind: 'not-priced',
      reason: expect.stringContaining('older than six years') as unknown,
    });
  });
});

describe('exposure of an engagement', () => {
  it('unites the days of the findings of a provision and ranges from estimate to ceiling', () => {
    const exposure = priced([
      finding('a', '164.312(b)', '2026-11-13'),
      finding('b', '164.312(b)', '2026-11-03', '2026-11-15'),
      finding('c', '164.308(a)(1)(ii)(D)', '2026-11-22'),
    ]);
    expect(exposure.provisions).toMatchObject([
      {
        provision: '164.312(b)',
        count: 20,
        from: '2026-11-03',
        to: '2026-11-22',
        tier: 'reasonable-cause',
        tierIsDefault: true,
        estimate: 2_922_000,
        ceiling: 146_022_000,
        findings: ['a', 'b'],
        byTier: {
          'no-knowledge': { estimate: 290_000, ceiling: 146_022_000 },
          'willful-neglect-not-corrected': { estimate: 146_022_000, ceiling: 219_029_400 },
        },
      },
      { provision: '164.308(a)(1)(ii)(D)', count: 1, estimate: 146_100, ceiling: 7_301_100, findings: ['c'] },
    ]);
    expect(exposure.headline).toMatchObject({ low: 3_068_100, high: 153_323_100 });
    expect(exposure).toMatchObject({ noticeDate: '2026-11-22', noticeIsAssumed: true });
    expect(exposure.schedule.id).toBe('adj-2025-pub-2026');
    expect(exposure.warnings.join()).toContain('No notice date is stated');
  });

  it('its provisions add up to the subtotal less overlaps, under every policy', () => {
    const { provisions, penalty } = priced([
      finding('a', '164.312(a)(1)', '2024-05-01'),
      finding('b', '164.312(a)(2)(iv)', '2025-05-01'),
      finding('c', '164.312(b)', '2026-05-01'),
    ]);
    const add = (of: (provision: (typeof provisions)[number]) => number): number =>
      provisions.reduce((total, provision) => total + of(provision), 0);
    expect(add(({ floor }) => floor)).toBe(penalty.floor.total);
    expect(add(({ ceiling }) => ceiling)).toBe(penalty.ceiling.total);
    expect(add(({ byPolicy }) => byPolicy.codified)).toBe(penalty.estimate.codified.total);
    expect(add(({ byPolicy }) => byPolicy.discretion)).toBe(penalty.estimate.discretion.total);
    expect(add(({ byPolicy }) => byPolicy.discretionAdjusted)).toBe(
      penalty.estimate.discretionAdjusted.total,
    );
  });

  it('charges nothing after a stated notice, nothing older than six years, and says both', () => {
    const exposure = priced(
      [finding('a', '164.312(b)', '2019-01-01')],
      engagement({ noticeDate: isoDate('2026-01-27') }),
    );
    expect(exposure.provisions).toMatchObject([{ from: '2020-01-27', to: '2026-01-27', barredDays: 391 }]);
    expect(exposure.schedule.id).toBe('adj-2024');
    expect(exposure.warnings.join()).toContain('391 days are older than six years');
    expect(exposure.warnings.join()).toContain('after the notice of 2026-01-27 are not priced');
  });

  it('has unique line ids in each result', () => {
    const { penalty } = priced(
      [finding('a', '164.312(b)', '2015-06-01')],
      engagement({ noticeDate: isoDate('2019-10-25') }),
    );
    const ids = penalty.estimate.codified.lines.map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual([
      '164.312(b)/2015/codified/minimum',
      '164.312(b)/2015/codified/minimum/2',
      '164.312(b)/2016/codified/minimum',
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('prints every gap between the counted days of a line', () => {
    const { penalty } = priced([
      finding('a', '164.312(b)', '2026-01-01', '2026-01-31'),
      finding('b', '164.312(b)', '2026-02-01', '2026-02-03'),
      finding('c', '164.312(b)', '2026-05-01', '2026-05-10'),
    ]);
    expect(penalty.estimate.discretion.lines).toMatchObject([
      {
        count: 44,
        from: '2026-01-01',
        to: '2026-05-10',
        days: [
          { from: '2026-01-01', to: '2026-02-03' },
          { from: '2026-05-01', to: '2026-05-10' },
        ],
      },
    ]);
    const [whole] = priced([finding('a', '164.312(b)', '2026-01-01')]).penalty.ceiling.lines;
    expect(whole && 'days' in whole).toBe(false);
  });

  it('names first the rows whose scanner states the first day', () => {
    const run = finding('run', '164.312(b)', '2026-03-01');
    const rows = run.observations.map((row) => ({ ...row, seen: { ...row.seen, basis: 'run' as const } }));
    const { provisions } = priced([
      { ...run, id: 'A', observations: rows.map((row) => ({ ...row, id: 'A', at: { ...row.at, line: 9 } })) },
      finding('stated', '164.312(b)', '2026-03-01'),
    ]);
    expect(provisions[0]?.firstObservations.map(({ line }) => line)).toEqual([2, 9]);
  });

  it('keeps states, outcomes and breach duties apart from the penalty', () => {
    const { keptApart } = priced([finding('a', '164.312(b)', '2025-12-31')]);
    expect(keptApart.stateAttorneyGeneral).toMatchObject({
      amount: 2_510_000,
      lines: [
        { year: 2025, count: 1, amount: 10_000 },
        { year: 2026, count: 326, amount: 2_500_000 },
      ],
    });
    expect(keptApart.benchmarks.map(({ id }) => id)).toContain('texas-hhsc-2019');
    expect(keptApart.breachDuties.map(({ citation }) => citation)).toEqual([
      '45 CFR 164.404',
      '45 CFR 164.408(b)',
    ]);
  });
});

describe('culpability', () => {
  it('is that of the nearest paragraph, then of `*`, then reasonable cause', () => {
    const findings = [
      finding('a', '164.312(a)(2)(iv)', '2026-11-01'),
      finding('b', '164.312(b)', '2026-11-01'),
    ];
    const tiers = (culpability: readonly CulpabilityInput[]): string[] =>
      violationSpans(findings, { culpability }).map(({ tier }) => tier);
    const rest: CulpabilityInput = { ...CULPABLE, provision: '*', tier: 'willful-neglect-corrected' };
    expect(tiers([])).toEqual(['reasonable-cause', 'reasonable-cause']);
    expect(tiers([rest, CULPABLE])).toEqual(['no-knowledge', 'willful-neglect-corrected']);
    expect(
      tiers([CULPABLE, { ...CULPABLE, provision: '164.312(a)(2)(iv)', tier: 'reasonable-cause' }]),
    ).toEqual(['reasonable-cause', 'reasonable-cause']);
  });

  it('counts persons where it says so, and refuses to guess how many', () => {
    const perPerson: CulpabilityInput = { ...CULPABLE, provision: '164.312(b)', countPer: 'person' };
    const exposed = [finding('a', '164.312(b)', '2026-11-01'), finding('b', '164.312(b)', '2026-11-05')];
    const stated = { ...perPerson, individuals: 30, on: isoDate('2026-11-05') };
    expect(violationSpans(exposed, { culpability: [stated] })).toMatchObject([
      { basis: 'per-person', persons: 30, from: '2026-11-05', to: '2026-11-05', findings: ['a', 'b'] },
    ]);
    expect(() => violationSpans(exposed, { culpability: [perPerson] })).toThrow('`individuals` and `on`');
  });
});

describe('cure windows', () => {
  it('are open from a stated day of knowledge, cured, or lapsed', () => {
    const known = (knownOn: string): Engagement =>
      engagement({ culpability: [{ ...CULPABLE, provision: '*', knownOn: isoDate(knownOn) }] });
    const open = [finding('a', '164.312(b)', '2026-10-01')];
    expect(priced(open, known('2026-11-01')).cureWindows).toMatchObject([
      { lastDay: '2026-11-30', state: 'open' },
    ]);
    expect(priced(open, known('2026-10-01')).cureWindows).toMatchObject([
      { lastDay: '2026-10-30', state: 'lapsed' },
    ]);
    const fixed = [
      finding('a', '164.312(b)', '2026-10-01', '2026-10-20'),
      finding('b', '164.312(d)', '2026-10-01'),
    ];
    const exposure = priced(fixed, known('2026-10-05'));
    expect(exposure.cureWindows.map(({ state }) => state)).toEqual(['cured', 'lapsed']);
    expect(exposure.provisions).toMatchObject([{ count: 53 }, { count: 0, estimate: 0 }]);
  });

  it('are two where a violation began after the stated day: it has 30 days of its own', () => {
    const { cureWindows } = priced(
      [
        finding('a', '164.312(b)', '2026-10-01'),
        finding('b', '164.312(b)', '2026-10-05'),
        finding('late', '164.312(b)', '2026-11-10'),
      ],
      engagement({ culpability: [{ ...CULPABLE, provision: '*', knownOn: isoDate('2026-10-03') }] }),
    );
    expect(cureWindows).toMatchObject([
      { state: 'lapsed', lastDay: '2026-11-01', findings: 2, otherFindings: 1, coversAll: false },
      { state: 'open', lastDay: '2026-12-09', findings: 1, otherFindings: 2, coversAll: false },
    ]);
    expect(cureWindows[1]?.effect).toBe('Corrected by the last day: no penalty for these findings.');
    expect(cureWindows.map(isUrgentCure)).toEqual([false, false]);
  });

  it('run through their last day', () => {
    const on = (knownOn: string) =>
      priced(
        [finding('a', '164.312(b)', '2026-10-01')],
        engagement({ culpability: [{ ...CULPABLE, provision: '*', knownOn: isoDate(knownOn) }] }),
      ).cureWindows[0];
    expect(on('2026-10-24')).toMatchObject({ lastDay: '2026-11-22', state: 'open', coversAll: true });
    expect(on('2026-10-24')?.effect).toBe('Corrected by the last day: no penalty.');
    expect(on('2026-10-23')).toMatchObject({ lastDay: '2026-11-21', state: 'lapsed' });
  });

  it('are assumed from the first report only where correction can still come in time', () => {
    const { cureWindows } = priced([
      finding('old', '164.312(b)', '2025-01-01'),
      finding('new', '164.312(b)', '2026-11-10'),
      finding('older', '164.312(d)', '2026-10-01'),
    ]);
    expect(cureWindows).toMatchObject([
      { provision: '164.312(b)', knownOn: '2026-11-10', lastDay: '2026-12-09', state: 'open' },
    ]);
    expect(cureWindows[0]?.assumes).toBe(
      'Assumes that the first report was the first knowledge; holds for 1 finding since 2026-11-10. The provision has 1 finding whose period has passed or that ended before.',
    );
  });
});

describe('recognized security practices', () => {
  const practices = (since: string): Engagement =>
    engagement({
      recognizedSecurityPractices: {
        framework: 'NIST CSF',
        since: isoDate(since),
        reductionPercent: 20,
        reason: 'Assessed every year',
        evidence: [],
      },
    });
  const open = [finding('a', '164.312(b)', '2025-01-01')];

  it('count when in place for the twelve months before the notice', () => {
    const { penalty } = priced(open, practices('2025-11-22'));
    expect(penalty.estimate.discretion).toMatchObject({ subtotal: 20_000_000, total: 16_000_000 });
    expect(penalty.ceiling.total).toBe(penalty.ceiling.subtotal);
  });

  it('do not count a day later, and the dossier says why', () => {
    const { penalty, warnings } = priced(open, practices('2025-11-23'));
    expect(penalty.estimate.discretion.total).toBe(20_000_000);
    expect(warnings.join()).toContain('less than twelve months');
  });
});

describe('factors of 45 CFR 160.408', () => {
  it('without a percentage are printed and change nothing', () => {
    const { penalty } = priced(
      [finding('a', '164.312(b)', '2025-01-01')],
      engagement({
        factors: [{ paragraph: '160.408(d)(3)', kind: 'mitigating', statement: 'Small', by: 'counsel' }],
      }),
    );
    expect(penalty.estimate.codified.adjustments).toMatchObject([
      { citation: '45 CFR 160.408(d)(3)', amount: 0 },
    ]);
  });
});

describe('a standard beside its own specification (45 CFR 160.404(b)(3))', () => {
  const access = finding('public-bucket', '164.312(a)(1)', '2026-09-01');
  const encryption = finding('plain-volume', '164.312(a)(2)(iv)', '2026-09-01');

  it('charges both where different findings break them, and says what one requirement would come to', () => {
    const both = price({ engagement: engagement(), findings: [access, encryption] });
    const alone = price({ engagement: engagement(), findings: [access] });
    assert(both.kind === 'priced' && alone.kind === 'priced');
    expect(both.headline.low).toBe(2 * alone.headline.low);
    const { low, high } = both.headline;
    expect(both.ifOneRequirement).toEqual({
      low: alone.headline.low,
      high: alone.headline.high,
      givenUp: [
        {
          provision: '164.312(a)(1)',
          low: low - alone.headline.low,
          high: high - alone.headline.high,
        },
      ],
    });
    expect(alone.ifOneRequirement).toBeUndefined();
  });

  it('charges one finding under one of them only', () => {
    const spans = violationSpans([access, encryption], engagement()).map((span) => ({
      ...span,
      findings: ['the same'],
    }));
    const { estimate } = priceSpans(spans, { noticeDate: ASOF, adjustments: [] });
    const overlap = estimate.discretion.adjustments.filter(({ kind }) => kind === 'overlap');
    expect(overlap.map(({ provision }) => provision)).toEqual(['164.312(a)(1)']);
    expect(estimate.discretion.total).toBe(estimate.discretion.subtotal / 2);
  });
});
