import { fits, withNeeds } from './problem.js';
import type { Problem } from './problem.js';
import { solve } from './solve.js';
import type { Solution, SolveOptions } from './solve.js';

export interface Choice extends Solution {
  /** Overrides (with what they need) that the budget and the other limits hold. */
  readonly forced: readonly number[];
}

/**
 * The actions that a budget buys: overrides first, each with what it needs, in their order and as far as the money
 * goes; the rest so that most is earned, as `solve` proves.
 */
export function choose(
  problem: Problem,
  overrides: readonly number[],
  budget: number,
  options: SolveOptions = {},
): Choice {
  const forced = new Set<number>();
  for (const index of overrides) {
    const together = new Set([...forced, ...withNeeds(problem, index)]);
    if (fits(problem, together, budget)) for (const member of together) forced.add(member);
  }
  const inOrder = [...forced].sort((a, b) => a - b);
  return { ...solve(problem, budget, inOrder, options), forced: inOrder };
}
