import { toDayNumber } from '../model/date.js';
import type { IsoDate } from '../model/date.js';
import type { LossDistribution, LossSimulation, ReturnOnPlan } from '../model/loss-simulation.js';
import { cents } from '../model/money.js';
import type { Cents, CentsRange } from '../model/money.js';
import { TIERS } from '../model/penalty.js';
import type { Tier, ViolationSpan } from '../model/penalty.js';
import type { Plan } from '../model/plan.js';
import { accruingProvisions, continued } from './accrual.js';
import type { Accruing } from './accrual.js';
import { lossTrials } from './loss-trials.js';
import type { AmountsByDay, Losses, TierAmounts } from './loss-trials.js';
import type { PlanInput } from './input.js';
import { closingDay } from './reduction.js';
import { openItems } from './rewards.js';
import { inDollars } from './words.js';
import { seededUniform } from './xoshiro128.js';

/** Low and high end of the pricing engine for spans, were every violation of one tier. */
export type PriceAsTier = (spans: readonly ViolationSpan[], tier: Tier) => TierAmounts;

/** Chances of which the curve gives the loss. */
const CHANCES = [0.5, 0.4, 0.3, 0.25, 0.2, 0.15, 0.1, 0.075, 0.05, 0.025, 0.01, 0.005] as const;
const DAYS_PER_YEAR = 365.25;
const MONTHS_PER_YEAR = 12;

/**
 * Losses until the horizon with nothing done and with the plan, drawn from the ranges that the engagement states;
 * undefined where it states none. Nothing is drawn where no penalty is priced or a notice has come already.
 */
export function simulateLoss(
  { engagement, assessed, exposure, asOf, horizon, spans }: PlanInput,
  plan: Pick<Plan, 'actions' | 'selectedOneOff' | 'selectedMonthly' | 'path'>,
  priceAs: PriceAsTier,
): LossSimulation | undefined {
  const ranges = engagement.lossSimulation;
  if (!ranges) return undefined;
  if (exposure.kind === 'not-priced') return { kind: 'not-simulated', reason: exposure.reason };
  if (engagement.noticeDate !== undefined && engagement.noticeDate <= asOf) {
    return {
      kind: 'not-simulated',
      reason: `A notice of ${engagement.noticeDate} has come: the inquiry is no chance any more.`,
    };
  }
  const days = 'kind' in plan.path ? [] : plan.path.points.map(({ on }) => on);
  const before = days.filter((day) => day < horizon);
  if (horizon <= asOf || before.length === 0) {
    return { kind: 'not-simulated', reason: `No day lies between ${asOf} and the horizon, ${horizon}.` };
  }
  const provisions = accruingProvisions(spans, asOf, openItems({ assessed }));
  const closers = plan.actions.flatMap(({ selected, finish, findings }) =>
    selected && finish !== undefined ? [{ finish, items: new Set(findings) }] : [],
  );
  const priced = (chosen: ReadonlySet<number>): AmountsByDay =>
    before.map((day) => amountsOn(day, provisions, (items) => closingDay(items, closers, chosen), priceAs));
  const years = (toDayNumber(horizon) - toDayNumber(asOf)) / DAYS_PER_YEAR;
  const losses = lossTrials(
    ranges,
    years,
    { nothingDone: priced(new Set()), withPlan: priced(new Set(closers.keys())) },
    seededUniform(ranges.seed),
  );
  const difference = losses.nothingDone.map((loss, trial) => loss - (losses.withPlan[trial] ?? 0));
  const avoided = meanOf(difference);
  return {
    kind: 'simulated',
    seed: ranges.seed,
    trials: ranges.trials,
    generator: 'xoshiro128** 1.1, seeded by splitmix64 (Blackman and Vigna, prng.di.unimi.it)',
    from: asOf,
    to: horizon,
    nothingDone: distributionOf(losses.nothingDone),
    withPlan: distributionOf(losses.withPlan),
    avoided,
    curve: curveOf(losses),
    returnOnPlan: returnOf(avoided, costUntil(plan, years)),
  };
}

/** What a notice on that day could charge, for each tier. */
function amountsOn(
  day: IsoDate,
  provisions: readonly Accruing[],
  closing: (items: readonly string[]) => IsoDate | undefined,
  priceAs: PriceAsTier,
): ReadonlyMap<Tier, TierAmounts> {
  const spans = provisions.flatMap((provision) => continued(provision, closing(provision.items), day));
  return new Map(TIERS.map((tier) => [tier, priceAs(spans, tier)]));
}

function meanOf(losses: Float64Array): { readonly mean: Cents; readonly standardError: Cents } {
  const mean = losses.reduce((total, loss) => total + loss, 0) / losses.length;
  const squares = losses.reduce((total, loss) => total + (loss - mean) ** 2, 0);
  const variance = losses.length > 1 ? squares / (losses.length - 1) : 0;
  return {
    mean: cents(Math.round(mean)),
    standardError: cents(Math.ceil(Math.sqrt(variance / losses.length))),
  };
}

function distributionOf(losses: Float64Array): LossDistribution {
  const sorted = losses.toSorted();
  return {
    ...meanOf(losses),
    p10: exceededBy(sorted, 0.9),
    p50: exceededBy(sorted, 0.5),
    p90: exceededBy(sorted, 0.1),
    anyLoss: losses.filter((loss) => loss > 0).length / losses.length,
  };
}

/** The loss that the share `chance` of the trials exceeds at most (nearest rank). */
function exceededBy(sorted: Float64Array, chance: number): Cents {
  const rank = Math.ceil((1 - chance) * sorted.length - 1e-9);
  return cents(sorted[Math.max(0, rank - 1)] ?? 0);
}

function curveOf(losses: Losses): Extract<LossSimulation, { kind: 'simulated' }>['curve'] {
  const [nothingDone, withPlan] = [losses.nothingDone.toSorted(), losses.withPlan.toSorted()];
  return CHANCES.map((chance) => ({
    chance,
    nothingDone: exceededBy(nothingDone, chance),
    withPlan: exceededBy(withPlan, chance),
  }));
}

function costUntil(
  { selectedOneOff, selectedMonthly }: Pick<Plan, 'selectedOneOff' | 'selectedMonthly'>,
  years: number,
): CentsRange {
  const cost = (end: keyof CentsRange): Cents =>
    cents(selectedOneOff[end] + Math.round(selectedMonthly[end] * years * MONTHS_PER_YEAR));
  return { low: cost('low'), likely: cost('likely'), high: cost('high') };
}

/** Never on the exposure itself: that is what the law allows, not what is to be expected. */
function returnOf(
  { mean, standardError }: { readonly mean: Cents; readonly standardError: Cents },
  cost: CentsRange,
): ReturnOnPlan {
  if (cost.low <= 0) {
    return { kind: 'not-given', reason: 'The plan costs nothing, and nothing can be divided by that.' };
  }
  if (mean <= 2 * standardError) {
    return {
      kind: 'not-given',
      reason: `The expected loss avoided, ${inDollars(mean)}, is no larger than twice its standard error, ${inDollars(standardError)}: it may be chance.`,
    };
  }
  const returned = (of: Cents): number => Math.round(((mean - of) / of) * 1000) / 1000;
  return {
    kind: 'given',
    low: returned(cost.high),
    likely: returned(cost.likely),
    high: returned(cost.low),
    cost,
  };
}
