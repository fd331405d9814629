import { addDays, isoDate, yearOf, type IsoDate } from '../model/date.js';
import type { EntityStatus } from '../model/engagement.js';

/** A duty of the Breach Notification Rule with its latest day. */
export interface BreachDuty {
  readonly duty: string;
  readonly due: string;
  readonly citation: string;
}

const NOTICE_DAYS = 60;
/** To the media: more than this many residents of one state. To HHS at once: this many or more. */
const LARGE_BREACH = 500;

/**
 * Whom a breach of unsecured PHI would have to be reported to and by when (45 CFR 164.404 to 164.410), counted
 * from the day of discovery. Says nothing on whether there was a breach; without a number of individuals both
 * sides of a threshold are given.
 */
export function breachDuties(breach: {
  readonly status: EntityStatus;
  readonly discoveredOn: IsoDate;
  readonly individuals?: number;
}): BreachDuty[] {
  const { status, discoveredOn, individuals } = breach;
  const latest = addDays(discoveredOn, NOTICE_DAYS);
  const due = `without unreasonable delay, ${latest} at the latest (60 days after discovery on ${discoveredOn})`;
  if (status === 'business associate') {
    return [{ duty: 'Notify the covered entity', due, citation: '45 CFR 164.410' }];
  }
  const yearEnd = isoDate(`${yearOf(discoveredOn)}-12-31`);
  const log = `by ${addDays(yearEnd, NOTICE_DAYS)} (60 days after the end of the year of discovery)`;
  const large = individuals ?? Infinity;
  const small = individuals ?? 0;
  const media = 'Notify the media of a state with more than 500 affected residents';
  const hhsNow = 'Notify HHS of a breach of 500 or more individuals';
  const hhsYearly = 'Notify HHS of a breach of fewer than 500 individuals';
  return [
    { duty: 'Notify each individual', due, citation: '45 CFR 164.404' },
    ...(large > LARGE_BREACH ? [{ duty: media, due, citation: '45 CFR 164.406' }] : []),
    ...(large >= LARGE_BREACH ? [{ duty: hhsNow, due, citation: '45 CFR 164.408(b)' }] : []),
    ...(small < LARGE_BREACH ? [{ duty: hhsYearly, due: log, citation: '45 CFR 164.408(c)' }] : []),
  ];
}
