import { hasMinimum, type Schedule } from '../law/schedules.js';
import { TIERS, type Tier } from '../model/penalty.js';

/** Violations of one set of amounts and one tier: what an annual cap is stated for. */
export interface CapClass {
  readonly schedule: Schedule;
  readonly tier: Tier;
}

/** The annual cap of a class, in cents. */
export interface Capped extends CapClass {
  readonly cap: number;
}

/** What would be owed for violations of a class without caps, in cents. */
export interface Owed extends CapClass {
  readonly amount: number;
}

/**
 * What the annual caps leave of amounts for identical violations in one calendar year, place for place; together
 * the most that fits under them. 45 CFR 160.404(b) states two caps: (b)(1) for violations before 2009-02-18, (b)(2)
 * for those since; a year with both has both, side by side. Under (b)(2) every tier has its cap, and what a tier
 * takes counts against the caps of the severer ones too: together they never cost more than the highest of them. In
 * 2015 the violations before 11-02 keep to the base caps, and count against the adjusted ones. Earlier amounts use
 * the caps first, unless that left some of them unused.
 */
export function underCaps(caps: readonly Capped[], owed: readonly Owed[]): readonly number[] {
  const places = owed.map((_, place) => place);
  const inOrder = fill(caps, owed, places);
  if (new Set(owed.map(({ schedule }) => schedule)).size < 2) return inOrder;
  const newestFirst = fill(
    caps,
    owed,
    places.toSorted((a, b) => compareForRoom(owed[a], owed[b])),
  );
  return total(newestFirst) > total(inOrder) ? newestFirst : inOrder;
}

/** Violations that fewer caps hold come first: with them taken first, the others lose nothing that both could not have. */
function compareForRoom(a: Owed | undefined, b: Owed | undefined): number {
  if (!a || !b) return 0;
  return startOf(a) > startOf(b)
    ? -1
    : startOf(a) < startOf(b)
      ? 1
      : TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier);
}

/** Takes the amounts in the order of `places`, each as far as every cap that it counts against has room. */
function fill(caps: readonly Capped[], owed: readonly Owed[], places: readonly number[]): number[] {
  const rooms = roomsOf(caps);
  const taken = owed.map(() => 0);
  for (const place of places) {
    const item = owed[place];
    if (!item) continue;
    const holding = rooms.filter((room) => countsAgainst(item, room));
    const amount = Math.min(item.amount, ...holding.map(({ left }) => left));
    for (const room of holding) room.left -= amount;
    taken[place] = amount;
  }
  return taken;
}

/** For each set of amounts and tier the room of it and all below it together: the highest of their caps. */
function roomsOf(caps: readonly Capped[]): (CapClass & { left: number })[] {
  return [...new Set(caps.map(({ schedule }) => schedule))].flatMap((schedule) =>
    TIERS.flatMap((tier) => {
      const below = caps.filter((other) => countsAgainst(other, { schedule, tier }));
      return below.length > 0 ? [{ schedule, tier, left: Math.max(...below.map(({ cap }) => cap)) }] : [];
    }),
  );
}

function countsAgainst(item: CapClass, room: CapClass): boolean {
  if (hasMinimum(item.schedule) !== hasMinimum(room.schedule)) return false;
  return startOf(item) <= startOf(room) && TIERS.indexOf(item.tier) <= TIERS.indexOf(room.tier);
}

/** The first day of the violations that a set of amounts is for. */
function startOf({ schedule }: CapClass): string {
  return schedule.violationFrom ?? '';
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
