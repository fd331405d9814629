import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rewardOf } from '../../src/plan/problem.js';
import type { Problem } from '../../src/plan/problem.js';
import { shapleyShares } from '../../src/plan/shares.js';
import { problems } from './problems.js';

describe('Shapley shares', () => {
  it('equal the mean gain over all orders, and sum to the whole', () => {
    assert(
      property(problems({ maxActions: 6 }), (problem) => {
        const { shares, errors } = shapleyShares(problem);
        const mean = meanGains(problem);
        for (const [index, share] of shares.entries()) {
          expect(Math.abs(share - (mean[index] ?? 0))).toBeLessThanOrEqual(1.001);
        }
        const whole = rewardOf(problem, new Set(problem.actions.keys()));
        expect(shares.reduce((total, share) => total + share, 0)).toBe(whole);
        expect(errors.every((error) => error === 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('are sampled with a stated error where too many actions can stand in for each other, and still sum', () => {
    const n = 18;
    const problem: Problem = {
      actions: Array.from({ length: n }, () => ({ cost: 1, needs: [] })),
      milestones: [
        {
          weight: 100_000,
          most: 100_000,
          clauses: Array.from({ length: n / 2 }, (_, i) => [2 * i, 2 * i + 1]),
        },
      ],
    };
    const { shares, errors } = shapleyShares(problem);
    expect(shares.reduce((total, share) => total + share, 0)).toBe(100_000);
    // By symmetry every share is 1/18; the sample lies within five standard errors of it.
    for (const [index, share] of shares.entries()) {
      expect(errors[index]).toBeGreaterThan(0);
      expect(Math.abs(share - 100_000 / n)).toBeLessThan(5 * (errors[index] ?? 0));
    }
    expect(shapleyShares(problem)).toEqual({ shares, errors });
  });
});

function meanGains(problem: Problem): readonly number[] {
  const totals = problem.actions.map(() => 0);
  const orders = permutations([...problem.actions.keys()]);
  for (const order of orders) {
    const done = new Set<number>();
    for (const index of order) {
      const before = rewardOf(problem, done);
      done.add(index);
      totals[index] = (totals[index] ?? 0) + rewardOf(problem, done) - before;
    }
  }
  return totals.map((total) => total / orders.length);
}

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((first) =>
    permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
  );
}
