import type { Relaxation } from './bound.js';
import { actionAt, costOf, fitsCaps } from './problem.js';
import type { Problem } from './problem.js';

/** A point of the search: 1 taken, -1 left, 0 undecided, by action; and the money left. */
export interface Node {
  readonly status: Int8Array;
  readonly money: number;
}

/** Every action with all that it needs, itself included, by index. */
export type Needs = readonly (readonly number[])[];

/** What can still be earned at a node. */
export interface Outlook {
  readonly relaxation: Relaxation;
  /** The undecided action that each part of the relaxation stands for. */
  readonly parts: readonly number[];
  /** Upper estimate of the reward already earned by the actions taken. */
  readonly most: number;
  /** Actions taken, and those that could still be. */
  readonly available: ReadonlySet<number>;
  /** Undecided actions that can still earn something, ascending. */
  readonly relevant: readonly number[];
  /** Every open clause can be met in one way only, and no rewards overlap: the relaxation is exact. */
  readonly certain: boolean;
  /** Actions that serve a reward which is earned or can still be. A set that holds others is not the cheapest. */
  readonly useful: ReadonlySet<number>;
}

/** Looks ahead from a node: which rewards are earned, lost or open, and what each open one certainly costs. */
export function outlook(problem: Problem, needs: Needs, { status, money }: Node): Outlook {
  const missing = needs.map((list) => list.filter((need) => status[need] !== 1));
  const taken = takenAt(status);
  const possible = missing.map(
    (list, index) =>
      status[index] === 0 &&
      list.every((need) => status[need] === 0) &&
      costOf(problem, list) <= money &&
      fitsCaps(problem, [...taken, ...list]),
  );
  const partOf = new Map<number, number>();
  const relevant = new Set<number>();
  const useful = new Set<number>();
  const [weights, jobs]: [number[], number[][]] = [[], []];
  let [earned, certain] = [0, true];
  for (const { weight, most, clauses } of problem.milestones) {
    const open = clauses
      .filter((clause) => !clause.some((index) => status[index] === 1))
      .map((clause) => clause.filter((index) => possible[index]));
    if (open.some((clause) => clause.length === 0)) continue;
    const certainly = new Set<number>();
    for (const clause of open) for (const need of commonTo(clause, missing)) certainly.add(need);
    if (costOf(problem, certainly) > money) continue;
    for (const clause of clauses)
      for (const index of clause) for (const need of needs[index] ?? []) useful.add(need);
    if (open.length === 0) {
      earned += most;
      continue;
    }
    if (weight !== most || open.some((clause) => clause.length > 1)) certain = false;
    if (weight <= 0 && most === 0) continue;
    for (const clause of open)
      for (const index of clause) for (const need of missing[index] ?? []) relevant.add(need);
    for (const need of certainly) if (!partOf.has(need)) partOf.set(need, partOf.size);
    weights.push(most);
    jobs.push([...certainly].map((need) => partOf.get(need) ?? 0));
  }
  const parts = [...partOf.keys()];
  return {
    relaxation: {
      weights,
      needs: jobs,
      costs: parts.map((part) => actionAt(problem, part).cost),
      budget: money,
    },
    parts,
    most: earned,
    available: new Set(possible.flatMap((can, index) => (can || status[index] === 1 ? [index] : []))),
    relevant: [...relevant].sort((a, b) => a - b),
    certain,
    useful,
  };
}

/** The actions that a node takes, ascending. */
export function takenAt(status: Int8Array): readonly number[] {
  const taken: number[] = [];
  for (const [index, value] of status.entries()) if (value === 1) taken.push(index);
  return taken;
}

/** What is missing whichever action of the clause is taken. */
function commonTo(clause: readonly number[], missing: Needs): readonly number[] {
  const [first = -1, ...others] = clause;
  const needs = missing[first] ?? [];
  return others.length === 0
    ? needs
    : needs.filter((need) => others.every((other) => missing[other]?.includes(need)));
}
