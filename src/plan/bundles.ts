import { costOf, rewardOf, withNeeds } from './problem.js';
import type { Problem } from './problem.js';

/**
 * Bundles of actions that complete a reward, the best value for money first, each without what came before. A
 * heuristic order for queues and for budgets worth looking at; what is chosen is never taken from it.
 */
export function bundleOrder(problem: Problem, start: readonly number[]): readonly (readonly number[])[] {
  const done = new Set(start);
  const order: (readonly number[])[] = [];
  const bundles = problem.milestones.map(({ clauses }) => [
    ...new Set(clauses.flatMap((clause) => cheapestWay(problem, clause))),
  ]);
  for (;;) {
    const before = rewardOf(problem, done);
    let best: { readonly ratio: number; readonly members: readonly number[] } | undefined;
    for (const bundle of bundles) {
      const members = bundle.filter((index) => !done.has(index));
      const gain = rewardOf(problem, new Set([...done, ...members])) - before;
      const ratio = gain / Math.max(1, costOf(problem, members));
      if (gain > 0 && (!best || ratio > best.ratio)) best = { ratio, members };
    }
    if (!best) return order;
    for (const index of best.members) done.add(index);
    order.push(best.members);
  }
}

function cheapestWay(problem: Problem, clause: readonly number[]): readonly number[] {
  const ways = clause.map((index) => withNeeds(problem, index));
  return ways.reduce(
    (best, way) => (costOf(problem, way) < costOf(problem, best) ? way : best),
    ways[0] ?? [],
  );
}
