import type { IsoDate } from './date.js';
import type { Cents, CentsRange } from './money.js';
import type { Tier } from './penalty.js';

/** Whose figure it is and what it rests on; printed with everything that hangs on it. */
export interface Stated {
  readonly basis: string;
  readonly by: string;
}

/** A share between 0 and 1, as its author would bound it. */
export interface StatedShare extends Stated {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

export interface StatedCost extends Stated {
  readonly name: string;
  readonly low: Cents;
  readonly likely: Cents;
  readonly high: Cents;
}

/** What a simulation of losses rests on: all of it stated by people, none of it known to this program. */
export interface LossRanges {
  readonly seed: number;
  readonly trials: number;
  /** Chance of an inquiry of OCR within a year. */
  readonly inquiry: StatedShare;
  /** Chance that an inquiry ends in a penalty or a settlement. */
  readonly penalty: StatedShare;
  /** How likely each tier is to be found, relative to the others; a tier that is not named has no weight. */
  readonly tiers: Stated & { readonly weights: Readonly<Partial<Record<Tier, number>>> };
  /** Where between the low and the high end of that tier the amount falls; the low end where it is not stated. */
  readonly position?: StatedShare;
  /** What each inquiry costs beside a penalty. */
  readonly costs: readonly StatedCost[];
}

export interface LossDistribution {
  /** Mean over all trials. */
  readonly mean: Cents;
  readonly standardError: Cents;
  /** Losses that 10, 50 and 90 of 100 trials stay at or below. */
  readonly p10: Cents;
  readonly p50: Cents;
  readonly p90: Cents;
  /** Share of trials with any loss. */
  readonly anyLoss: number;
}

/** Return on the cost of the plan, on expected loss alone. */
export type ReturnOnPlan =
  | {
      readonly kind: 'given';
      /** (expected loss avoided - cost) / cost, at the high, the likely and the low cost of the plan. */
      readonly low: number;
      readonly likely: number;
      readonly high: number;
      /** One-off, and monthly until the horizon. */
      readonly cost: CentsRange;
    }
  | { readonly kind: 'not-given'; readonly reason: string };

/**
 * Simulated losses, apart from the penalties that the law allows: what people's ranges come to when they are drawn
 * many times. The same seed and ranges give the same figures.
 */
export type LossSimulation =
  | { readonly kind: 'not-simulated'; readonly reason: string }
  | {
      readonly kind: 'simulated';
      readonly seed: number;
      readonly trials: number;
      /** Name and source of the generator of random numbers. */
      readonly generator: string;
      readonly from: IsoDate;
      readonly to: IsoDate;
      readonly nothingDone: LossDistribution;
      readonly withPlan: LossDistribution;
      /** Mean of the difference, trial by trial. */
      readonly avoided: { readonly mean: Cents; readonly standardError: Cents };
      /** Loss-exceedance curve: the loss that is exceeded with that chance. */
      readonly curve: readonly {
        readonly chance: number;
        readonly nothingDone: Cents;
        readonly withPlan: Cents;
      }[];
      readonly returnOnPlan: ReturnOnPlan;
    };
