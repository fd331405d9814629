import { hasMinimum, type Schedule } from '../law/schedules.js';
import { TIERS, type Tier } from '../model/penalty.js';

/** What stands under an annual cap: amounts of one schedule and tier. */
export interface Capped {
  readonly schedule: Schedule;
  readonly tier: Tier;
  /** In cents, of the whole year. */
  readonly cap: number;
}

/** How much of an amount the year still admits; each call uses up what it returns. */
export type CapRoom = (of: Omit<Capped, 'cap'>, amount: number) => number;

/**
 * The annual caps of identical violations in one calendar year. 45 CFR 160.404(b) states two: (b)(1) for violations
 * before 2009-02-18, (b)(2) for those since. A year with both has both, side by side. Under (b)(2) every tier has
 * its cap, and what a tier takes counts against the caps of the severer ones too: together they never cost more
 * than the highest of them.
 */
export function capRoom(items: readonly Capped[]): CapRoom {
  let beforeTiers = 0;
  const upTo = TIERS.map(() => 0);
  for (const { schedule, tier, cap } of items) {
    if (hasMinimum(schedule)) upTo[placeOf(tier)] = Math.max(upTo[placeOf(tier)] ?? 0, cap);
    else beforeTiers = Math.max(beforeTiers, cap);
  }
  let highest = 0;
  const left = upTo.map((cap) => {
    highest = Math.max(highest, cap);
    return cap === 0 ? Infinity : highest;
  });
  return ({ schedule, tier }, amount) => {
    if (!hasMinimum(schedule)) {
      const taken = Math.min(amount, beforeTiers);
      beforeTiers -= taken;
      return taken;
    }
    const first = placeOf(tier);
    const taken = Math.min(amount, ...left.slice(first));
    for (let place = first; place < left.length; place += 1) left[place] = (left[place] ?? 0) - taken;
    return taken;
  };
}

function placeOf(tier: Tier): number {
  return TIERS.indexOf(tier);
}
