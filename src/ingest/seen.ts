import type { IsoDate } from '../model/date.js';
import type { Observation } from '../model/observation.js';
import { firstDay } from './day.js';

type Seen = Observation['seen'];

/** Days that the scanner itself keeps for the record: when it first and last observed it. */
export function seenBetween(first: unknown, last: unknown): Seen {
  const days = { first: firstDay(first), last: firstDay(last) };
  if (days.first === undefined && days.last === undefined) return { basis: 'none' };
  return { ...ordered(days), basis: 'scanner' };
}

/** Only the day of the scan is known: the first of the values that is one. */
export function seenInRun(...values: readonly unknown[]): Seen {
  const day = firstDay(...values);
  return day === undefined ? { basis: 'none' } : { last: day, basis: 'run' };
}

/** Some exports swap the two, or round one of them to another day. */
function ordered({
  first,
  last,
}: {
  first?: IsoDate | undefined;
  last?: IsoDate | undefined;
}): Pick<Seen, 'first' | 'last'> {
  return first !== undefined && last !== undefined && last < first
    ? { first: last, last: first }
    : { first, last };
}
