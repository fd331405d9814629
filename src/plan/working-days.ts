import { addDays, toDayNumber } from '../model/date.js';
import type { IsoDate } from '../model/date.js';

/** Productive hours of one person on one day; the rest goes to meetings and running work. Judgment. */
export const HOURS_PER_DAY = 6;

/** The first working day (Monday to Friday; public holidays are not known) after `day`. */
export function nextWorkingDay(day: IsoDate): IsoDate {
  let next = addDays(day, 1);
  while (isWeekend(next)) next = addDays(next, 1);
  return next;
}

/** The last of `count` working days that begin with the working day `start`. */
export function lastWorkingDay(start: IsoDate, count: number): IsoDate {
  let day = start;
  for (let done = 1; done < count; done += 1) day = nextWorkingDay(day);
  return day;
}

/** 1970-01-01 was a Thursday. */
function isWeekend(day: IsoDate): boolean {
  const weekday = (toDayNumber(day) + 3) % 7;
  return weekday >= 5;
}
