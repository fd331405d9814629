import { fromDayNumber, type IsoDate, parseIsoDate } from '../model/date.js';

/** How a file with slashed dates writes them; `undefined` when its rows do not tell. */
export type DayOrder = 'month first' | 'day first' | undefined;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const [EARLIEST, LATEST] = ['1990-01-01', '2099-12-31'];

/**
 * The calendar day of a scanner's timestamp, as written (no shift between zones). Reads ISO 8601 with `T` or a
 * space, epoch seconds and milliseconds, `05/13/2021`, `13.05.2021` and `Feb 03, 2026`. Undefined for what is no
 * day, for placeholders such as `0001-01-01` and `2200-01-17`, and for slashed dates that could be either day.
 */
export function dayOf(value: unknown, order?: DayOrder): IsoDate | undefined {
  const day =
    typeof value === 'number'
      ? dayOfEpoch(value)
      : typeof value === 'string'
        ? dayOfText(value.trim(), order)
        : undefined;
  return day !== undefined && day >= EARLIEST && day <= LATEST ? day : undefined;
}

/** The first of the values that is a day. */
export function firstDay(...values: readonly unknown[]): IsoDate | undefined {
  for (const value of values) {
    const day = dayOf(value);
    if (day !== undefined) return day;
  }
  return undefined;
}

/** Which way a column of slashed dates is written, from the rows where only one reading is a day. */
export function dayOrderOf(cells: Iterable<string>): DayOrder {
  const orders = new Set<DayOrder>();
  for (const cell of cells) {
    const parts = /^\s*(\d{1,2})[/.](\d{1,2})[/.]\d{4}\b/.exec(cell);
    // 13/13/2026 is no day in either order.
    if (!parts || (Number(parts[1]) > 12 && Number(parts[2]) > 12)) continue;
    if (Number(parts[1]) > 12) orders.add('day first');
    if (Number(parts[2]) > 12) orders.add('month first');
  }
  return orders.size === 1 ? [...orders][0] : undefined;
}

function dayOfText(text: string, order: DayOrder): IsoDate | undefined {
  if (/^\d{9,14}(\.\d+)?$/.test(text)) return dayOfEpoch(Number(text));
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/.exec(text);
  if (iso) return calendarDay(iso[1], iso[2], iso[3]);
  const basic = /^(\d{4})(\d{2})(\d{2})(?:T|$)/.exec(text);
  if (basic) return calendarDay(basic[1], basic[2], basic[3]);
  const slashed = /^(\d{1,2})([/.])(\d{1,2})[/.](\d{4})\b/.exec(text);
  if (slashed) return slashedDay(slashed, order);
  const named =
    /^(?:[a-z]{3,9},?\s+)?([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?(?:\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s+[a-z]{3,4})?)?\s+(\d{4})\b/i.exec(
      text,
    );
  if (named) return calendarDay(named[3], monthNumber(named[1]), named[2]);
  const dayFirst = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]([a-z]{3})[a-z]*\.?,?[\s-](\d{4})\b/i.exec(text);
  return dayFirst ? calendarDay(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]) : undefined;
}

function slashedDay(parts: RegExpExecArray, order: DayOrder): IsoDate | undefined {
  const [, first, separator, second, year] = parts;
  const monthFirst = calendarDay(year, first, second);
  const dayFirst = calendarDay(year, second, first);
  if (monthFirst === undefined || dayFirst === undefined || monthFirst === dayFirst)
    return monthFirst ?? dayFirst;
  // Dots are the day-first notation of central Europe; a slash alone does not tell.
  if (order === undefined) return separator === '.' ? dayFirst : undefined;
  return order === 'month first' ? monthFirst : dayFirst;
}

/** Epoch seconds below 1e11, milliseconds above. */
function dayOfEpoch(value: number): IsoDate | undefined {
  if (!Number.isFinite(value) || value <= 0 || value > 1e14) return undefined;
  const seconds = value < 1e11 ? value : value / 1000;
  return fromDayNumber(Math.floor(seconds / 86_400));
}

function calendarDay(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): IsoDate | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return parseIsoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function monthNumber(name: string | undefined): string | undefined {
  const index = MONTHS.indexOf(name?.slice(0, 3).toLowerCase() ?? '');
  return index < 0 ? undefined : String(index + 1);
}
