import { choose } from './choose.js';
import type { Choice } from './choose.js';
import { costOf, rewardOf, withNeeds } from './problem.js';
import type { Problem } from './problem.js';

const MOST_POINTS = 24;

/**
 * Best choices at the budgets where something new completes, cheapest first: none earns less than a cheaper one.
 * Between two points the cheaper choice stays the best known. Every point is solved exactly.
 */
export function frontier(problem: Problem, overrides: readonly number[], budget?: number): readonly Choice[] {
  const all = costOf(problem, problem.actions.keys());
  const first = choose(
    problem,
    overrides,
    costOf(problem, new Set(overrides.flatMap((index) => withNeeds(problem, index)))),
  );
  const last = choose(problem, overrides, all);
  const points = new Map([first, last].map((point) => [point.cost, point]));
  if (budget !== undefined && budget > first.cost && budget < last.cost) {
    const stated = choose(problem, overrides, budget);
    points.set(stated.cost, stated);
  }
  for (const money of bundleBudgets(problem, first.chosen)) {
    if (points.size >= MOST_POINTS) break;
    if (money <= first.cost || money >= last.cost) continue;
    const point = choose(problem, overrides, money);
    points.set(point.cost, point);
  }
  const sorted = [...points.values()].sort((a, b) => a.cost - b.cost);
  return sorted.filter(
    (point, index) => index === 0 || sorted.slice(0, index).every(({ reward }) => reward < point.reward),
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
