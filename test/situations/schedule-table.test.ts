import { assert, describe, expect, it } from 'vitest';
import { CAP_POLICIES, TIERS } from '../../src/model/penalty.js';
import { CHOICES, TABLE } from '../law/schedule-table.js';
import { priceCase } from './price-case.js';

/** One day, then a whole week of persons, priced on both sides of every boundary date, in every tier and policy. */
describe.each(CHOICES)('a violation on %s in a notice of %s (%s)', (violation, notice, schedule) => {
  const row = TABLE.find((candidate) => candidate.schedule === schedule);
  const price = (tier: string, rate: string, persons: number): ReturnType<typeof priceCase> =>
    priceCase(`
noticeDate: ${notice}
violations:
  - { provision: 164.524, tier: ${tier}, basis: per-person, persons: ${persons}, on: ${violation}, rate: ${rate} }
`);
  /** Before 2009-02-18 there is one amount; older than six years at the notice there is nothing to charge. */
  const isBarred = Number(notice.slice(0, 4)) - Number(violation.slice(0, 4)) > 6;

  it.each(TIERS)('%s', (tier) => {
    assert(row);
    const { minimum, maximum, ...caps } = row.tiers[tier];
    const least = minimum === 0 ? maximum : minimum;
    const atMinimum = price(tier, 'minimum', 1);
    const atMaximum = price(tier, 'maximum', 1);
    const many = price(tier, 'minimum', 1_000_000);
    for (const policy of CAP_POLICIES) {
      const charged = (amount: number): number => (isBarred ? 0 : Math.min(amount, caps[policy]));
      expect(atMinimum[policy].total).toBe(charged(least));
      expect(atMaximum[policy].total).toBe(charged(maximum));
      expect(many[policy].total).toBe(charged(Infinity));
    }
    expect(atMinimum.floor.total).toBe(isBarred ? 0 : minimum);
    expect(many.ceiling.total).toBe(isBarred ? 0 : caps.codified);
  });
});
