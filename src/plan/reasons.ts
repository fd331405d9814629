import type { AssessedFinding } from '../model/assessed.js';
import { dayInWords, type IsoDate } from '../model/date.js';
import type { ActionEffect } from '../model/plan.js';
import type { Accruing } from './accrual.js';
import type { PreparedAction } from './prepare.js';
import { counted, inDollars, listed } from './words.js';

export interface Situation {
  readonly horizon: IsoDate;
  readonly selected: boolean;
  /** A budget, hours or a date limit the plan. */
  readonly isLimited: boolean;
  /** Last day on which an action may be finished. */
  readonly latest: IsoDate | undefined;
  /** Why the plan leaves this override out; undefined where it does not, or where it is none. */
  readonly leftOut: string | undefined;
  /** Ids of selected actions that wait for this one. */
  readonly neededBy: readonly string[];
  readonly effect: ActionEffect | undefined;
  /** Provisions that accrue, where exposure is priced. */
  readonly provisions: readonly Accruing[];
}

/** Why an action stands where it does, in plain sentences. */
export function reasonsFor(action: PreparedAction, situation: Situation): readonly string[] {
  const { override, candidate } = action;
  const { effect, selected, neededBy } = situation;
  const reasons = override ? [override.reason] : [];
  if (neededBy.length > 0) reasons.push(`Needed before ${listed(neededBy)}.`);
  if (!effect) {
    reasons.push(
      candidate.findings.length > 0
        ? `Closes ${counted(candidate.findings.length, 'open finding')}.`
        : 'Closes no scanner finding.',
    );
  } else if (effect.alone > 0) {
    reasons.push(
      `Alone it removes ${inDollars(effect.alone)} of modeled exposure by ${dayInWords(situation.horizon)}.`,
    );
  } else {
    reasons.push(...whyNothingAlone(action, situation));
  }
  if (effect?.inPlan !== undefined && effect.inPlan > effect.alone) {
    reasons.push(`Of what the plan removes, ${inDollars(effect.inPlan)} is lost without it.`);
  }
  if (!selected) reasons.push(whyNotSelected(situation, action.slot.finish));
  return reasons;
}

/** The sentence for a fix that a cap or a fellow finding makes worth nothing by itself. */
function whyNothingAlone({ candidate, slot }: PreparedAction, { provisions }: Situation): readonly string[] {
  const closed = new Set(candidate.items);
  const touched = provisions.filter(({ items }) => items.some((item) => closed.has(item)));
  if (touched.length === 0) {
    return [
      candidate.findings.some(isCounted)
        ? 'Removes $0: its findings belong to provisions that accrue nothing further.'
        : 'It closes no counted finding, so it removes nothing by itself.',
    ];
  }
  return touched.map(({ provision, items }) => {
    const own = items.filter((item) => closed.has(item)).length;
    const others = items.length - own;
    return others > 0
      ? `Alone it removes $0: ${others === 1 ? 'the other open finding' : `the other ${others} open findings`} under ${provision} ${others === 1 ? 'keeps' : 'keep'} its days running.`
      : `Closing ${items.length === 1 ? 'the open finding' : `all ${items.length} open findings`} under ${provision} by ${dayInWords(slot.finish)} removes $0 by itself: the annual cap is reached before, or another provision that asks for the same is charged instead.`;
  });
}

function isCounted(finding: AssessedFinding): boolean {
  return finding.disposition.kind === 'counted';
}

function whyNotSelected({ effect, isLimited, latest, leftOut }: Situation, finish: IsoDate): string {
  if (latest !== undefined && finish > latest) {
    return `Below the cut: it would be finished on ${finish}, after the limit of ${latest}.`;
  }
  if (leftOut !== undefined) return `Below the cut. ${leftOut}`;
  if (effect && effect.lastIn <= 0) return 'Below the cut: it adds nothing to the removed exposure.';
  return isLimited
    ? 'Below the cut: no choice within the limits, and with the overrides that it pays, removes more with it.'
    : 'Below the cut: other actions remove the same for less.';
}
