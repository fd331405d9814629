import type { IsoDate } from '../model/date.js';
import type { EvidenceItem } from '../model/evidence.js';

/**
 * Where an item stands on a day: `in force`, `later` (a version that begins after it, or was collected after it
 * without a period), `earlier` (its period has ended), `undated`. A period decides; without one the day of
 * collection does.
 */
export type Standing = 'in force' | 'later' | 'earlier' | 'undated';

export function standingOn(
  { covers, collectedAt }: Pick<EvidenceItem, 'covers' | 'collectedAt'>,
  day: IsoDate,
): Standing {
  if (covers) {
    if (covers.from > day) return 'later';
    return covers.to !== undefined && covers.to < day ? 'earlier' : 'in force';
  }
  if (collectedAt === undefined) return 'undated';
  return collectedAt > day ? 'later' : 'in force';
}
