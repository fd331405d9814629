import type { IsoDate } from './date.js';
import type { Cents, CentsRange } from './money.js';
import type { NotPriced } from './plan.js';

/** Something that is taken to be fixed on a day: an action of the plan, a weakness or a finding. */
export interface SimulatedFix {
  /** As asked for, or the key of an action that it needs first. */
  readonly id: string;
  readonly title: string;
  /** Open findings that it closes. */
  readonly findings: readonly string[];
  readonly finish: IsoDate;
  /** Likely one-off cost with its range; absent where no action of the catalog was named. */
  readonly oneOff?: CentsRange;
  /** Not asked for, but needed first by an action that was. */
  readonly isPrerequisite: boolean;
}

/** One provision in one calendar year: days (or persons) counted, and what the annual cap leaves of them. */
export interface SimulatedLine {
  readonly year: number;
  readonly count: number;
  readonly rate: Cents;
  readonly raw: Cents;
  readonly cap: Cents;
  readonly amount: Cents;
}

export interface SimulatedProvision {
  readonly provision: string;
  /** Things that must all be closed for its accrual to stop, and how many of them the fixes close. */
  readonly open: number;
  readonly closed: number;
  /** Day on which the last of them is closed; absent where something stays open. */
  readonly closedOn?: IsoDate;
  readonly before: readonly SimulatedLine[];
  readonly after: readonly SimulatedLine[];
  readonly amountBefore: Cents;
  readonly amountAfter: Cents;
  /** Why it changes by this much, or by nothing. */
  readonly why: string;
}

/** What some fixes change in the OCR-style estimate by the horizon, priced by the engine that prices the dossier. */
export interface Simulation {
  readonly version: '1';
  readonly engagement: string;
  readonly asOf: IsoDate;
  readonly horizon: IsoDate;
  readonly fixes: readonly SimulatedFix[];
  readonly outcome: SimulatedOutcome | NotPriced;
}

export interface SimulatedOutcome {
  readonly kind: 'priced';
  /** Exposure accrued by the day of assessment; no fix outside an open cure period lowers it. */
  readonly accrued: Cents;
  /** Exposure by the horizon when nothing is done. */
  readonly before: Cents;
  /** Exposure by the horizon with the fixes. */
  readonly after: Cents;
  readonly removed: Cents;
  /** Those that a fix touches, or whose amount changes. */
  readonly provisions: readonly SimulatedProvision[];
  /** What belongs to no single provision: violations cured in time. */
  readonly elsewhere: Cents;
}
