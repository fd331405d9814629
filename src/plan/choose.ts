import { costOf, rewardOf, withNeeds } from './problem.js';
import type { Problem } from './problem.js';
import { solve } from './solve.js';
import type { Solution } from './solve.js';

export interface Choice extends Solution {
  /** Overrides (with what they need) that the budget holds. */
  readonly forced: readonly number[];
}

/**
 * The actions that a budget buys: overrides first, each with what it needs, in their order and as far as the money
 * goes; the rest so that most is earned, as `solve` proves.
 */
export function choose(problem: Problem, overrides: readonly number[], budget: number): Choice {
  const forced = new Set<number>();
  for (const index of overrides) {
    const together = new Set([...forced, ...withNeeds(problem, index)]);
    if (costOf(problem, together) <= budget) for (const member of together) forced.add(member);
  }
  const inOrder = [...forced].sort((a, b) => a - b);
  return { ...solve(problem, budget, inOrder), forced: inOrder };
}

/** The same without a budget: `also` names actions that are worth doing beside what the milestones reward. */
export function chooseAll(problem: Problem, overrides: readonly number[], also: readonly number[]): Choice {
  const everything = costOf(problem, problem.actions.keys());
  const best = choose(problem, overrides, everything);
  const chosen = new Set([...best.chosen, ...also.flatMap((index) => withNeeds(problem, index))]);
  return {
    ...best,
    chosen: [...chosen].sort((a, b) => a - b),
    reward: rewardOf(problem, chosen),
    cost: costOf(problem, chosen),
  };
}
