import { addDays, addYears, type IsoDate } from '../model/date.js';

export const LIMITATION = { years: 6, citation: '45 CFR 160.414' } as const;

/** The oldest day that a notice may still charge: the sixth anniversary of the violation itself counts. */
export function earliestChargeableDay(noticeDate: IsoDate): IsoDate {
  const candidate = addYears(noticeDate, -LIMITATION.years);
  // A notice of 29 February comes a day after the anniversary of 28 February.
  return addYears(candidate, LIMITATION.years) < noticeDate ? addDays(candidate, 1) : candidate;
}
