import type { ActionEffect, PlannedAction } from '../model/plan.js';
import { whyLeftOut } from './left-out.js';
import type { PlanParts } from './parts.js';
import { waveOf } from './load.js';
import { resourcesOf } from './quantities.js';
import { reasonsFor } from './reasons.js';

interface Place {
  readonly index: number;
  readonly rank: number;
  readonly ids: ReadonlyMap<number, string>;
  readonly effect: ActionEffect | undefined;
}

/** One action as the plan prints it. */
export function describeAction(parts: PlanParts, { index, rank, ids, effect }: Place): PlannedAction {
  const { actions, selection, rewards, engagement, horizon, asOf } = parts;
  const action = actions[index];
  if (!action) throw new RangeError(`no action ${index}`);
  const { candidate, cost, slot, override } = action;
  const { row } = candidate;
  const selected = selection.chosen.has(index);
  const neededBy = actions.flatMap(({ choice }, other) =>
    choice.needs.includes(index) && selection.chosen.has(other) ? [ids.get(other) ?? ''] : [],
  );
  const leftOut = selection.leftOut.find((each) => each.index === index);
  const removed = effect?.inPlan ?? effect?.alone;
  return {
    id: ids.get(index) ?? '',
    key: candidate.key,
    title: candidate.title,
    direction: row.direction,
    cloud: row.cloud,
    owner: row.owner,
    steps: candidate.steps,
    verification: row.verify,
    closes: candidate.families,
    findings: candidate.findings.map(({ id }) => id),
    resources: resourcesOf(candidate.findings),
    provisions: candidate.provisions,
    prerequisites: candidate.after,
    durationDays: slot.days,
    costLines: cost.lines,
    unpriced: cost.unpriced,
    oneOff: cost.oneOff,
    monthly: cost.monthly,
    effect: effect ?? {
      kind: 'not-priced',
      reason: rewards.kind === 'findings' ? rewards.reason : 'no effect computed',
    },
    otherValue: row.value,
    source: row.source,
    ...(removed === undefined ? {} : { perDollar: removed / action.choice.cost }),
    rank,
    selected,
    reasons: reasonsFor(action, {
      horizon,
      selected,
      isLimited: engagement.budget !== undefined || engagement.plan !== undefined,
      latest: engagement.plan?.by,
      leftOut: leftOut && whyLeftOut(leftOut, parts),
      neededBy: neededBy.sort(),
      effect,
      provisions: rewards.kind === 'exposure' ? rewards.reduction.provisions : [],
    }),
    ...(override ? { override: override.kind } : {}),
    wave: waveOf(slot.finish, asOf),
    start: slot.start,
    finish: slot.finish,
  };
}
