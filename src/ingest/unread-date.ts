import type { IsoDate } from '../model/date.js';
import { type DayOrder, dayOf } from './day.js';
import { text } from './fields.js';

/** A cell that should hold a day and cannot be read as one; its record goes on without that day. */
export interface UnreadDate {
  readonly unreadDate: {
    readonly column: string;
    readonly value: string;
    /** `either`: `03/04/2026`, where no other row of the file tells which of the two is the month. */
    readonly why: 'either' | 'no day';
  };
}

export const READABLE_DAYS =
  '2026-11-20, 2026-11-20T09:30:00Z, 11/20/2026, 20.11.2026, Nov 20, 2026, 20 Nov 2026, from 1990 to 2099; or seconds since 1970';

/** Reads the days of one record, and keeps the cells that are none for `unread`. */
export interface DayReader {
  day(cell: string | undefined, column: string): IsoDate | undefined;
  /** The day in the first of the columns that holds anything. */
  dayIn(row: Readonly<Record<string, string>>, ...columns: readonly string[]): IsoDate | undefined;
  readonly unread: readonly UnreadDate[];
}

export function dayReader(order: DayOrder): DayReader {
  const unread: UnreadDate[] = [];
  const day: DayReader['day'] = (cell, column) => {
    const found = dayOf(cell, order);
    if (found === undefined && cell !== undefined && !saysNoDay(cell))
      unread.push({ unreadDate: { column, value: cell, why: isEither(cell) ? 'either' : 'no day' } });
    return found;
  };
  return {
    day,
    dayIn: (row, ...columns) => {
      const column = columns.find((name) => text({ cell: row[name] }, 'cell') !== undefined);
      return column === undefined ? undefined : day(text({ cell: row[column] }, 'cell'), column);
    },
    unread,
  };
}

const NO_DAY_WORDS = new Set(
  '-,–,—,.,?,0,n,no,false,n/a,na,#n/a,nil,none,null,nan,nat,never,open,not applicable,not available,not closed,not fixed,not known,not set,not yet,not resolved,in progress,ongoing,pending,planned,tba,tbc,tbd,to be determined,undefined,unknown'.split(
    ',',
  ),
);

/** Words and days with which people and tools say that there is no day: `N/A`, `0001-01-01`, `9999-12-31`. */
export function saysNoDay(cell: string): boolean {
  const word = cell.trim().toLowerCase();
  if (word === '' || NO_DAY_WORDS.has(word)) return true;
  const year = Number(/^(\d{4})-\d{2}-\d{2}/.exec(word)?.[1] ?? Number.NaN);
  return year <= 1 || year === 1601 || year === 1900 || year === 1970 || year >= 2200;
}

function isEither(cell: string): boolean {
  return dayOf(cell, 'month first') !== undefined && dayOf(cell, 'day first') !== undefined;
}
