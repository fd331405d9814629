import { addDays, daysInclusive, type DayInterval, type IsoDate } from '../model/date.js';
import { TIERS, type Tier } from '../model/penalty.js';
import type { Charge } from './charge.js';

/** Days and persons on which each of several provisions is violated throughout or not at all. */
export interface Cell extends DayInterval {
  /** Violations of each provision in it: days times persons. */
  readonly count: number;
  readonly charged: ReadonlyMap<string, Charged>;
}

/** What a provision takes for a violation of a cell, and the tier whose cap it stands under. */
export interface Charged {
  readonly charge: Charge;
  readonly tier: Tier;
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

/** The persons of a provision on some days: `from` and `to` are places in a row of them. */
interface Rank {
  readonly charge: Charge;
  readonly from: number;
  readonly to: number;
}

/**
 * The largest amounts first, and the severest tiers first, each by itself: a further person then lowers neither the
 * amount nor the tier at any place.
 */
interface Ranks {
  readonly byAmount: readonly Rank[];
  readonly byTier: readonly Rank[];
}

function cellsOfDays(charges: readonly Charge[], days: DayInterval): Cell[] {
  const ranks = ranksOf(charges, days);
  const places = [...ranks.values()].flatMap(({ byAmount, byTier }) => [...byAmount, ...byTier]);
  const cuts = [...new Set(places.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  return cuts.flatMap((from, index) => {
    const to = cuts[index + 1];
    if (to === undefined) return [];
    const at = (row: readonly Rank[]): Charge | undefined =>
      row.find((rank) => rank.from <= from && from < rank.to)?.charge;
    const charged = new Map<string, Charged>();
    for (const [provision, { byAmount, byTier }] of ranks) {
      const charge = at(byAmount);
      if (charge) charged.set(provision, { charge, tier: (at(byTier) ?? charge).tally.tier });
    }
    return [{ ...days, count: daysInclusive(days) * (to - from), charged }];
  });
}

function ranksOf(charges: readonly Charge[], { from }: DayInterval): ReadonlyMap<string, Ranks> {
  const present = new Map<string, { charge: Charge; persons: number }[]>();
  for (const charge of charges) {
    const persons = charge.tally.pieces
      .filter((piece) => piece.from <= from && from <= piece.to)
      .reduce((total, piece) => total + piece.persons, 0);
    if (persons === 0) continue;
    const { provision } = charge.tally;
    present.set(provision, [...(present.get(provision) ?? []), { charge, persons }]);
  }
  const ranks = new Map<string, Ranks>();
  for (const [provision, list] of present) {
    ranks.set(provision, {
      byAmount: inRow(list.toSorted((a, b) => b.charge.rate - a.charge.rate)),
      byTier: inRow(list.toSorted((a, b) => severity(b.charge) - severity(a.charge))),
    });
  }
  return ranks;
}

function inRow(list: readonly { readonly charge: Charge; readonly persons: number }[]): readonly Rank[] {
  let from = 0;
  return list.map(({ charge, persons }) => ({ charge, from, to: (from += persons) }));
}

function severity({ tally }: Charge): number {
  return TIERS.indexOf(tally.tier);
}
