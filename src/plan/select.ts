import type { Engagement } from '../model/engagement.js';
import { cents } from '../model/money.js';
import type { Cents } from '../model/money.js';
import { byOverride } from './overrides.js';
import { limitsInWords } from './limits.js';
import type { PlanInput } from './input.js';
import type { Milp } from './milp.js';
import { choose } from './choose.js';
import type { LeftOut } from './choose.js';
import type { PreparedAction } from './prepare.js';
import { costOf, fitsCaps, rewardOf, withNeeds } from './problem.js';
import type { Problem } from './problem.js';
import type { Rewards } from './rewards.js';
import { solve } from './solve.js';
import type { Solution } from './solve.js';

export interface Selected {
  /** Indices of the selected actions. */
  readonly chosen: ReadonlySet<number>;
  /** Override actions in the order in which they claim the budget. */
  readonly overrides: readonly number[];
  /** Those of them that are not among `chosen`. */
  readonly leftOut: readonly LeftOut[];
  readonly proved: boolean;
  readonly gap: number;
  readonly method: string;
  readonly overridesCost?: Cents;
}

/**
 * Chooses the actions: of the sets that respect the overrides the one that earns most, then what closes most other
 * findings for the money that is left; without a budget everything worthwhile.
 */
export function select(
  actions: readonly PreparedAction[],
  rewards: Rewards,
  { engagement, assessed, milp }: Pick<PlanInput, 'engagement' | 'assessed' | 'milp'>,
): Selected {
  const { problem } = rewards;
  const overrides = overridesInOrder(actions);
  const budget = engagement.budget?.oneOff;
  const everything = costOf(problem, problem.actions.keys());
  const limit = budget ?? everything;
  const best = choose(problem, overrides, limit, { milp });
  const gaps = actions.flatMap(({ candidate }, index) =>
    assessed.coverage.some(({ provision, state }) => state === 'gap' && candidate.items.includes(provision))
      ? [index]
      : [],
  );
  const start = budget === undefined ? addingWhatFits(problem, best.chosen, gaps) : best.chosen;
  const chosen = closingMore(rewards.findings, start, budget === undefined ? limit : best.money, milp);
  const simplified = rewards.kind === 'exposure' ? rewards.reduction.simplified : [];
  const proved = best.proved && simplified.length === 0;
  const missed =
    simplified.length === 0 ? 0 : rewardOf(problem, new Set(problem.actions.keys())) - best.reward;
  const withoutOverrides = overrides.length > 0 ? solve(problem, limit, [], { milp }).reward : best.reward;
  return {
    chosen: new Set(chosen),
    overrides,
    leftOut: best.leftOut.filter(({ index }) => !chosen.includes(index)),
    proved,
    gap: Math.max(best.gap, missed),
    method: methodOf(best, proved, scopeOf(engagement), rewards.kind),
    ...(rewards.kind === 'exposure'
      ? { overridesCost: cents(Math.max(0, withoutOverrides - best.reward)) }
      : {}),
  };
}

/** Indices of the override actions in the order in which they claim people and budget. */
export function overridesInOrder(actions: readonly PreparedAction[]): readonly number[] {
  return actions
    .map(({ override }, index) => ({ override, index }))
    .filter(({ override }) => override !== undefined)
    .sort((a, b) => byOverride(a.override, b.override) || a.index - b.index)
    .map(({ index }) => index);
}

/** `start` and, in their order, those of `others` that the limits hold, each with what it needs. */
function addingWhatFits(
  problem: Problem,
  start: readonly number[],
  others: readonly number[],
): readonly number[] {
  let taken = new Set(start);
  for (const index of others) {
    const together = new Set([...taken, ...withNeeds(problem, index)]);
    if (fitsCaps(problem, [...together])) taken = together;
  }
  return [...taken];
}

/** `start`, and with the money that it leaves the further actions that close most open findings at least cost. */
function closingMore(
  findings: Problem,
  start: readonly number[],
  budget: number,
  milp: Milp | undefined,
): readonly number[] {
  const taken = [...new Set(start.flatMap((index) => withNeeds(findings, index)))];
  return solve(findings, budget, taken, { milp }).chosen;
}

function methodOf(
  { nodes, by }: Pick<Solution, 'nodes' | 'by'>,
  proved: boolean,
  scope: string,
  kind: Rewards['kind'],
): string {
  const goal =
    kind === 'exposure'
      ? 'Most modeled exposure removed'
      : 'Most open findings closed on systems that hold PHI';
  const how = proved
    ? `Proved optimal by ${by === 'HiGHS' ? 'mixed-integer programming (HiGHS)' : by}`
    : `The best that ${by} found${by === 'HiGHS' ? '' : ` in ${nodes} nodes`}, not proved optimal`;
  return `${goal} ${scope}. ${how}. Ties go to lower cost${by === 'HiGHS' ? '' : ', then earlier finish, then key'}`;
}

function scopeOf({ budget, plan }: Pick<Engagement, 'budget' | 'plan'>): string {
  if (budget === undefined && plan === undefined) {
    return 'without a budget: every action that removes exposure or closes an open finding, and the overrides';
  }
  const limits = [
    ...(budget === undefined ? [] : ['the budget']),
    ...(plan === undefined ? [] : [limitsInWords(plan)]),
  ].join(', ');
  return `within ${limits}: overrides come first, and ${budget === undefined ? 'what is left' : 'money left over'} goes to other open findings`;
}
