import type { IsoDate } from '../model/date.js';
import type { Cents } from '../model/money.js';
import type { Tier } from '../model/penalty.js';

/** Amounts of one culpability tier, in cents. */
export interface TierAmounts {
  readonly minimum: Cents;
  /** Per violation; equals `cap` in tier 4, which has no ceiling of its own (45 CFR 160.404(b)(2)(iv)). */
  readonly maximum: Cents;
  /** Identical violations in a calendar year. */
  readonly cap: Cents;
}

/** One row of the law: the amounts of 45 CFR 160.404 as adjusted at 45 CFR 102.3. */
export interface Schedule {
  readonly id: string;
  readonly label: string;
  /** In force for penalties assessed from this day; undefined where the violation date alone decides. */
  readonly assessedFrom: IsoDate | undefined;
  readonly assessedBefore: IsoDate | undefined;
  readonly violationFrom: IsoDate | undefined;
  readonly violationBefore: IsoDate | undefined;
  /** Factor on the schedule before, as the Office of Management and Budget published it. */
  readonly multiplier: string | undefined;
  readonly tiers: Readonly<Record<Tier, TierAmounts>>;
  readonly citation: string;
  /** Whether the amounts were read in the text of the law, or in the publications of `sources` that report them. */
  readonly readIn: 'law' | 'publications';
  /** The dollar amounts were read in one of the two. */
  readonly verified: boolean;
  /** What in this row is recalled or derived instead of read. */
  readonly unverified: readonly string[];
  readonly sources: readonly string[];
}
