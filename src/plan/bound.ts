import { bestProjects } from './max-flow.js';

/** What is still open at a node: rewards, the undecided parts each certainly needs, and the money left. */
export interface Relaxation {
  readonly weights: readonly number[];
  readonly needs: readonly (readonly number[])[];
  /** Cost of each part; `needs` points into it. */
  readonly costs: readonly number[];
  readonly budget: number;
}

export interface Bound {
  /** No choice within the budget earns more. */
  readonly value: number;
  /** Affordable jobs met on the way: a feasible start for the search. */
  readonly affordable: readonly number[];
  /** Every job can be afforded together. */
  readonly all: boolean;
  /** Least further cost of a choice that earns `reward`. */
  leastCost(reward: number): number;
}

interface Line {
  readonly projects: readonly number[];
  readonly weight: number;
  readonly cost: number;
}

const MOST_STEPS = 40;

/**
 * Upper bound by Lagrangian relaxation of the budget: money gets a price per cent, and what is left is a project
 * selection that one minimum cut solves. The best price is found by intersecting the two lines that enclose it.
 */
export function bound(relaxation: Relaxation): Bound {
  const { weights, needs, costs, budget } = relaxation;
  const all = lineOf(
    relaxation,
    weights.map((_, index) => index),
  );
  if (all.cost <= budget) {
    return {
      value: all.weight,
      affordable: all.projects,
      all: true,
      leastCost: (reward) => (reward >= all.weight ? all.cost : 0),
    };
  }
  let over = all;
  let under: Line = { projects: [], weight: 0, cost: 0 };
  let price = 0;
  let surplus = all.weight;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    price = (over.weight - under.weight) / (over.cost - under.cost);
    const best = bestProjects(
      weights,
      costs.map((cost) => cost * price),
      needs,
    );
    surplus = best.surplus;
    const line = lineOf(relaxation, best.projects);
    const known = under.weight - price * under.cost;
    if (surplus <= known + 1e-6 * Math.max(1, known)) break;
    if (line.cost > budget) over = line;
    else under = line;
  }
  return {
    value: surplus + price * budget,
    affordable: under.projects,
    all: false,
    leastCost: (reward) => (price > 0 ? (reward - surplus) / price : 0),
  };
}

function lineOf(relaxation: Relaxation, projects: readonly number[]): Line {
  const parts = new Set(projects.flatMap((index) => relaxation.needs[index] ?? []));
  let [weight, cost] = [0, 0];
  for (const index of projects) weight += relaxation.weights[index] ?? 0;
  for (const part of parts) cost += relaxation.costs[part] ?? 0;
  return { projects, weight, cost };
}
