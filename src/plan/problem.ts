/** An action as the solver sees it. Indices run in canonical order: earlier finish, then key. */
export interface Choice {
  /** Whole cents, at least 1. */
  readonly cost: number;
  /** All actions that must be done first, transitively; each has a smaller index. */
  readonly needs: readonly number[];
}

/**
 * A reward that falls due as a whole: earned when of every clause at least one action is done. A provision stops
 * accruing on a day only when each of its open findings is closed by then, so half a milestone is worth nothing.
 */
export interface Milestone {
  /** Whole units: cents of exposure, or findings. Below 0 where two rewards overlap. */
  readonly weight: number;
  /** At least 0. For every set of actions the earned `most` together are no less than the earned weights. */
  readonly most: number;
  readonly clauses: readonly (readonly number[])[];
}

/** A limit beside money: whole amounts of something that the actions use up together. */
export interface Cap {
  /** By action; at least 0. */
  readonly amounts: readonly number[];
  readonly most: number;
}

export interface Problem {
  readonly actions: readonly Choice[];
  readonly milestones: readonly Milestone[];
  readonly caps?: readonly Cap[];
}

/** The part of a set whose prerequisites are in the set too: the rest can't be carried out. */
export function feasiblePart(problem: Problem, chosen: ReadonlySet<number>): ReadonlySet<number> {
  return new Set(
    [...chosen].filter((index) => actionAt(problem, index).needs.every((need) => chosen.has(need))),
  );
}

/** Reward of a set of actions; actions that lack a prerequisite count as not done. */
export function rewardOf(problem: Problem, chosen: ReadonlySet<number>): number {
  const done = feasiblePart(problem, chosen);
  let reward = 0;
  for (const { weight, clauses } of problem.milestones) {
    if (clauses.every((clause) => clause.some((index) => done.has(index)))) reward += weight;
  }
  return reward;
}

export function costOf(problem: Problem, chosen: Iterable<number>): number {
  let cost = 0;
  for (const index of chosen) cost += actionAt(problem, index).cost;
  return cost;
}

/** Whether a set of actions costs at most `budget` and stays within every other limit. */
export function fits(problem: Problem, chosen: Iterable<number>, budget: number): boolean {
  const members = [...chosen];
  return costOf(problem, members) <= budget && fitsCaps(problem, members);
}

export function fitsCaps({ caps = [] }: Problem, chosen: readonly number[]): boolean {
  return caps.every(({ amounts, most }) => amountOf(amounts, chosen) <= most);
}

/** What a set of actions uses up of one limit. */
function amountOf(amounts: readonly number[], chosen: readonly number[]): number {
  return chosen.reduce((total, index) => total + (amounts[index] ?? 0), 0);
}

/** An action and everything that it needs. */
export function withNeeds(problem: Problem, index: number): readonly number[] {
  return [...actionAt(problem, index).needs, index];
}

export function actionAt(problem: Problem, index: number): Choice {
  const action = problem.actions[index];
  if (!action) throw new RangeError(`no action ${index} in a problem of ${problem.actions.length}`);
  return action;
}

/** The same milestones with equal ones merged and impossible or empty ones left out. */
export function mergeMilestones(milestones: readonly Milestone[]): readonly Milestone[] {
  const merged = new Map<string, Milestone>();
  for (const { weight, most, clauses } of milestones) {
    if ((weight === 0 && most === 0) || clauses.some((clause) => clause.length === 0)) continue;
    const minimal = minimalClauses(clauses);
    const key = JSON.stringify(minimal);
    const before = merged.get(key);
    merged.set(key, {
      weight: weight + (before?.weight ?? 0),
      most: most + (before?.most ?? 0),
      clauses: minimal,
    });
  }
  return [...merged.values()].filter(({ weight, most }) => weight !== 0 || most !== 0);
}

/** Clauses in one order, without those that another clause implies. */
function minimalClauses(clauses: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const sorted = clauses
    .map((clause) => [...new Set(clause)].sort((a, b) => a - b))
    .sort((a, b) => a.length - b.length || compareLists(a, b));
  const kept: number[][] = [];
  for (const clause of sorted) {
    if (!kept.some((other) => other.every((index) => clause.includes(index)))) kept.push(clause);
  }
  return kept;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (const [position, value] of a.entries()) {
    const difference = value - (b[position] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
