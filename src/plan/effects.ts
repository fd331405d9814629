import { cents } from '../model/money.js';
import type { ActionEffect } from '../model/plan.js';
import { rewardOf, withNeeds } from './problem.js';
import type { Rewards } from './rewards.js';
import { shapleyShares } from './shares.js';

/** The four numbers of every action, in the order of the actions; undefined where exposure is not priced. */
export function effectsOf(
  rewards: Rewards,
  chosen: ReadonlySet<number>,
): readonly (ActionEffect | undefined)[] {
  const { problem, kind } = rewards;
  if (kind === 'findings') return problem.actions.map(() => undefined);
  const all = new Set(problem.actions.keys());
  const everything = rewardOf(problem, all);
  const inPlan = rewardOf(problem, chosen);
  const { shares, errors } = shapleyShares(problem);
  return problem.actions.map((_, index) => {
    const error = errors[index] ?? 0;
    return {
      alone: cents(rewardOf(problem, new Set(withNeeds(problem, index)))),
      lastIn: cents(everything - rewardOf(problem, without(all, index))),
      shapley: cents(shares[index] ?? 0),
      ...(error > 0 ? { shapleyError: cents(error) } : {}),
      ...(chosen.has(index) ? { inPlan: cents(inPlan - rewardOf(problem, without(chosen, index))) } : {}),
    };
  });
}

function without(set: ReadonlySet<number>, index: number): ReadonlySet<number> {
  return new Set([...set].filter((member) => member !== index));
}
