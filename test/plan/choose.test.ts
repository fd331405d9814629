import { array, assert, double, integer, nat, property, uniqueArray } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choose } from '../../src/plan/choose.js';
import { frontier } from '../../src/plan/frontier.js';
import { costOf, fits, rewardOf } from '../../src/plan/problem.js';
import type { Problem } from '../../src/plan/problem.js';
import { bruteForce, respects } from './brute-force.js';
import { problems } from './problems.js';

interface Overridden {
  readonly problem: Problem;
  readonly overrides: readonly number[];
}

/** A problem with up to `most` of its actions to come first, in any order. */
function overridden(size: Parameters<typeof problems>[0], most: number): Arbitrary<Overridden> {
  return problems(size).chain((problem) =>
    uniqueArray(nat(problem.actions.length - 1), { maxLength: most }).map((overrides) => ({
      problem,
      overrides,
    })),
  );
}

const share = double({ min: 0, max: 1.1, noNaN: true });

function budgetOf(problem: Problem, part: number): number {
  return Math.floor(part * costOf(problem, problem.actions.keys()));
}

describe('choosing with overrides that come first', () => {
  it('finds what trying every set finds, ties included, up to 16 actions', () => {
    assert(
      property(overridden({ maxActions: 10 }, 6), share, ({ problem, overrides }, part) => {
        const budget = budgetOf(problem, part);
        const { chosen, reward, cost, proved, gap } = choose(problem, overrides, budget);
        expect({ chosen, reward, cost }).toEqual(bruteForce(problem, budget, overrides));
        expect({ proved, gap }).toEqual({ proved: true, gap: 0 });
      }),
      { numRuns: 300 },
    );
    assert(
      property(overridden({ minActions: 13, maxActions: 16 }, 8), share, ({ problem, overrides }, part) => {
        const budget = budgetOf(problem, part);
        const { chosen, reward, cost } = choose(problem, overrides, budget);
        expect({ chosen, reward, cost }).toEqual(bruteForce(problem, budget, overrides));
      }),
      { numRuns: 12 },
    );
  });

  it('does so beside limits on hours', () => {
    assert(
      property(
        overridden({ maxActions: 9 }, 5),
        array(integer({ min: 0, max: 40 }), { minLength: 9, maxLength: 9 }),
        nat(200),
        share,
        ({ problem: free, overrides }, amounts, most, part) => {
          const problem = { ...free, caps: [{ amounts: amounts.slice(0, free.actions.length), most }] };
          const budget = budgetOf(problem, part);
          const { chosen, reward, cost } = choose(problem, overrides, budget);
          expect({ chosen, reward, cost }).toEqual(bruteForce(problem, budget, overrides));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never removes less with a bigger budget, whatever comes first', () => {
    assert(
      property(
        overridden({ maxActions: 24 }, 10),
        nat(5000),
        nat(5000),
        ({ problem, overrides }, budget, more) => {
          const less = choose(problem, overrides, budget);
          const bigger = choose(problem, overrides, budget + more);
          expect(bigger.reward).toBeGreaterThanOrEqual(less.reward);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('says of every override that is left out what it takes and why, and keeps to what it may spend', () => {
    assert(
      property(overridden({ maxActions: 14 }, 7), share, ({ problem, overrides }, part) => {
        const budget = budgetOf(problem, part);
        const choice = choose(problem, overrides, budget);
        const chosen = new Set(choice.chosen);
        expect(choice.leftOut.map(({ index }) => index)).toEqual(
          overrides.filter((index) => !chosen.has(index)),
        );
        expect(fits(problem, chosen, choice.money)).toBe(true);
        expect(choice.money).toBeLessThanOrEqual(budget);
        for (const { needed, cause } of choice.leftOut) {
          expect(cause).toBe(needed > budget ? 'budget' : 'removes less');
          expect(needed).toBeGreaterThan(choice.money);
        }
        // Whatever else the money buys, the set goes on respecting the overrides.
        const fuller = problem.actions.reduce((set, { needs }, index) => {
          const next = new Set([...set, ...needs, index]);
          return fits(problem, next, choice.money) ? next : set;
        }, chosen);
        expect(respects(problem, fuller, overrides)).toBe(true);
        expect(rewardOf(problem, fuller)).toBe(choice.reward);
      }),
      { numRuns: 200 },
    );
  });

  it('draws a frontier that rises and that the choice at each of its budgets meets', () => {
    assert(
      property(overridden({ maxActions: 12 }, 6), share, ({ problem, overrides }, part) => {
        const budget = budgetOf(problem, part);
        const points = frontier(problem, overrides, budget);
        const [rewards, costs] = [points.map(({ reward }) => reward), points.map(({ cost }) => cost)];
        expect(rewards).toEqual([...new Set(rewards)].sort((a, b) => a - b));
        expect(costs).toEqual([...costs].sort((a, b) => a - b));
        for (const { reward, cost } of points) expect(choose(problem, overrides, cost).reward).toBe(reward);
        const best = choose(problem, overrides, budget);
        expect(points.filter(({ cost }) => cost <= budget).at(-1)?.reward ?? 0).toBe(best.reward);
      }),
      { numRuns: 100 },
    );
  });

  it('covers the optimum with its gap where the node limit is reached', () => {
    assert(
      property(overridden({ minActions: 8, maxActions: 11 }, 5), share, ({ problem, overrides }, part) => {
        const budget = budgetOf(problem, part);
        const { reward, gap, proved } = choose(problem, overrides, budget, { nodeLimit: 1 });
        const best = bruteForce(problem, budget, overrides).reward;
        expect(reward + gap).toBeGreaterThanOrEqual(best);
        if (proved) expect(reward).toBe(best);
      }),
      { numRuns: 150 },
    );
  });

  it('pays the first override before what removes more, until more money removes less', () => {
    const problem: Problem = {
      actions: [
        { cost: 60, needs: [] },
        { cost: 50, needs: [] },
      ],
      milestones: [{ weight: 900, most: 900, clauses: [[1]] }],
    };
    const at = (budget: number): unknown => {
      const { chosen, reward, leftOut } = choose(problem, [0], budget);
      return { chosen, reward, leftOut };
    };
    const left = (cause: string): unknown => [{ index: 0, needed: 60, cause }];
    expect(at(49)).toEqual({ chosen: [], reward: 0, leftOut: left('budget') });
    expect(at(59)).toEqual({ chosen: [1], reward: 900, leftOut: left('budget') });
    expect(at(60)).toEqual({ chosen: [1], reward: 900, leftOut: left('removes less') });
    expect(at(109)).toEqual({ chosen: [1], reward: 900, leftOut: left('removes less') });
    expect(at(110)).toEqual({ chosen: [0, 1], reward: 900, leftOut: [] });
    // What costs exactly as much as the override would have paid it.
    const equal = { ...problem, actions: problem.actions.map(({ needs }) => ({ cost: 60, needs })) };
    expect(choose(equal, [0], 119)).toMatchObject({ chosen: [0], reward: 0, leftOut: [] });
    expect(choose(equal, [0], 120)).toMatchObject({ chosen: [0, 1], reward: 900, leftOut: [] });
  });
});
