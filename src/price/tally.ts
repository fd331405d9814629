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
import type { CountBasis, Tier, ViolationSpan } from '../model/penalty.js';
import { byProvision } from './by-provision.js';
import { clip, uniteDays, type Rate } from './unite-days.js';

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
}

/**
 * Counts violations (45 CFR 160.406): days are united per provision, persons added up; cut off six years before
 * the notice (160.414), split at calendar years and where another set of amounts begins. Sorted by provision,
 * then year, then first day.
 */
export function tally(spans: readonly ViolationSpan[], noticeDate: IsoDate): Tally[] {
  const earliest = earliestChargeableDay(noticeDate);
  return byProvision(spans).flatMap(([provision, group]) => {
    const tallies = new Map<string, Tally>();
    for (const item of countable(group)) {
      const chargeable = clip(item, { from: earliest });
      if (!chargeable) continue;
      for (const piece of split(chargeable)) {
        const schedule = scheduleFor({ violation: piece.from, assessed: noticeDate });
        add(tallies, {
          ...item,
          ...piece,
          provision,
          schedule,
          year: yearOf(piece.from),
          count: countOf(item, piece),
        });
      }
    }
    return [...tallies.values()].sort(byYearAndDay);
  });
}

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

function countOf({ persons, basis }: Countable, piece: DayInterval): number {
  return basis === 'per-person' ? persons : persons * daysInclusive(piece);
}

/** Pieces that lie in one calendar year and under one set of amounts. */
function split(interval: DayInterval): DayInterval[] {
  const pieces: DayInterval[] = [];
  let { from } = interval;
  while (from <= interval.to) {
    let to = earlier(interval.to, `${from.slice(0, 4)}-12-31` as IsoDate);
    for (const boundary of violationBoundaries) {
      if (from < boundary && boundary <= to) to = addDays(boundary, -1);
    }
    pieces.push({ from, to });
    if (to === interval.to) break;
    from = addDays(to, 1);
  }
  return pieces;
}

function add(tallies: Map<string, Tally>, next: Tally): void {
  const { year, schedule, tier, rates, basis } = next;
  const key = `${year} ${schedule.id} ${tier} ${basis} ${[...rates].map(String).sort(compare).join(' ')}`;
  const before = tallies.get(key);
  const count = next.count + (before?.count ?? 0);
  if (!Number.isSafeInteger(count)) throw tooMany(next.provision, count);
  tallies.set(key, {
    provision: next.provision,
    year,
    schedule,
    tier,
    rates,
    basis,
    from: before ? earlier(before.from, next.from) : next.from,
    to: before ? later(before.to, next.to) : next.to,
    count,
  });
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
