import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scheduleFor } from '../../src/law/schedules.js';
import { isoDate } from '../../src/model/date.js';
import { TIERS } from '../../src/model/penalty.js';
import { underCaps, type Capped, type Owed } from '../../src/price/under-caps.js';

const scheduleOf = (violation: string): Owed['schedule'] =>
  scheduleFor({ violation: isoDate(violation), assessed: isoDate('2017-06-01') });
/** The two sets of amounts of 2015. */
const BASE = scheduleOf('2015-11-01');
const ADJUSTED = scheduleOf('2015-11-02');

/** Small caps that rise with the tier and from the base to the adjusted amounts, as those of the law do. */
const caps = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 8, maxLength: 8 }).map((steps) =>
  [BASE, ADJUSTED].flatMap((schedule, later) =>
    TIERS.map((tier, place) => {
      const rise = (count: number, from: number): number =>
        steps.slice(from, from + count).reduce((total, step) => total + step, 0);
      return { schedule, tier, cap: 1 + rise(place + 1, 0) + (later ? rise(place + 1, 4) : 0) };
    }),
  ),
);
const owedOf = (all: readonly Capped[]): fc.Arbitrary<(Owed & Capped)[]> =>
  fc.array(
    fc
      .record({ of: fc.constantFrom(...all), amount: fc.integer({ min: 0, max: 4 }) })
      .map(({ of, amount }) => ({ ...of, amount })),
    { minLength: 1, maxLength: 5 },
  );
const year = caps.chain(owedOf);

/** Whether amounts keep to every cap: those of a tier and below, of a set of amounts and earlier. */
function keepsTo(owed: readonly (Owed & Capped)[], taken: readonly number[]): boolean {
  const below = (a: Capped, b: Capped): boolean =>
    (a.schedule === BASE || b.schedule === ADJUSTED) && TIERS.indexOf(a.tier) <= TIERS.indexOf(b.tier);
  const joins = [...new Set(owed.map(({ schedule }) => schedule))].flatMap((schedule) =>
    TIERS.map((tier) => ({ schedule, tier, cap: 0 })),
  );
  return joins.every((join) => {
    const inside = owed.map((item) => below(item, join));
    const highest = Math.max(...owed.map(({ cap }, place) => (inside[place] ? cap : 0)));
    return taken.reduce((sum, amount, place) => sum + (inside[place] ? amount : 0), 0) <= highest;
  });
}

/** The most that fits, by trying everything. */
function mostOf(owed: readonly (Owed & Capped)[], chosen: readonly number[] = []): number {
  const next = owed[chosen.length];
  if (!next) return keepsTo(owed, chosen) ? chosen.reduce((sum, amount) => sum + amount, 0) : 0;
  let most = 0;
  for (let amount = 0; amount <= next.amount; amount += 1) {
    most = Math.max(most, mostOf(owed, [...chosen, amount]));
  }
  return most;
}

describe('the annual caps of a year', () => {
  it('leave the most that fits under all of them, and no more', () => {
    fc.assert(
      fc.property(year, (owed) => {
        const taken = underCaps(owed, owed);
        expect(keepsTo(owed, taken)).toBe(true);
        expect(taken.every((amount, place) => amount >= 0 && amount <= (owed[place]?.amount ?? 0))).toBe(
          true,
        );
        expect(taken.reduce((sum, amount) => sum + amount, 0)).toBe(mostOf(owed));
      }),
      { numRuns: 500 },
    );
  });
});
