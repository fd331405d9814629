import { costOf, feasiblePart, fits, rewardOf } from '../../src/plan/problem.js';
import type { Problem } from '../../src/plan/problem.js';

export interface Best {
  readonly chosen: readonly number[];
  readonly reward: number;
  readonly cost: number;
}

/** Tries every set of actions: the yardstick for the solver. Same order of ties. */
export function bruteForce(problem: Problem, budget: number): Best {
  const n = problem.actions.length;
  let best: Best = { chosen: [], reward: rewardOf(problem, new Set()), cost: 0 };
  for (let mask = 1; mask < 2 ** n; mask += 1) {
    const chosen = new Set<number>();
    // The highest bit is the first action, so that counting up leaves the canonically first of equals for last.
    for (let index = 0; index < n; index += 1) if ((mask >> (n - 1 - index)) & 1) chosen.add(index);
    const cost = costOf(problem, chosen);
    if (!fits(problem, chosen, budget) || feasiblePart(problem, chosen).size < chosen.size) continue;
    const reward = rewardOf(problem, chosen);
    if (reward > best.reward || (reward === best.reward && cost <= best.cost)) {
      best = { chosen: [...chosen].sort((a, b) => a - b), reward, cost };
    }
  }
  return best;
}
