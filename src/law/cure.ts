import { addDays, later, type IsoDate } from '../model/date.js';
import { unreachable } from '../model/diagnostic.js';
import type { Tier } from '../model/penalty.js';

const CURE_DAYS = 30;
/** The defense exists for violations from this day on; older ones fall under 45 CFR 160.410(b). */
const CURE_FROM = '2009-02-18';

export const CURE_CITATION = '45 CFR 160.410(c)';
export const TIER_3_CITATION = '45 CFR 160.404(b)(2)(iii)';

/**
 * Last day of the 30-day period "beginning on the first date" the entity knew, or with reasonable diligence would
 * have known, of the violation: that first day is day one. Nobody knows of a violation before it occurs.
 */
export function lastCureDay(violation: IsoDate, knownOn: IsoDate): IsoDate {
  return addDays(later(violation, knownOn), CURE_DAYS - 1);
}

/** What correction inside the 30 days does: no penalty in tiers 1 and 2, tier 3 instead of tier 4. */
export function effectOfCure(tier: Tier): 'complete defense' | 'tier 3' | 'none' {
  switch (tier) {
    case 'no-knowledge':
    case 'reasonable-cause':
      return 'complete defense';
    case 'willful-neglect-not-corrected':
      return 'tier 3';
    case 'willful-neglect-corrected':
      return 'none';
    default:
      return unreachable(tier);
  }
}

/** Whether a violation was corrected inside its cure period. */
export function isCured(when: {
  from: IsoDate;
  knownOn?: IsoDate | undefined;
  correctedOn?: IsoDate | undefined;
}): boolean {
  const { from, knownOn, correctedOn } = when;
  if (knownOn === undefined || correctedOn === undefined || from < CURE_FROM) return false;
  return correctedOn <= lastCureDay(from, knownOn);
}
