import { bound } from './bound.js';
import type { Bound } from './bound.js';
import { bestByMilp } from './milp.js';
import type { Milp } from './milp.js';
import { outlook, takenAt } from './outlook.js';
import type { Needs, Node, Outlook } from './outlook.js';
import { actionAt, costOf, feasiblePart, fits, fitsCaps, rewardOf, withNeeds } from './problem.js';
import type { Problem } from './problem.js';

export interface Solution {
  /** Indices of the chosen actions, ascending, closed under prerequisites. */
  readonly chosen: readonly number[];
  readonly reward: number;
  readonly cost: number;
  /** No set within the budget earns more, and none as much for less. */
  readonly proved: boolean;
  /** Most by which another set could exceed `reward`; 0 when proved. */
  readonly gap: number;
  readonly nodes: number;
  readonly by: 'branch and bound' | 'HiGHS';
}

export interface SolveOptions {
  readonly nodeLimit?: number;
  /** Takes over where branch and bound alone does not prove the choice. */
  readonly milp?: Milp | undefined;
}

const NODE_LIMIT = 20_000;
/** With a solver at hand, branch and bound keeps to what it does at once. */
const NODES_BEFORE_MILP = 1_000;

interface Choices {
  readonly chosen: readonly number[];
  readonly reward: number;
  readonly cost: number;
}

interface Search {
  readonly problem: Problem;
  readonly needs: Needs;
  readonly forced: ReadonlySet<number>;
  /** Best set known, from wherever: the mark to beat. */
  mark: Choices;
  /** Best set that the search itself reached: the first of equals in canonical order. */
  found: Choices | undefined;
  nodes: number;
  readonly nodeLimit: number;
  /** Highest bound among the nodes that the limit left unexplored. */
  unexplored: number;
}

/**
 * The set of actions within `budget` that earns most: depth-first branch and bound over the actions in canonical
 * order, taking before leaving, with the bound of bound.ts. `forced` actions and what they need are in every set,
 * and must fit. Ties: higher reward, then lower cost, then the set that holds the first action in canonical order
 * (earlier finish, then key) in which two sets differ. The limit counts nodes, not time, so that every machine
 * gives the same answer. Where the limit is reached, the mixed-integer solver goes on, if there is one: it settles
 * reward and cost, and among sets equal in both it keeps the one it found.
 */
export function solve(
  problem: Problem,
  budget: number,
  forced: readonly number[] = [],
  { nodeLimit = NODE_LIMIT, milp }: SolveOptions = {},
): Solution {
  const status = new Int8Array(problem.actions.length);
  const start = new Set(forced.flatMap((index) => withNeeds(problem, index)));
  for (const index of start) status[index] = 1;
  const money = budget - costOf(problem, start);
  if (!fits(problem, start, budget)) {
    throw new RangeError(
      `the forced actions cost more than the budget of ${budget}, or exceed another limit`,
    );
  }
  const search: Search = {
    problem,
    needs: problem.actions.map((_, index) => withNeeds(problem, index)),
    forced: start,
    mark: choicesOf(problem, start),
    found: undefined,
    nodes: 0,
    nodeLimit: milp ? Math.min(nodeLimit, NODES_BEFORE_MILP) : nodeLimit,
    unexplored: -Infinity,
  };
  explore(search, { status, money });
  const proved = search.unexplored === -Infinity;
  const best = proved && search.found ? search.found : search.mark;
  const gap = Math.max(0, search.unexplored - best.reward);
  const solution = { ...best, proved, gap, nodes: search.nodes, by: 'branch and bound' } as const;
  return proved || !milp ? solution : withMilp(problem, budget, start, milp, solution);
}

/** What the solver proves beyond branch and bound; its set counts only as our own evaluation of it. */
function withMilp(
  problem: Problem,
  budget: number,
  forced: ReadonlySet<number>,
  milp: Milp,
  solution: Solution,
): Solution {
  const answer = bestByMilp(problem, budget, forced, milp);
  if (!answer) return solution;
  const found = choicesOf(problem, feasiblePart(problem, answer.chosen));
  const best = isBetter(found, solution) ? found : solution;
  const gap = Math.max(0, Math.min(solution.gap + solution.reward, answer.most) - best.reward);
  const { chosen, reward, cost } = best;
  return {
    chosen,
    reward,
    cost,
    proved: gap === 0 && answer.cheapest,
    gap,
    nodes: solution.nodes,
    by: 'HiGHS',
  };
}

function explore(search: Search, node: Node): void {
  const { problem, forced } = search;
  const state = outlook(problem, search.needs, node);
  search.nodes += 1;
  if (inSet(node).some((index) => !forced.has(index) && !state.useful.has(index))) return;
  const reachable = rewardOf(problem, state.available);
  if (reachable < search.mark.reward) return;
  const limit = bound(state.relaxation);
  const most = Math.min(Math.floor(state.most + limit.value + 0.01), reachable);
  if (!worthExploring(search, node, state, limit, most)) return;
  if (search.nodes > search.nodeLimit) {
    search.unexplored = Math.max(search.unexplored, most);
    return;
  }
  const feasible = chosenWith(state, node, limit.affordable);
  const [next] = state.relevant;
  const isLeaf = next === undefined || (limit.all && state.certain && fitsCaps(problem, [...feasible]));
  note(search, feasible, isLeaf);
  if (isLeaf) return;
  explore(search, take(problem, node, next));
  explore(search, leave(problem, node, next));
}

/** False when the node can hold nothing that is better than what is known, or first among equals. */
function worthExploring(search: Search, node: Node, state: Outlook, limit: Bound, most: number): boolean {
  const { found } = search;
  if (most < search.mark.reward || (found && most < found.reward)) return false;
  const spent = costOf(search.problem, inSet(node));
  const least = (reward: number): number => spent + Math.ceil(limit.leastCost(reward - state.most) - 0.01);
  if (found && most === found.reward && least(found.reward) >= found.cost) return false;
  return most > search.mark.reward || least(search.mark.reward) <= search.mark.cost;
}

/** Keeps a feasible set as the mark to beat, and as the answer when the search itself ended in it. */
function note(search: Search, chosen: ReadonlySet<number>, reached: boolean): void {
  if (!fitsCaps(search.problem, [...chosen])) return;
  const choices = choicesOf(search.problem, feasiblePart(search.problem, chosen));
  if (isBetter(choices, search.mark)) search.mark = choices;
  if (reached && (!search.found || isBetter(choices, search.found))) search.found = choices;
}

function isBetter(a: Choices, b: Choices): boolean {
  return a.reward > b.reward || (a.reward === b.reward && a.cost < b.cost);
}

function choicesOf(problem: Problem, chosen: ReadonlySet<number>): Choices {
  return {
    chosen: [...chosen].sort((a, b) => a - b),
    reward: rewardOf(problem, chosen),
    cost: costOf(problem, chosen),
  };
}

function chosenWith(state: Outlook, node: Node, jobs: readonly number[]): ReadonlySet<number> {
  const chosen = new Set(inSet(node));
  for (const job of jobs) {
    for (const part of state.relaxation.needs[job] ?? []) chosen.add(state.parts[part] ?? 0);
  }
  return chosen;
}

function inSet({ status }: Node): readonly number[] {
  return takenAt(status);
}

function take(problem: Problem, node: Node, index: number): Node {
  const status = node.status.slice();
  let money = node.money;
  for (const need of withNeeds(problem, index)) {
    if (status[need] === 1) continue;
    status[need] = 1;
    money -= actionAt(problem, need).cost;
  }
  return { status, money };
}

function leave(problem: Problem, node: Node, index: number): Node {
  const status = node.status.slice();
  for (const [other, action] of problem.actions.entries()) {
    if (other === index || action.needs.includes(index)) status[other] = -1;
  }
  return { status, money: node.money };
}
