import { addRanges, cents } from '../model/money.js';
import type { Cents, CentsRange } from '../model/money.js';
import type { FrontierPoint, Plan, PlannedAction } from '../model/plan.js';
import { assumptionsOf } from './assumptions.js';
import { isToFix } from './candidates.js';
import { crossChecks } from './cross-checks.js';
import { describeAction } from './describe-action.js';
import { effectsOf } from './effects.js';
import { exposurePath } from './exposure-path.js';
import { figureSourcesOf } from './figure-sources.js';
import { frontier } from './frontier.js';
import { waveLoad } from './load.js';
import { describeLeftOut } from './left-out.js';
import type { PlanParts } from './parts.js';
import { rewardOf } from './problem.js';
import { rankActions } from './rank.js';
import type { Rewards } from './rewards.js';

/** Puts a made choice into the words and sums of the published plan. */
export function describePlan(parts: PlanParts): Plan {
  const { actions, rewards, selection, engagement, horizon, asOf, rates } = parts;
  const effects = effectsOf(rewards, selection.chosen);
  const ranked = rankActions(actions, selection.chosen, effects);
  const width = Math.max(2, String(actions.length).length);
  const ids = new Map(ranked.map(({ index, rank }) => [index, `A-${String(rank).padStart(width, '0')}`]));
  const planned = ranked.map(({ index, rank }) =>
    describeAction(parts, { index, rank, ids, effect: effects[index] }),
  );
  const taken = planned.filter(({ selected }) => selected);
  const takenActions = actions.filter((_, index) => selection.chosen.has(index));
  const { method, proved, gap, overridesCost } = selection;
  const leftOut = selection.leftOut.map((each) => describeLeftOut(each, parts, ids));
  return {
    ...(engagement.budget ? { budget: engagement.budget.oneOff } : {}),
    ...(engagement.plan ? { limits: engagement.plan } : {}),
    horizon,
    actions: planned,
    selectedOneOff: total(taken, 'oneOff'),
    selectedMonthly: total(taken, 'monthly'),
    allOneOff: total(planned, 'oneOff'),
    allMonthly: total(planned, 'monthly'),
    ...removal(rewards, selection.chosen),
    selection: {
      method,
      proved,
      gap,
      gapUnit: rewards.kind === 'exposure' ? 'cents' : 'findings',
      ...(overridesCost === undefined ? {} : { overridesCost }),
      ...(leftOut.length === 0 ? {} : { overridesLeftOut: leftOut }),
    },
    path:
      rewards.kind === 'exposure'
        ? exposurePath(rewards.reduction, selection.chosen, { asOf, horizon })
        : { kind: 'not-priced', reason: rewards.reason },
    frontier: frontierPoints(parts, ids),
    crossChecks: crossChecks(actions, rates),
    assumptions: assumptionsOf(parts),
    rates,
    load: waveLoad(takenActions, asOf, parts.crew),
    unplanned: unplanned(parts),
    figureSources: figureSourcesOf(planned),
  };
}

function total(actions: readonly PlannedAction[], which: 'oneOff' | 'monthly'): CentsRange {
  return addRanges(actions.map((action) => action[which]));
}

function removal(rewards: Rewards, chosen: ReadonlySet<number>): { removed?: Cents; removable?: Cents } {
  if (rewards.kind === 'findings') return {};
  const { problem } = rewards;
  return {
    removed: cents(rewardOf(problem, chosen)),
    removable: cents(rewardOf(problem, new Set(problem.actions.keys()))),
  };
}

function frontierPoints(
  { rewards, selection, engagement, milp }: PlanParts,
  ids: ReadonlyMap<number, string>,
): readonly FrontierPoint[] {
  const names = (indices: readonly number[]): readonly string[] =>
    indices.map((index) => ids.get(index) ?? '').sort();
  let before: readonly number[] = [];
  return frontier(rewards.problem, selection.overrides, engagement.budget?.oneOff, milp).map(
    ({ chosen, reward, cost, proved }) => {
      const point = {
        budget: wholeDollarsFor(cost),
        ...(rewards.kind === 'exposure' ? { removed: cents(reward) } : {}),
        findingsClosed: rewardOf(rewards.findings, new Set(chosen)),
        enters: names(chosen.filter((index) => !before.includes(index))),
        leaves: names(before.filter((index) => !chosen.includes(index))),
        proved,
      };
      before = chosen;
      return point;
    },
  );
}

/** What is open, counted and closed by no action: never left out in silence. */
function unplanned({ assessed, actions }: PlanParts): Plan['unplanned'] {
  const closed = new Set(actions.flatMap(({ candidate }) => candidate.items));
  const left = new Map<string, number>();
  for (const finding of assessed.findings) {
    if (isToFix(finding) && !closed.has(finding.id))
      left.set(finding.family, (left.get(finding.family) ?? 0) + 1);
  }
  return [...left]
    .map(([family, findings]) => ({
      family,
      findings,
      reason: 'No action of the catalog closes this check family.',
    }))
    .sort((a, b) => b.findings - a.findings || (a.family < b.family ? -1 : 1));
}

/** The least whole dollars that pay it: a budget is printed in dollars, and typed as printed it must buy the same. */
function wholeDollarsFor(cost: number): Cents {
  return cents(Math.ceil(cost / 100) * 100);
}
