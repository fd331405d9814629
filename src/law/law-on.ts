import type { IsoDate } from '../model/date.js';
import { CAP_POLICIES, TIERS, type CapPolicy, type Tier } from '../model/penalty.js';
import type { Cents } from '../model/money.js';
import { annualCap, capIsPublished, enforcementDiscretion, maximumPerViolation } from './caps.js';
import { hasMinimum, lawAsOf, lawVersion, scheduleFor, scheduleNotes, type Schedule } from './schedules.js';
import { readingOf } from './reading.js';
import { staleness } from './staleness.js';

/** HIPAA, Pub. L. 104-191: nothing was penalized before. */
export const ENACTED = '1996-08-21';

/** Amounts of one tier, with the annual cap under each policy. */
export interface TierInForce {
  readonly tier: Tier;
  readonly minimum: Cents;
  /** Before any cap: tier 4 has none of its own, and shows the annual cap. */
  readonly maximum: Cents;
  readonly caps: Readonly<Record<CapPolicy, Cents>>;
  /** What one violation may cost where the year's cap is lower than the tier's maximum. */
  readonly mostPerViolation: Readonly<Record<CapPolicy, Cents>>;
}

/** The law for a notice of one day: what `dossier law` shows. */
export interface LawOn {
  readonly on: IsoDate;
  readonly lawVersion: string;
  readonly lawAsOf: IsoDate;
  readonly schedule: Schedule;
  readonly tiers: readonly TierInForce[];
  readonly discretionCitation: string;
  /** Whether the 2019 notice of enforcement discretion was published by that day. */
  readonly discretionInForce: boolean;
  /** What the discretion caps are on that day, in a sentence. */
  readonly discretionNote: string;
  readonly unverified: readonly string[];
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

/** The schedule for violations of that day in a notice of that day, with what in it was not read in a source. */
export function lawOn(on: IsoDate): LawOn {
  const schedule = scheduleFor({ violation: on, assessed: on });
  const byPolicy = (of: typeof annualCap, tier: Tier): Record<CapPolicy, Cents> => ({
    codified: of('codified', schedule, tier),
    discretion: of('discretion', schedule, tier),
    discretionAdjusted: of('discretionAdjusted', schedule, tier),
  });
  const stale = staleness(on);
  const unpublished = CAP_POLICIES.filter((policy) => !capIsPublished(policy, schedule));
  return {
    on,
    lawVersion,
    lawAsOf,
    schedule,
    tiers: TIERS.map((tier) => ({
      tier,
      minimum: schedule.tiers[tier].minimum,
      maximum: schedule.tiers[tier].maximum,
      caps: byPolicy(annualCap, tier),
      mostPerViolation: byPolicy(maximumPerViolation, tier),
    })),
    discretionCitation: enforcementDiscretion.citation,
    discretionInForce: on >= enforcementDiscretion.from,
    discretionNote: discretionNote(on, schedule),
    unverified: [
      ...[readingOf(schedule)].filter((text) => text !== undefined),
      ...schedule.unverified,
      ...unpublished.map(
        (policy) => `annual caps of tiers 1 to 3 under ${policy} (computed; HHS has published none)`,
      ),
    ],
    notes: [...scheduleNotes, ...enforcementDiscretion.notes],
    warnings: stale === undefined ? [] : [stale],
  };
}

function discretionNote(on: IsoDate, schedule: Schedule): string {
  const { citation, from } = enforcementDiscretion;
  if (!hasMinimum(schedule)) return `${citation} names no caps for violations before 2009-02-18.`;
  return on < from
    ? `${citation} came later: a notice of ${on} was under the codified caps alone. The discretion caps are shown for comparison.`
    : `${citation}, since ${from}.`;
}
