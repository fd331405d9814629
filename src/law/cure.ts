import { addDays, later, type IsoDate } from '../model/date.js';
import { unreachable } from '../model/diagnostic.js';
import type { Tier } from '../model/penalty.js';

const CURE_DAYS = 30;
/** First day of the present rules; older violations have the defenses of 45 CFR 160.410(b), and no tiers. */
export const HITECH_FROM = '2009-02-18' as IsoDate;

/** Before 2009-02-18 lack of knowledge was a defense by itself. */
export const NO_KNOWLEDGE_CITATION = '45 CFR 160.410(b)(1)';
const CURE_CITATION = '45 CFR 160.410(c)';
export const TIER_3_CITATION = '45 CFR 160.404(b)(2)(iii)';

/**
 * Last day of the 30-day period "beginning on the first date" the entity knew, or with reasonable diligence would
 * have known, of the violation: that first day is day one. Nobody knows of a violation before it occurs.
 */
export function lastCureDay(violation: IsoDate, knownOn: IsoDate): IsoDate {
  return addDays(later(violation, knownOn), CURE_DAYS - 1);
}

/**
 * What correction inside the 30 days does: no penalty without willful neglect (45 CFR 160.410(c); (b)(2) for
 * violations before 2009-02-18), and tier 3 instead of tier 4 since then.
 */
export function effectOfCure(
  tier: Tier,
  violation: IsoDate = HITECH_FROM,
): 'complete defense' | 'tier 3' | 'none' {
  switch (tier) {
    case 'no-knowledge':
    case 'reasonable-cause':
      return 'complete defense';
    case 'willful-neglect-not-corrected':
      return violation < HITECH_FROM ? 'none' : 'tier 3';
    case 'willful-neglect-corrected':
      return 'none';
    default:
      return unreachable(tier);
  }
}

export function citationOfCure(tier: Tier, violation: IsoDate = HITECH_FROM): string {
  if (violation < HITECH_FROM) return '45 CFR 160.410(b)(2)';
  return effectOfCure(tier) === 'tier 3' ? TIER_3_CITATION : CURE_CITATION;
}

/** Whether a violation was corrected inside its cure period. */
export function isCured(when: {
  from: IsoDate;
  knownOn?: IsoDate | undefined;
  correctedOn?: IsoDate | undefined;
}): boolean {
  const { from, knownOn, correctedOn } = when;
  if (knownOn === undefined || correctedOn === undefined) return false;
  return correctedOn <= lastCureDay(from, knownOn);
}
