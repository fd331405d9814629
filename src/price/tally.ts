import { earliestChargeableDay } from '../law/limitation.js';
import { scheduleFor, violationBoundaries, type Schedule } from '../law/schedules.js';
import {
  addDays,
  daysInclusive,
  earlier,
  later,
  yearOf,
  type DayInterval,
  type IsoDate,
} from '../model/date.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import type { CountBasis, HeldTerms, Tier, ViolationSpan } from '../model/penalty.js';
import { byProvision } from './by-provision.js';
import { uniteDays, type Rate } from './unite-days.js';

/** Days on which so many persons (1 where days are counted) were violated in one provision. */
export interface Piece extends DayInterval {
  readonly persons: number;
}

/** Violations of one provision in one calendar year that share schedule, tier, rate and basis. */
export interface Tally extends DayInterval {
  readonly provision: string;
  readonly year: number;
  readonly schedule: Schedule;
  readonly tier: Tier;
  readonly rates: readonly Rate[];
  readonly basis: CountBasis;
  /** Days, persons, or person-days. */
  readonly count: number;
  /** The same day by day; pieces may share days where persons are counted. */
  readonly pieces: readonly Piece[];
}

/**
 * Counts violations (45 CFR 160.406): days are united per provision, persons added up; cut off six years before
 * the notice (160.414), split at calendar years and where another set of amounts begins. Sorted by provision,
 * then year, then first day.
 */
export function tally(
  spans: readonly ViolationSpan[],
  noticeDate: IsoDate,
  { amountsOf = noticeDate, limitOf = noticeDate }: HeldTerms = {},
): Tally[] {
  const earliest = earliestChargeableDay(limitOf);
  return byProvision(spans).flatMap(([provision, group]) => {
    const tallies: Tally[] = [];
    for (const item of countable(group)) {
      const { to } = item;
      for (let from = later(item.from, earliest); from <= to;) {
        const end = endOfPiece(from, to);
        const schedule = scheduleFor({ violation: from, assessed: amountsOf });
        add(tallies, provision, item, schedule, from, end);
        if (end === to) break;
        from = addDays(end, 1);
      }
    }
    return tallies.length > 1 ? tallies.sort(byYearAndDay) : tallies;
  });
}

/** Days or persons that share tier, rates and basis. */
type Countable = Pick<Tally, 'tier' | 'rates' | 'basis' | 'from' | 'to'> & { readonly persons: number };

function countable(spans: readonly ViolationSpan[]): Countable[] {
  const days = uniteDays(spans.filter(({ basis }) => basis === 'per-day'));
  const persons = spans.filter(({ basis }) => basis !== 'per-day');
  return [
    ...days.map((segment) => ({ ...segment, basis: 'per-day' as const, persons: 1 })),
    ...persons.map(({ tier, rate, basis, from, to, persons = 0 }) => ({
      tier,
      rates: [rate],
      basis,
      from,
      to: basis === 'per-person' ? from : to,
      persons,
    })),
  ];
}

const DAY_BEFORE_BOUNDARY = violationBoundaries.map((boundary) => addDays(boundary, -1));

/** Last day of the piece that begins on `from`: the year ends, or other amounts begin on the next day. */
function endOfPiece(from: IsoDate, to: IsoDate): IsoDate {
  let end = earlier(to, `${from.slice(0, 4)}-12-31` as IsoDate);
  for (const day of DAY_BEFORE_BOUNDARY) {
    if (from <= day && day < end) end = day;
  }
  return end;
}

/** Adds a piece to the tally of its year, schedule, tier, rates and basis. */
function add(
  tallies: Tally[],
  provision: string,
  { tier, rates, basis, persons }: Countable,
  schedule: Schedule,
  from: IsoDate,
  to: IsoDate,
): void {
  const year = yearOf(from);
  const place = tallies.findIndex(
    (other) =>
      other.year === year &&
      other.schedule === schedule &&
      other.tier === tier &&
      other.basis === basis &&
      sameRates(other.rates, rates),
  );
  const before = tallies[place];
  const count = (before?.count ?? 0) + persons * (basis === 'per-person' ? 1 : daysInclusive({ from, to }));
  if (!Number.isSafeInteger(count)) throw tooMany(provision, count);
  const next: Tally = {
    provision,
    year,
    schedule,
    tier,
    rates,
    basis,
    from: before ? earlier(before.from, from) : from,
    to: before ? later(before.to, to) : to,
    count,
    pieces: [...(before?.pieces ?? []), { from, to, persons }],
  };
  if (before) tallies[place] = next;
  else tallies.push(next);
}

/** Rates come sorted. */
function sameRates(a: readonly Rate[], b: readonly Rate[]): boolean {
  return a.length === b.length && a.every((rate, index) => rate === b[index]);
}

/** More violations than can be priced to the cent; refused, because a rounded figure would be wrong. */
export function tooMany(provision: string, count: number): DossierError {
  return new DossierError(`${provision}: ${count} violations are too many to price exactly.`, {
    exitCode: EXIT.badInput,
    hint: 'Check the number of persons.',
  });
}

function byYearAndDay(a: Tally, b: Tally): number {
  return (
    a.year - b.year ||
    compare(a.from, b.from) ||
    compare(a.to, b.to) ||
    compare(a.tier, b.tier) ||
    compare(a.basis, b.basis) ||
    compare(a.rates.join(' '), b.rates.join(' '))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
