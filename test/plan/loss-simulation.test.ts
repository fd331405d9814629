import { assert, property, double, integer, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/model/date.js';
import type { LossRanges, LossSimulation, StatedShare } from '../../src/model/loss-simulation.js';
import { cents, dollars } from '../../src/model/money.js';
import { priceAsTier } from '../../src/plan-input.js';
import { simulateLoss } from '../../src/plan/loss-simulation.js';
import { makePlan } from '../../src/plan/make-plan.js';
import { triangular } from '../../src/plan/triangular.js';
import { seededUniform, splitmix64, xoshiro128 } from '../../src/plan/xoshiro128.js';
import { AS_OF, HORIZON, NOT_PRICED, OPEN, planInput } from './retailer.js';

const by = { basis: 'assumption', by: 'counsel' };
const share = (low: number, likely = low, high = likely): StatedShare => ({ low, likely, high, ...by });
const cost = (low: number, likely = low, high = likely): LossRanges['costs'][number] => ({
  name: 'counsel',
  low: dollars(low),
  likely: dollars(likely),
  high: dollars(high),
  ...by,
});
const RANGES: LossRanges = {
  seed: 7,
  trials: 20_000,
  inquiry: share(0.1, 0.2, 0.6),
  penalty: share(0.5),
  tiers: { weights: { 'reasonable-cause': 1 }, ...by },
  costs: [cost(10_000, 20_000, 60_000)],
};

function simulation(changes: Partial<LossRanges> = {}, engagement = {}): LossSimulation | undefined {
  const input = planInput(OPEN, { engagement: { lossSimulation: { ...RANGES, ...changes }, ...engagement } });
  return simulateLoss(input, makePlan(input), priceAsTier(input.engagement));
}

function simulated(changes: Partial<LossRanges> = {}): Extract<LossSimulation, { kind: 'simulated' }> {
  const found = simulation(changes);
  if (found?.kind !== 'simulated') throw new Error('nothing was simulated');
  return found;
}

describe('random numbers', () => {
  it('are those of the published generators', () => {
    const next = xoshiro128([1, 2, 3, 4]);
    expect([next(), next(), next(), next()]).toEqual([11_520, 0, 5_927_040, 70_819_200]);
    const seeds = splitmix64(1_234_567n);
    expect([seeds(), seeds()]).toEqual([6_457_827_717_110_365_317n, 3_203_168_211_198_807_973n]);
  });

  it('lie between 0 and 1, evenly', () => {
    const next = seededUniform(1);
    const drawn = Array.from({ length: 20_000 }, next);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    const mean = drawn.reduce((total, value) => total + value, 0) / drawn.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / drawn.length));
  });

  it('become a triangle: its ends, its mode at its own share, and never outside', () => {
    const range = { low: 10, likely: 20, high: 60 };
    expect([triangular(range, 0), triangular(range, 0.2), triangular(range, 1)]).toEqual([10, 20, 60]);
    expect(triangular({ low: 5, likely: 5, high: 5 }, 0.7)).toBe(5);
    // Distribution function above the mode: 1 - (60 - x)^2 / (50 * 40).
    expect(triangular(range, 0.5)).toBeCloseTo(60 - Math.sqrt(0.5 * 50 * 40), 10);
    assert(
      property(double({ min: 0, max: 1, noNaN: true }), double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        const [lower, upper] = [triangular(range, Math.min(a, b)), triangular(range, Math.max(a, b))];
        expect(lower).toBeLessThanOrEqual(upper);
      }),
    );
  });
});

describe('simulated losses', () => {
  it('are none without ranges', () => {
    const input = planInput(OPEN);
    expect(simulateLoss(input, makePlan(input), priceAsTier(input.engagement))).toBeUndefined();
  });

  it('are not drawn without a price, or after a notice, and say why', () => {
    const input = { ...planInput(OPEN, { engagement: { lossSimulation: RANGES } }), exposure: NOT_PRICED };
    expect(simulateLoss(input, makePlan(input), priceAsTier(input.engagement))).toEqual({
      kind: 'not-simulated',
      reason: 'The entity status is not determined.',
    });
    expect(simulation({}, { noticeDate: isoDate('2026-10-01') })).toMatchObject({
      kind: 'not-simulated',
      reason: 'A notice of 2026-10-01 has come: the inquiry is no chance any more.',
    });
    const today = { ...planInput(OPEN, { engagement: { lossSimulation: RANGES } }), horizon: AS_OF };
    expect(simulateLoss(today, makePlan(today), priceAsTier(today.engagement))).toMatchObject({
      kind: 'not-simulated',
    });
  });

  it('are the same for the same seed, and others for another', () => {
    expect(simulated()).toEqual(simulated());
    expect(simulated({ seed: 8 }).nothingDone.mean).not.toBe(simulated().nothingDone.mean);
    expect(simulated()).toMatchObject({ seed: 7, trials: 20_000, from: AS_OF, to: HORIZON });
  });

  it('are what is certain, where everything is certain', () => {
    const sure = simulated({ inquiry: share(1), penalty: share(0), costs: [cost(30_000), cost(5_000)] });
    const loss = 3_500_000;
    expect(sure.nothingDone).toEqual({
      mean: loss,
      standardError: 0,
      p10: loss,
      p50: loss,
      p90: loss,
      anyLoss: 1,
    });
    expect(sure.withPlan).toEqual(sure.nothingDone);
    expect(simulated({ inquiry: share(0) }).nothingDone).toMatchObject({ mean: 0, p90: 0, anyLoss: 0 });
  });

  it('charge the low end of the tier drawn, on the date of this dossier or at the end of a month', () => {
    // Five provisions: $100,000 each for 2026, and from January 1,461 a day up to $100,000 for 2027.
    const sure = simulated({ inquiry: share(1), penalty: share(1), costs: [] });
    expect(sure.nothingDone.p10).toBe(50_000_000);
    expect(sure.nothingDone.p90).toBe(100_000_000);
    // 22 November, 30 November, 31 December; 31 days; 59 days; then full until 31 October: 13 days in all.
    const whole = 3 * 50_000_000 + 5 * 31 * 146_100 + 5 * 59 * 146_100 + 2 * 50_000_000 + 8 * 100_000_000;
    const { mean, standardError } = sure.nothingDone;
    expect(Math.abs(mean - whole / 13)).toBeLessThan(4 * standardError);
    expect(sure.withPlan.p90).toBe(50_000_000);
  });

  it('weigh the tiers as stated, and reach the high end where the place does', () => {
    const certain = { inquiry: share(1), penalty: share(1), costs: [] };
    const tier = (weights: LossRanges['tiers']['weights']): number =>
      simulated({ ...certain, tiers: { weights, ...by } }).nothingDone.mean;
    const [mild, severe] = [tier({ 'no-knowledge': 1 }), tier({ 'willful-neglect-not-corrected': 1 })];
    const mixed = simulated({
      ...certain,
      tiers: { weights: { 'no-knowledge': 3, 'willful-neglect-not-corrected': 1 }, ...by },
    }).nothingDone;
    expect(Math.abs(mixed.mean - (0.75 * mild + 0.25 * severe))).toBeLessThan(5 * mixed.standardError);
    const high = simulated({ ...certain, position: share(1) }).nothingDone;
    const middle = simulated({ ...certain, position: share(0.5) }).nothingDone;
    const low = simulated(certain).nothingDone;
    expect(high.p90).toBeGreaterThan(low.p90);
    expect(Math.abs(middle.mean - (low.mean + high.mean) / 2)).toBeLessThanOrEqual(1);
  });

  it('come as often as the stated chance over the years says', () => {
    const { anyLoss } = simulated({ inquiry: share(0.2), trials: 100_000 }).nothingDone;
    const chance = 1 - 0.8 ** (365 / 365.25);
    expect(Math.abs(anyLoss - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / 100_000));
  });

  it('never rise with the plan; the curve falls with the chance', () => {
    assert(
      property(
        record({ seed: integer({ min: 0, max: 1e6 }), inquiry: double({ min: 0.01, max: 1, noNaN: true }) }),
        ({ seed, inquiry }) => {
          const { nothingDone, withPlan, curve, avoided } = simulated({
            seed,
            inquiry: share(inquiry),
            trials: 1_000,
          });
          expect(withPlan.p90).toBeLessThanOrEqual(nothingDone.p90);
          expect(Math.abs(avoided.mean - (nothingDone.mean - withPlan.mean))).toBeLessThanOrEqual(1);
          for (const [index, point] of curve.entries()) {
            expect(point.withPlan).toBeLessThanOrEqual(point.nothingDone);
            expect(point.nothingDone).toBeGreaterThanOrEqual(curve[index - 1]?.nothingDone ?? 0);
          }
        },
      ),
      { numRuns: 10 },
    );
  });
});

describe('the return on the plan', () => {
  it('is expected loss avoided against what the plan costs until the horizon', () => {
    const input = planInput(OPEN, {
      engagement: { lossSimulation: { ...RANGES, inquiry: share(1), penalty: share(1) } },
    });
    const plan = {
      ...makePlan(input),
      selectedOneOff: { low: dollars(50_000), likely: dollars(100_000), high: dollars(200_000) },
      selectedMonthly: { low: cents(0), likely: cents(0), high: cents(0) },
    };
    const found = simulateLoss(input, plan, priceAsTier(input.engagement));
    if (found?.kind !== 'simulated' || found.returnOnPlan.kind !== 'given') throw new Error('no return');
    const { mean } = found.avoided;
    expect(found.returnOnPlan.likely).toBeCloseTo((mean - 10_000_000) / 10_000_000, 3);
    expect(found.returnOnPlan.low).toBeCloseTo((mean - 20_000_000) / 20_000_000, 3);
    expect(found.returnOnPlan.high).toBeCloseTo((mean - 5_000_000) / 5_000_000, 3);
    const monthly = {
      ...plan,
      selectedMonthly: { low: cents(100), likely: cents(1_000), high: cents(2_000) },
    };
    const dearer = simulateLoss(input, monthly, priceAsTier(input.engagement));
    // 365 days of 365.25: 11.99 months.
    expect(dearer).toMatchObject({ returnOnPlan: { cost: { likely: 10_000_000 + 11_992 } } });
  });

  it('is not given where nothing is paid, or where the difference may be chance', () => {
    const input = planInput(OPEN, { engagement: { lossSimulation: { ...RANGES, penalty: share(0) } } });
    const plan = makePlan(input);
    const zero = { low: cents(0), likely: cents(0), high: cents(0) };
    const free = simulateLoss(
      input,
      { ...plan, selectedOneOff: zero, selectedMonthly: zero },
      priceAsTier(input.engagement),
    );
    expect(free).toMatchObject({
      returnOnPlan: {
        kind: 'not-given',
        reason: expect.stringContaining('The plan costs nothing') as unknown,
      },
    });
    const rare = simulated({ inquiry: share(0.001), trials: 1_000 });
    expect(rare.returnOnPlan).toMatchObject({
      kind: 'not-given',
      reason: expect.stringMatching(
        /^The expected loss avoided, \$[\d,]+, is no larger than twice its standard error, \$[\d,]+: it may be chance\.$/,
      ) as unknown,
    });
    expect(simulated({ penalty: share(0) }).returnOnPlan).toMatchObject({ kind: 'not-given' });
  });
});
