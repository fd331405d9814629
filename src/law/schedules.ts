import type { IsoDate } from '../model/date.js';
import { TIERS } from '../model/penalty.js';
import type { Schedule } from './schedule.js';
import { schedules } from './schedule-rows.js';

export type { Schedule } from './schedule.js';
export { lawAsOf, lawVersion, scheduleNotes, schedules } from './schedule-rows.js';

/**
 * The schedule for one violation: the day of the violation says whether inflation applies (2009-02-18 and
 * 2015-11-02), the day of the notice (45 CFR 160.420) says which adjustment (45 CFR 102.2).
 */
export function scheduleFor(when: { violation: IsoDate; assessed: IsoDate }): Schedule {
  const { violation, assessed } = when;
  let found: Schedule | undefined;
  for (const row of schedules) {
    if (row.violationFrom !== undefined && violation < row.violationFrom) continue;
    if (row.assessedFrom !== undefined && assessed < row.assessedFrom) continue;
    found = row;
  }
  if (!found) throw new RangeError(`no penalty schedule for a violation on ${violation}`);
  return found;
}

/** The days on which another set of amounts begins to apply to violations: 2009-02-18 and 2015-11-02. */
export const violationBoundaries: readonly IsoDate[] = [
  ...new Set(schedules.flatMap(({ violationFrom }) => violationFrom ?? [])),
];

/** All four tiers have the same amounts before 2009-02-18, and none has a minimum (45 CFR 160.404(b)(1)). */
export function hasMinimum(schedule: Schedule): boolean {
  return TIERS.some((tier) => schedule.tiers[tier].minimum > 0);
}
