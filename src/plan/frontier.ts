import { choose } from './choose.js';
import type { Choice } from './choose.js';
import { bundleOrder } from './bundles.js';
import { costOf, withNeeds } from './problem.js';
import type { Problem } from './problem.js';
import type { Milp } from './milp.js';

const MOST_POINTS = 24;
/** Of the budgets that pay some of the overrides. */
const MOST_OVERRIDE_STEPS = 8;
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
  const steps = overrideBudgets(problem, overrides);
  const first = best(steps.at(-1) ?? 0);
  const last = best(costOf(problem, problem.actions.keys()));
  const points = [first, last];
  const worthSolving = [
    ...(budget === undefined ? [] : [budget]),
    ...thinned(steps.slice(0, -1)),
    ...bundleBudgets(problem, first.chosen).filter((money) => money > first.cost),
  ];
  for (const money of worthSolving) {
    if (points.length < MOST_POINTS && money < last.cost) points.push(best(money));
  }
  points.sort((a, b) => a.cost - b.cost || b.reward - a.reward);
  return points.filter(
    (point, index) => index === 0 || points.slice(0, index).every(({ reward }) => reward < point.reward),
  );
}

/** What the first override costs, the first two, and so on to all of them, each with what it needs. */
function overrideBudgets(problem: Problem, overrides: readonly number[]): readonly number[] {
  const together = new Set<number>();
  return overrides.map((index) => {
    for (const member of withNeeds(problem, index)) together.add(member);
    return costOf(problem, together);
  });
}

function thinned(steps: readonly number[]): readonly number[] {
  const every = Math.ceil(steps.length / MOST_OVERRIDE_STEPS);
  return steps.filter((_, position) => (steps.length - position) % every === 0);
}

/** Costs at which bundles complete: budgets worth solving. */
function bundleBudgets(problem: Problem, start: readonly number[]): readonly number[] {
  let spent = costOf(problem, start);
  return bundleOrder(problem, start).map((bundle) => {
    spent += costOf(problem, bundle);
    return spent;
  });
}
