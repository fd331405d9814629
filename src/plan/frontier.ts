import { choose } from './choose.js';
import type { Choice } from './choose.js';
import { costOf, rewardOf, withNeeds } from './problem.js';
import type { Problem } from './problem.js';

const MOST_POINTS = 24;
/** Smaller than for the plan itself, because there are many points; each says whether it is proved. */
const NODE_LIMIT = 4_000;

/**
 * Best choices at the budgets where something new completes, cheapest first: none earns less than a cheaper one.
 * Between two points the cheaper choice stays the best known. Every point says whether it is proved.
 */
export function frontier(problem: Problem, overrides: readonly number[], budget?: number): readonly Choice[] {
  const best = (money: number): Choice => choose(problem, overrides, money, NODE_LIMIT);
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

/** Costs at which bundles complete when the best value for money is taken first: budgets worth solving. */
function bundleBudgets(problem: Problem, start: readonly number[]): readonly number[] {
  const done = new Set(start);
  const budgets: number[] = [];
  const bundles = problem.milestones.map(({ clauses }) =>
    clauses.flatMap((clause) => cheapestWay(problem, clause)),
  );
  for (;;) {
    const before = rewardOf(problem, done);
    let best: { readonly ratio: number; readonly members: readonly number[] } | undefined;
    for (const bundle of bundles) {
      const members = bundle.filter((index) => !done.has(index));
      const gain = rewardOf(problem, new Set([...done, ...members])) - before;
      const ratio = gain / Math.max(1, costOf(problem, new Set(members)));
      if (gain > 0 && (!best || ratio > best.ratio)) best = { ratio, members };
    }
    if (!best) return budgets;
    for (const index of best.members) done.add(index);
    budgets.push(costOf(problem, done));
  }
}

function cheapestWay(problem: Problem, clause: readonly number[]): readonly number[] {
  const ways = clause.map((index) => withNeeds(problem, index));
  return ways.reduce(
    (best, way) => (costOf(problem, way) < costOf(problem, best) ? way : best),
    ways[0] ?? [],
  );
}
