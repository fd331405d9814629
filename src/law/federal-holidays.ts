import { addDays, isoDate, toDayNumber, type IsoDate } from '../model/date.js';

export interface Holiday {
  readonly day: IsoDate;
  readonly name: string;
}

const THURSDAY = 3;
const MONDAY = 0;

/**
 * Legal public holidays of the federal government in a year, each on the day on which it is observed: a holiday on
 * a Saturday on the Friday before (5 U.S.C. 6103(b)(1)), on a Sunday on the Monday after (Executive Order 11582).
 * Inauguration Day, which only Washington keeps, and closures by executive order are not among them. New Year's Day
 * of the next year is, when it is observed on 31 December.
 */
export function federalHolidays(year: number): readonly Holiday[] {
  const day = (month: number, date: number, ofYear = year): IsoDate =>
    isoDate(`${ofYear}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
  const fixed: readonly Holiday[] = [
    { day: day(1, 1), name: "New Year's Day" },
    { day: day(6, 19), name: 'Juneteenth National Independence Day' },
    { day: day(7, 4), name: 'Independence Day' },
    { day: day(11, 11), name: 'Veterans Day' },
    { day: day(12, 25), name: 'Christmas Day' },
    { day: day(1, 1, year + 1), name: "New Year's Day" },
  ];
  const moving: readonly Holiday[] = [
    { day: nth(day(1, 1), MONDAY, 3), name: 'Birthday of Martin Luther King, Jr.' },
    { day: nth(day(2, 1), MONDAY, 3), name: "Washington's Birthday" },
    { day: addDays(nth(day(6, 1), MONDAY, 1), -7), name: 'Memorial Day' },
    { day: nth(day(9, 1), MONDAY, 1), name: 'Labor Day' },
    { day: nth(day(10, 1), MONDAY, 2), name: 'Columbus Day' },
    { day: nth(day(11, 1), THURSDAY, 4), name: 'Thanksgiving Day' },
  ];
  return [...fixed.map(({ day: on, name }) => ({ day: observed(on), name })), ...moving]
    .filter(({ day: on }) => on.startsWith(`${year}-`))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

export interface BusinessDays {
  readonly last: IsoDate;
  /** Holidays that fell between and did not count. */
  readonly skipped: readonly Holiday[];
}

/** The `count`th business day after `day`, which does not count itself: Monday to Friday, federal holidays left out. */
export function businessDaysAfter(day: IsoDate, count: number): BusinessDays {
  const skipped: Holiday[] = [];
  let last = day;
  for (let left = count; left > 0;) {
    last = addDays(last, 1);
    if (weekday(last) > 4) continue;
    const holiday = federalHolidays(Number(last.slice(0, 4))).find((each) => each.day === last);
    if (holiday) skipped.push(holiday);
    else left -= 1;
  }
  return { last, skipped };
}

/** Business days after `day` up to and including `last`; 0 when it has passed. */
export function businessDaysLeft(day: IsoDate, last: IsoDate): number {
  let left = 0;
  for (let at = addDays(day, 1); at <= last; at = addDays(at, 1)) {
    const isHoliday = federalHolidays(Number(at.slice(0, 4))).some((each) => each.day === at);
    if (weekday(at) <= 4 && !isHoliday) left += 1;
  }
  return left;
}

function observed(day: IsoDate): IsoDate {
  if (weekday(day) === 5) return addDays(day, -1);
  return weekday(day) === 6 ? addDays(day, 1) : day;
}

/** The nth weekday of the month that begins on `first`. */
function nth(first: IsoDate, wanted: number, n: number): IsoDate {
  return addDays(first, ((wanted - weekday(first) + 7) % 7) + 7 * (n - 1));
}

/** Monday 0 to Sunday 6; 1970-01-01 was a Thursday. */
function weekday(day: IsoDate): number {
  return (toDayNumber(day) + 3) % 7;
}
