import { costOf, fits, fitsCaps, withNeeds } from './problem.js';
import type { Problem } from './problem.js';
import { solve } from './solve.js';
import type { Solution, SolveOptions } from './solve.js';

export interface Choice extends Solution {
  /** Overrides that come first, with what they need. */
  readonly forced: readonly number[];
  /** Overrides that the choice leaves out, in their order, each with the reason. */
  readonly leftOut: readonly LeftOut[];
  /** Most that may be spent without reaching an override that is left out; never above the budget. */
  readonly money: number;
}

/** An override that is not in the choice. */
export interface LeftOut {
  readonly index: number;
  /** Cost of it, of what it needs and of the overrides of the choice that come before it. */
  readonly needed: number;
  /** `removes less`: the budget would pay it, but no choice with it keeps up with what less money removes. */
  readonly cause: 'budget' | 'limits' | 'removes less';
}

/** Choices that are solved before the search for a better one gives up and states its gap. */
const MOST_SOLVED = 200;

/** Which overrides are in, and what may be spent under that: where one is left out, less than it would take. */
interface Branch {
  readonly forced: ReadonlySet<number>;
  readonly money: number;
}

interface Search {
  readonly problem: Problem;
  readonly overrides: readonly number[];
  readonly options: SolveOptions;
  best: (Solution & Branch) | undefined;
  solved: number;
  /** The most that anything could earn which was left unexplored. */
  unexplored: number;
}

/**
 * The actions that a budget buys: of all sets that respect the overrides the one that earns most; among equals the
 * one that holds the first override in which they differ, then as `solve` says. A set respects the overrides when
 * what it spends would not pay for one that it leaves out, together with the overrides of the set that come before
 * it. Which sets do so depends on no budget, so a bigger one never earns less.
 */
export function choose(
  problem: Problem,
  overrides: readonly number[],
  budget: number,
  options: SolveOptions = {},
): Choice {
  const search: Search = { problem, overrides, options, best: undefined, solved: 0, unexplored: -Infinity };
  explore(search, 0, { forced: new Set(), money: budget });
  const { best } = search;
  if (!best) throw new RangeError(`nothing fits a budget of ${budget}`);
  const gap = Math.max(0, best.gap, search.unexplored - best.reward);
  return {
    ...best,
    forced: [...best.forced].sort((a, b) => a - b),
    proved: best.proved && gap === 0,
    gap,
    leftOut: leftOut(problem, overrides, new Set(best.chosen), budget),
  };
}

/** Override by override: with it, as far as the money goes, then without it on the money that would not pay it. */
function explore(search: Search, position: number, branch: Branch): void {
  const { problem, overrides } = search;
  const index = overrides[position];
  if (index === undefined) {
    keep(search, branch);
    return;
  }
  const forced = new Set([...branch.forced, ...withNeeds(problem, index)]);
  if (!fits(problem, forced, branch.money)) {
    explore(search, position + 1, branch);
    return;
  }
  explore(search, position + 1, { ...branch, forced });
  const without = { ...branch, money: costOf(problem, forced) - 1 };
  if (costOf(problem, branch.forced) <= without.money && couldBeBetter(search, without)) {
    explore(search, position + 1, without);
  }
}

function keep(search: Search, branch: Branch): void {
  const solution = solved(search, branch, search.options);
  if (search.best && solution.reward <= search.best.reward) {
    search.unexplored = Math.max(search.unexplored, solution.reward + solution.gap);
  } else {
    if (search.best) search.unexplored = Math.max(search.unexplored, search.best.reward + search.best.gap);
    search.best = { ...solution, ...branch };
  }
}

/** Whether any set under a branch, whatever it does about the overrides still open, could earn more. */
function couldBeBetter(search: Search, branch: Branch): boolean {
  const known = search.best?.reward ?? -Infinity;
  const quick = solved(search, branch, { ...search.options, milp: undefined });
  if (quick.reward + quick.gap <= known) return false;
  const { reward, gap } = quick.proved ? quick : solved(search, branch, search.options);
  if (reward + gap <= known) return false;
  if (search.solved < MOST_SOLVED) return true;
  search.unexplored = Math.max(search.unexplored, reward + gap);
  return false;
}

function solved(search: Search, { forced, money }: Branch, options: SolveOptions): Solution {
  search.solved += 1;
  return solve(search.problem, money, [...forced], options);
}

function leftOut(
  problem: Problem,
  overrides: readonly number[],
  chosen: ReadonlySet<number>,
  budget: number,
): readonly LeftOut[] {
  const before = new Set<number>();
  return overrides.flatMap((index): readonly LeftOut[] => {
    const together = new Set([...before, ...withNeeds(problem, index)]);
    if (chosen.has(index)) {
      for (const member of together) before.add(member);
      return [];
    }
    const needed = costOf(problem, together);
    if (!fitsCaps(problem, [...together])) return [{ index, needed, cause: 'limits' }];
    return [{ index, needed, cause: needed > budget ? 'budget' : 'removes less' }];
  });
}
