import { addYears, type IsoDate } from '../model/date.js';
import { lawAsOf, lawVersion } from './schedules.js';

/** A sentence of warning when the law data is older than twelve months on that day; undefined otherwise. */
export function staleness(asOf: IsoDate): string | undefined {
  if (asOf <= addYears(lawAsOf, 1)) return undefined;
  return `The law data (version ${lawVersion}) was last checked on ${lawAsOf}, more than twelve months before ${asOf}: look for a newer adjustment of 45 CFR 102.3 before using any figure.`;
}
