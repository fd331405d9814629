/** A calendar day, `YYYY-MM-DD`, without time zone. Comparing two as strings compares them as days. */
export type IsoDate = string & { readonly __unit: 'calendar day' };

/** Days that an interval covers, both ends included (45 CFR 160.406 counts each day). */
export interface DayInterval {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const MS_PER_DAY = 86_400_000;

/** Reads `YYYY-MM-DD`, or the day part of an ISO timestamp as written; undefined when it is no real day. */
export function parseIsoDate(text: string): IsoDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 100 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return text.slice(0, 10) as IsoDate;
}

/** Arithmetic instead of a Date: a large scan has millions of days. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** For literals in code and tests; throws RangeError when the text is no day. */
export function isoDate(text: string): IsoDate {
  const day = parseIsoDate(text);
  if (!day || text.length !== 10) throw new RangeError(`not a calendar day (YYYY-MM-DD): ${text}`);
  return day;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export function monthName(day: IsoDate): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
}

/** `20 Nov 2026`, for sentences and tables. */
export function dayInWords(day: IsoDate): string {
  return `${Number(day.slice(8))} ${monthName(day).slice(0, 3)} ${day.slice(0, 4)}`;
}

/** Days since 1970-01-01. */
export function toDayNumber(day: string): number {
  return Math.floor(
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MS_PER_DAY,
  );
}

export function fromDayNumber(days: number): IsoDate {
  return new Date(days * MS_PER_DAY).toISOString().slice(0, 10) as IsoDate;
}

export function addDays(day: IsoDate, days: number): IsoDate {
  return fromDayNumber(toDayNumber(day) + days);
}

/** The same day `years` later or earlier; 29 February becomes 28 February where the year has none. */
export function addYears(day: IsoDate, years: number): IsoDate {
  const year = Number(day.slice(0, 4)) + years;
  const moved = parseIsoDate(`${String(year).padStart(4, '0')}${day.slice(4)}`);
  return moved ?? isoDate(`${String(year).padStart(4, '0')}-02-28`);
}

/** Number of days in the interval, both ends counted. */
export function daysInclusive(interval: DayInterval): number {
  return toDayNumber(interval.to) - toDayNumber(interval.from) + 1;
}

export function yearOf(day: IsoDate): number {
  return Number(day.slice(0, 4));
}

export function earlier(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? a : b;
}

export function later(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}

/** `2026-01-01 to 2026-01-31, 2026-03-05`. */
export function daysText(intervals: readonly DayInterval[]): string {
  return intervals.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)).join(', ');
}
