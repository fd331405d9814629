import type { Problem } from './problem.js';
import { costOf, feasiblePart, fits, rewardOf } from './problem.js';

/** Maximize `objective` over columns between 0 and 1, those of `integer` whole. */
export interface LinearModel {
  readonly objective: readonly number[];
  readonly integer: readonly boolean[];
  readonly rows: readonly Row[];
}

interface Row {
  readonly terms: readonly (readonly [column: number, coefficient: number])[];
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface MilpResult {
  readonly values: readonly number[];
  /** No feasible point is worth more. */
  readonly bound: number;
}

/** A mixed-integer solver; undefined when it found no point within its own limits. The same model gives the same answer. */
export type Milp = (model: LinearModel) => MilpResult | undefined;

export interface MilpChoice {
  readonly chosen: ReadonlySet<number>;
  /** No set within the limits earns more. */
  readonly most: number;
  /** No set that earns as much costs less. */
  readonly cheapest: boolean;
}

/** Floating-point noise of a bound over whole units. */
const NOISE = 0.01;

/**
 * The best set by two mixed-integer models: most reward, then least cost at that reward. What the solver returns is
 * evaluated in whole units before it counts; undefined when it is no feasible set.
 */
export function bestByMilp(
  problem: Problem,
  budget: number,
  forced: ReadonlySet<number>,
  milp: Milp,
): MilpChoice | undefined {
  const model = linearModel(problem, budget, forced);
  const first = milp(model);
  if (!first) return undefined;
  const chosen = setOf(problem, budget, first);
  if (!chosen) return undefined;
  const most = Math.floor(first.bound + NOISE);
  const reward = rewardOf(problem, chosen);
  const second = milp(cheapestModel(problem, model, reward));
  const cheaper = second && setOf(problem, budget, second);
  if (!cheaper || rewardOf(problem, cheaper) < reward) return { chosen, most, cheapest: false };
  const cheapest = Math.ceil(-second.bound - NOISE) >= costOf(problem, cheaper);
  return { chosen: cheaper, most, cheapest };
}

function setOf(problem: Problem, budget: number, { values }: MilpResult): ReadonlySet<number> | undefined {
  const chosen = new Set(problem.actions.flatMap((_, index) => ((values[index] ?? 0) > 0.5 ? [index] : [])));
  const isPossible = feasiblePart(problem, chosen).size === chosen.size && fits(problem, chosen, budget);
  return isPossible ? chosen : undefined;
}

/** Columns: every action, then every clause of several actions (once), then every milestone. */
function linearModel(problem: Problem, budget: number, forced: ReadonlySet<number>): LinearModel {
  const { actions, milestones, caps = [] } = problem;
  const objective = actions.map(() => 0);
  const integer = actions.map(() => true);
  const rows: Row[] = [
    { terms: actions.map(({ cost }, index) => [index, cost]), atMost: budget },
    ...caps.map(({ amounts, most }) => ({
      terms: amounts.map((amount, index) => [index, amount] as const),
      atMost: most,
    })),
    ...actions.flatMap(({ needs }, index) => needs.map((need) => noMoreThan(index, [need]))),
    ...[...forced].map((index) => ({ terms: [[index, 1]] as const, atLeast: 1 })),
  ];
  const column = (worth: number): number => {
    integer.push(false);
    return objective.push(worth) - 1;
  };
  const clauseColumns = new Map<string, number>();
  const columnOf = (clause: readonly number[]): number => {
    const [only = 0] = clause;
    if (clause.length === 1) return only;
    const key = clause.join(' ');
    const known = clauseColumns.get(key);
    if (known !== undefined) return known;
    const added = column(0);
    clauseColumns.set(key, added);
    rows.push(noMoreThan(added, clause), ...clause.map((index) => noMoreThan(index, [added])));
    return added;
  };
  for (const { weight, clauses } of milestones) {
    const met = clauses.map(columnOf);
    const earned = column(weight);
    if (weight > 0) rows.push(...met.map((clause) => noMoreThan(earned, [clause])));
    else {
      // Earned as soon as every clause is met, wanted or not.
      rows.push({
        terms: [[earned, 1], ...met.map((clause) => [clause, -1] as const)],
        atLeast: 1 - met.length,
      });
    }
  }
  return { objective, integer, rows };
}

function noMoreThan(column: number, others: readonly number[]): Row {
  return { terms: [[column, 1], ...others.map((other) => [other, -1] as const)], atMost: 0 };
}

/** The same sets, those that earn at least `reward`, for the least cost. */
function cheapestModel(problem: Problem, model: LinearModel, reward: number): LinearModel {
  const { objective, integer, rows } = model;
  const worth = objective.flatMap((amount, index) => (amount === 0 ? [] : [[index, amount] as const]));
  return {
    objective: objective.map((_, index) => -(problem.actions[index]?.cost ?? 0)),
    integer,
    rows: [...rows, { terms: worth, atLeast: reward - 0.5 }],
  };
}
