import { unreachable } from '../model/diagnostic.js';
import { cents } from '../model/money.js';
import type { OverrideLeftOut } from '../model/plan.js';
import type { LeftOut } from './choose.js';
import type { PlanParts } from './parts.js';
import { inDollars } from './words.js';

/** An override that is not in the plan: what it takes, and why it is not there. */
export function describeLeftOut(
  leftOut: LeftOut,
  parts: Pick<PlanParts, 'engagement' | 'rewards'>,
  ids: ReadonlyMap<number, string>,
): OverrideLeftOut {
  const { index, needed, cause } = leftOut;
  return {
    action: ids.get(index) ?? '',
    needed: cents(needed),
    cause,
    reason: whyLeftOut(leftOut, parts),
  };
}

/** The sentence for the override itself and for the list of those left out. */
export function whyLeftOut(
  { needed, cause }: LeftOut,
  { engagement: { budget }, rewards }: Pick<PlanParts, 'engagement' | 'rewards'>,
): string {
  const money = `It takes ${inDollars(cents(needed))}, with what it needs and the overrides of the plan before it`;
  switch (cause) {
    case 'budget':
      return `${money}; the budget is ${budget === undefined ? 'not stated' : inDollars(budget.oneOff)}.`;
    case 'limits':
      return `${money}; the money is there, but the limits do not hold it beside them.`;
    case 'removes less': {
      const less = rewards.kind === 'exposure' ? 'remove less' : 'close fewer findings';
      return `${money}. The money reaches it, but to pay it and every other override in reach would ${less} than this plan does for less money.`;
    }
    default:
      return unreachable(cause);
  }
}
