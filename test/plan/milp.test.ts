import { assert, double, integer, array, property } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadMilp } from '../../src/io/load-milp.js';
import type { Milp } from '../../src/plan/milp.js';
import { costOf, rewardOf } from '../../src/plan/problem.js';
import { solve } from '../../src/plan/solve.js';
import { bruteForce } from './brute-force.js';
import { problems } from './problems.js';

const SEED = 20_261_122;

describe('choosing actions with the mixed-integer solver', () => {
  let milp: Milp;
  beforeAll(async () => {
    milp = await loadMilp();
  });

  it('earns and costs what trying every set finds, with branch and bound cut off at once', () => {
    assert(
      property(problems({ maxActions: 11 }), double({ min: 0, max: 1.1, noNaN: true }), (problem, share) => {
        const budget = Math.floor(share * costOf(problem, problem.actions.keys()));
        const { reward, cost, proved, gap } = solve(problem, budget, [], { nodeLimit: 0, milp });
        const best = bruteForce(problem, budget);
        expect({ reward, cost, proved, gap }).toEqual({
          reward: best.reward,
          cost: best.cost,
          proved: true,
          gap: 0,
        });
      }),
      { numRuns: 150, seed: SEED },
    );
  });

  it('proves 60 actions of which many can stand in for each other', () => {
    assert(
      property(problems({ minActions: 60, maxActions: 60, groups: 12 }), (problem) => {
        const budget = Math.floor(0.3 * costOf(problem, problem.actions.keys()));
        const alone = solve(problem, budget, [], { nodeLimit: 50 });
        const { chosen, reward, cost, proved } = solve(problem, budget, [], { nodeLimit: 50, milp });
        expect(proved).toBe(true);
        expect(reward).toBe(rewardOf(problem, new Set(chosen)));
        expect(cost).toBeLessThanOrEqual(budget);
        expect(reward).toBeGreaterThanOrEqual(alone.reward);
        expect(reward).toBeLessThanOrEqual(alone.reward + alone.gap);
      }),
      { numRuns: 3, seed: SEED },
    );
  });

  it('gives the same set again, and keeps the forced actions', () => {
    assert(
      property(problems({ minActions: 20, maxActions: 20, groups: 12 }), (problem) => {
        const budget = Math.floor(0.6 * costOf(problem, problem.actions.keys()));
        const forced = [19];
        if (costOf(problem, [...(problem.actions[19]?.needs ?? []), 19]) > budget) return;
        const first = solve(problem, budget, forced, { nodeLimit: 0, milp });
        expect(first.chosen).toContain(19);
        expect(solve(problem, budget, forced, { nodeLimit: 0, milp })).toEqual(first);
      }),
      { numRuns: 10, seed: SEED },
    );
  });

  it('keeps within limits beside money, as branch and bound does', () => {
    assert(
      property(
        problems({ maxActions: 10 }),
        array(integer({ min: 0, max: 40 }), { minLength: 10, maxLength: 10 }),
        integer({ min: 0, max: 200 }),
        (free, amounts, most) => {
          const problem = { ...free, caps: [{ amounts: amounts.slice(0, free.actions.length), most }] };
          const budget = Math.floor(0.7 * costOf(problem, problem.actions.keys()));
          const best = bruteForce(problem, budget);
          const { chosen, reward, cost, proved } = solve(problem, budget);
          expect({ chosen, reward, cost, proved }).toEqual({ ...best, proved: true });
          const byMilp = solve(problem, budget, [], { nodeLimit: 0, milp });
          expect(byMilp).toMatchObject({ reward: best.reward, cost: best.cost, proved: true });
        },
      ),
      { numRuns: 120, seed: SEED },
    );
  });
});
