import { array, assert, double, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costOf, mergeMilestones, rewardOf } from '../../src/plan/problem.js';
import type { Problem } from '../../src/plan/problem.js';
import { solve } from '../../src/plan/solve.js';
import { bruteForce } from './brute-force.js';
import { problems } from './problems.js';

describe('choosing actions under a budget', () => {
  it('finds what trying every set finds, ties included, up to 16 actions', () => {
    assert(
      property(problems({ maxActions: 10 }), double({ min: 0, max: 1.1, noNaN: true }), (problem, share) => {
        const budget = Math.floor(share * costOf(problem, problem.actions.keys()));
        const { chosen, reward, cost, proved, gap } = solve(problem, budget);
        expect({ chosen, reward, cost }).toEqual(bruteForce(problem, budget));
        expect({ proved, gap }).toEqual({ proved: true, gap: 0 });
      }),
      { numRuns: 400 },
    );
    assert(
      property(problems({ minActions: 13, maxActions: 16 }), (problem) => {
        const budget = Math.floor(0.5 * costOf(problem, problem.actions.keys()));
        const { chosen, reward, cost } = solve(problem, budget);
        expect({ chosen, reward, cost }).toEqual(bruteForce(problem, budget));
      }),
      { numRuns: 12 },
    );
  });

  it('never removes less with a bigger budget', () => {
    assert(
      property(problems({ maxActions: 24 }), nat(5000), nat(5000), (problem, budget, more) => {
        expect(solve(problem, budget + more).reward).toBeGreaterThanOrEqual(solve(problem, budget).reward);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps forced actions in the set and refuses those that do not fit', () => {
    const problem: Problem = {
      actions: [
        { cost: 10, needs: [] },
        { cost: 5, needs: [0] },
        { cost: 12, needs: [] },
      ],
      milestones: [{ weight: 100, most: 100, clauses: [[2]] }],
    };
    expect(solve(problem, 20, [1]).chosen).toEqual([0, 1]);
    expect(solve(problem, 27, [1]).chosen).toEqual([0, 1, 2]);
    expect(() => solve(problem, 14, [1])).toThrow('cost more than the budget');
  });

  it('states the gap when the node limit is reached, and the gap covers the optimum', () => {
    assert(
      property(problems({ minActions: 8, maxActions: 12 }), (problem) => {
        const budget = Math.floor(0.5 * costOf(problem, problem.actions.keys()));
        const cut = solve(problem, budget, [], { nodeLimit: 2 });
        const best = bruteForce(problem, budget);
        expect(cut.reward + cut.gap).toBeGreaterThanOrEqual(best.reward);
        if (cut.proved) expect(cut.reward).toBe(best.reward);
        expect(cut.reward).toBe(rewardOf(problem, new Set(cut.chosen)));
        expect(cut.cost).toBeLessThanOrEqual(budget);
      }),
      { numRuns: 100 },
    );
  });

  it('merging milestones changes no reward', () => {
    assert(
      property(problems({ maxActions: 8 }), array(nat(7)), (problem, picked) => {
        const chosen = new Set(picked.filter((index) => index < problem.actions.length));
        const merged = { ...problem, milestones: mergeMilestones(problem.milestones) };
        expect(rewardOf(merged, chosen)).toBe(rewardOf(problem, chosen));
      }),
    );
  });
});
