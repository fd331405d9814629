import type { AssessedFinding } from '../model/assessed.js';
import { continued } from './accrual.js';
import { isToFix } from './candidates.js';
import { capsOf } from './limits.js';
import type { PlanInput } from './input.js';
import type { PreparedAction } from './prepare.js';
import { mergeMilestones } from './problem.js';
import type { Milestone, Problem } from './problem.js';
import { reduction } from './reduction.js';
import type { Reduction } from './reduction.js';

/** What the plan is chosen for. */
export type Rewards =
  | {
      readonly kind: 'exposure';
      /** Cents of exposure removed by the horizon. */
      readonly problem: Problem;
      /** Open in-scope findings closed. */
      readonly findings: Problem;
      readonly reduction: Reduction;
    }
  | {
      readonly kind: 'findings';
      readonly problem: Problem;
      readonly findings: Problem;
      readonly reason: string;
    };

/** Exposure removed where it is priced; else the number of open findings closed on systems that hold PHI. */
export function rewardsOf(actions: readonly PreparedAction[], input: PlanInput): Rewards {
  const { assessed, exposure } = input;
  const choices = actions.map(({ choice }) => choice);
  const caps = capsOf(actions, input.engagement.plan);
  const open = assessed.findings.filter(isToFix);
  const findings = { actions: choices, caps, milestones: findingMilestones(actions, open.filter(isInScope)) };
  if (exposure.kind === 'not-priced') {
    return { kind: 'findings', problem: findings, findings, reason: exposure.reason };
  }
  const stillOpen = openItems(input);
  const closers = actions.map(({ candidate, slot }) => ({
    finish: slot.finish,
    items: new Set(candidate.items),
  }));
  const removed = reduction(input.spans, closers, input, stillOpen, input.estimate);
  checkTotals(removed, input);
  return {
    kind: 'exposure',
    problem: { actions: choices, caps, milestones: removed.milestones },
    findings,
    reduction: removed,
  };
}

/** Findings that are open on `asOf`; whatever else the spans name stays open until an action closes it. */
export function openItems({ assessed }: Pick<PlanInput, 'assessed'>): (item: string) => boolean {
  const known = new Map(assessed.findings.map((finding) => [finding.id, isToFix(finding)]));
  return (item) => known.get(item) ?? true;
}

/** One reward for each finding, earned by any action that closes it. */
function findingMilestones(
  actions: readonly PreparedAction[],
  findings: readonly AssessedFinding[],
): readonly Milestone[] {
  const closersOf = new Map<string, number[]>();
  for (const [index, { candidate }] of actions.entries()) {
    for (const { id } of candidate.findings) {
      const closers = closersOf.get(id);
      if (closers) closers.push(index);
      else closersOf.set(id, [index]);
    }
  }
  return mergeMilestones(
    findings.map(({ id }) => ({ weight: 1, most: 1, clauses: [closersOf.get(id) ?? []] })),
  );
}

/** On a system that holds PHI, and under a provision: what the plan closes where it can't count dollars. */
function isInScope({ scope, mapping }: AssessedFinding): boolean {
  return scope.kind === 'in' && mapping.kind === 'mapped';
}

/** The groups of provisions must add up to the engine's own total, or every figure of the plan would be wrong. */
function checkTotals({ totalOn, provisions }: Reduction, { asOf, horizon, estimate }: PlanInput): void {
  for (const day of [asOf, horizon]) {
    const grouped = totalOn(day, new Set());
    const whole = estimate(provisions.flatMap((provision) => continued(provision, undefined, day)));
    if (grouped !== whole) {
      throw new Error(`the plan's exposure on ${day} is ${grouped} cents, the pricing engine's ${whole}`);
    }
  }
}
