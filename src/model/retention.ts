import { addYears, type IsoDate } from './date.js';
import type { EvidenceItem } from './evidence.js';

const RETENTION_YEARS = 6;

/**
 * The day until which an item must be kept: six years from its making or from when it was last in effect, whichever
 * is later (45 CFR 164.316(b)(2)(i)). While it is in effect without an end the clock has not begun, so it is counted
 * from `asOf`. The day of collection stands for the making; undefined where neither is stated.
 */
export function keepUntil(
  { covers, collectedAt }: Pick<EvidenceItem, 'covers' | 'collectedAt'>,
  asOf: IsoDate,
): IsoDate | undefined {
  const last = covers ? (covers.to ?? asOf) : collectedAt;
  return last === undefined ? undefined : addYears(last, RETENTION_YEARS);
}
