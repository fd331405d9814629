import { costOf, feasiblePart, fits, fitsCaps, rewardOf, withNeeds } from '../../src/plan/problem.js';
import type { Problem } from '../../src/plan/problem.js';

export interface Best {
  readonly chosen: readonly number[];
  readonly reward: number;
  readonly cost: number;
}

/**
 * Tries every set of actions: the yardstick for the solver. Same order of ties. With `overrides` only the sets that
 * respect them count, and of equals the one that holds the first override in which they differ comes before the cheaper.
 */
export function bruteForce(problem: Problem, budget: number, overrides: readonly number[] = []): Best {
  const n = problem.actions.length;
  let best: Best = { chosen: [], reward: rewardOf(problem, new Set()), cost: 0 };
  for (let mask = 1; mask < 2 ** n; mask += 1) {
    const chosen = new Set<number>();
    // The highest bit is the first action, so that counting up leaves the canonically first of equals for last.
    for (let index = 0; index < n; index += 1) if ((mask >> (n - 1 - index)) & 1) chosen.add(index);
    const cost = costOf(problem, chosen);
    if (!fits(problem, chosen, budget) || feasiblePart(problem, chosen).size < chosen.size) continue;
    if (!respects(problem, chosen, overrides)) continue;
    const reward = rewardOf(problem, chosen);
    const order = inOrder(chosen, overrides) - inOrder(new Set(best.chosen), overrides);
    if (
      reward > best.reward ||
      (reward === best.reward && (order > 0 || (order === 0 && cost <= best.cost)))
    ) {
      best = { chosen: [...chosen].sort((a, b) => a - b), reward, cost };
    }
  }
  return best;
}

/** What a set spends would not pay for an override that it leaves out beside those of its own that come before. */
export function respects(
  problem: Problem,
  chosen: ReadonlySet<number>,
  overrides: readonly number[],
): boolean {
  const spent = costOf(problem, chosen);
  return overrides.every((index, position) => {
    if (chosen.has(index)) return true;
    const before = overrides.slice(0, position).filter((other) => chosen.has(other));
    const needed = new Set([...before, index].flatMap((each) => withNeeds(problem, each)));
    return costOf(problem, needed) > spent || !fitsCaps(problem, [...needed]);
  });
}

/** The overrides of a set as a number: the first weighs more than all that follow. */
function inOrder(chosen: ReadonlySet<number>, overrides: readonly number[]): number {
  return overrides.reduce((value, index) => value * 2 + (chosen.has(index) ? 1 : 0), 0);
}
