import { choose } from './choose.js';
import type { Choice } from './choose.js';
import { bundleOrder } from './bundles.js';
import { costOf, withNeeds } from './problem.js';
import type { Problem } from './problem.js';
import type { Milp } from './milp.js';

const MOST_POINTS = 24;
/** Smaller than for the plan itself, because there are many points; each says whether it is proved. */
const NODE_LIMIT = 4_000;

/**
 * Best choices at the budgets where something new completes, cheapest first: none earns less than a cheaper one.
 * Between two points the cheaper choice stays the best known. Every point says whether it is proved.
 */
export function frontier(
  problem: Problem,
  overrides: readonly number[],
  budget?: number,
  milp?: Milp,
): readonly Choice[] {
  const best = (money: number): Choice =>
    choose(problem, overrides, money, {
      nodeLimit: NODE_LIMIT,
      // The point of the budget is the plan itself, and must not fall behind it.
      milp: money === budget ? milp : undefined,
    });
  const first = best(costOf(problem, new Set(overrides.flatMap((index) => withNeeds(problem, index)))));
  const last = best(costOf(problem, problem.actions.keys()));
  const points = [first, last];
  for (const money of [...(budget === undefined ? [] : [budget]), ...bundleBudgets(problem, first.chosen)]) {
    if (points.length < MOST_POINTS && money > first.cost && money < last.cost) points.push(best(money));
  }
  points.sort((a, b) => a.cost - b.cost || b.reward - a.reward);
  return points.filter(
    (point, index) => index === 0 || points.slice(0, index).every(({ reward }) => reward < point.reward),
  );
}

/** Costs at which bundles complete: budgets worth solving. */
function bundleBudgets(problem: Problem, start: readonly number[]): readonly number[] {
  let spent = costOf(problem, start);
  return bundleOrder(problem, start).map((bundle) => {
    spent += costOf(problem, bundle);
    return spent;
  });
}
