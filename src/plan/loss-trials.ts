import type { LossRanges } from '../model/loss-simulation.js';
import { TIERS } from '../model/penalty.js';
import type { Tier } from '../model/penalty.js';
import { triangular } from './triangular.js';

/** What a penalty of one tier may come to on one day, in cents. */
export interface TierAmounts {
  readonly low: number;
  readonly high: number;
}

/** Amounts by tier, for each day on which a notice may come, the first day first. */
export type AmountsByDay = readonly ReadonlyMap<Tier, TierAmounts>[];

export interface Losses {
  readonly nothingDone: Float64Array;
  readonly withPlan: Float64Array;
}

const LOW_END = { low: 0, likely: 0, high: 0 };

/**
 * Draws the ranges once for each trial. Both outcomes of a trial share everything that was drawn, so that they differ
 * by the plan alone. Every trial takes as many random numbers as any other, so that a changed range changes what
 * hangs on it and nothing else.
 */
export function lossTrials(
  ranges: LossRanges,
  years: number,
  amounts: { readonly nothingDone: AmountsByDay; readonly withPlan: AmountsByDay },
  random: () => number,
): Losses {
  const { trials, inquiry, penalty, position, costs, tiers } = ranges;
  const nothingDone = new Float64Array(trials);
  const withPlan = new Float64Array(trials);
  const tierAt = tierPicker(tiers.weights);
  for (let trial = 0; trial < trials; trial += 1) {
    const perYear = triangular(inquiry, random());
    const isAsked = random() < 1 - (1 - perYear) ** years;
    const ends = random() < triangular(penalty, random());
    const tier = tierAt(random());
    const day = Math.floor(random() * amounts.nothingDone.length);
    const share = triangular(position ?? LOW_END, random());
    const cost = costs.reduce((total, range) => total + Math.round(triangular(range, random())), 0);
    if (!isAsked) continue;
    nothingDone[trial] = cost + (ends ? amountOf(amounts.nothingDone[day]?.get(tier), share) : 0);
    withPlan[trial] = cost + (ends ? amountOf(amounts.withPlan[day]?.get(tier), share) : 0);
  }
  return { nothingDone, withPlan };
}

function amountOf(amounts: TierAmounts | undefined, share: number): number {
  if (!amounts) throw new RangeError('a tier that was drawn has no amount');
  return Math.round(amounts.low + share * (amounts.high - amounts.low));
}

function tierPicker(weights: LossRanges['tiers']['weights']): (at: number) => Tier {
  const weighted = TIERS.flatMap((tier) =>
    (weights[tier] ?? 0) > 0 ? [{ tier, weight: weights[tier] ?? 0 }] : [],
  );
  const whole = weighted.reduce((total, { weight }) => total + weight, 0);
  return (at) => {
    let left = at * whole;
    for (const { tier, weight } of weighted) {
      left -= weight;
      if (left < 0) return tier;
    }
    return weighted.at(-1)?.tier ?? 'reasonable-cause';
  };
}
