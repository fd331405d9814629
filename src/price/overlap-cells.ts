import { addDays, daysInclusive, type DayInterval, type IsoDate } from '../model/date.js';
import type { Charge } from './charge.js';

/** Days and persons on which each of several provisions is violated throughout or not at all. */
export interface Cell extends DayInterval {
  /** Violations of each provision in it: days times persons. */
  readonly count: number;
  readonly charged: ReadonlyMap<string, Charge>;
}

/**
 * Cuts the charges of one year into cells. Persons of two provisions are taken for the same ones, as many as there
 * are on both sides: nothing in a stated number tells them apart.
 */
export function cellsOf(charges: readonly Charge[]): Cell[] {
  const starts = new Set<IsoDate>();
  for (const { from, to } of charges.flatMap(({ tally }) => tally.pieces)) {
    starts.add(from).add(addDays(to, 1));
  }
  const cuts = [...starts].sort();
  return cuts.flatMap((from, index) => {
    const next = cuts[index + 1];
    return next === undefined ? [] : cellsOfDays(charges, { from, to: addDays(next, -1) });
  });
}

/** The persons of a provision on some days, the most expensive first. */
type Ranks = readonly { readonly charge: Charge; readonly from: number; readonly to: number }[];

function cellsOfDays(charges: readonly Charge[], days: DayInterval): Cell[] {
  const ranks = ranksOf(charges, days);
  const cuts = [...new Set([...ranks.values()].flat().flatMap(({ from, to }) => [from, to]))].sort(
    (a, b) => a - b,
  );
  return cuts.flatMap((from, index) => {
    const to = cuts[index + 1];
    if (to === undefined) return [];
    const charged = new Map<string, Charge>();
    for (const [provision, list] of ranks) {
      const found = list.find((rank) => rank.from <= from && from < rank.to);
      if (found) charged.set(provision, found.charge);
    }
    return [{ ...days, count: daysInclusive(days) * (to - from), charged }];
  });
}

function ranksOf(charges: readonly Charge[], { from }: DayInterval): ReadonlyMap<string, Ranks> {
  const ranks = new Map<string, Ranks>();
  for (const charge of charges.toSorted((a, b) => b.rate - a.rate)) {
    const persons = charge.tally.pieces
      .filter((piece) => piece.from <= from && from <= piece.to)
      .reduce((total, piece) => total + piece.persons, 0);
    if (persons === 0) continue;
    const before = ranks.get(charge.tally.provision) ?? [];
    const start = before.at(-1)?.to ?? 0;
    ranks.set(charge.tally.provision, [...before, { charge, from: start, to: start + persons }]);
  }
  return ranks;
}
