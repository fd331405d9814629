import type { Dossier } from '../../model/dossier.js';
import { ROLE_NAMES } from '../../model/engagement.js';
import { sum } from '../../model/money.js';
import type { PlannedAction } from '../../model/plan.js';
import { capital, count, longDate, money, plural, roundMoney, shortDate, wholeMoney } from '../format.js';
import { md, NOTHING, text, type Md } from '../md.js';
import { adjustmentsOf } from './adjustments.js';
import { whole } from './brief.js';

interface BoardAction {
  readonly rank: Md;
  readonly title: Md;
  readonly owner: Md;
  readonly byWhen: Md;
  readonly cost: Md;
  readonly removes: Md;
}

interface MoreActions {
  readonly ranks: Md;
  readonly actions: Md;
  readonly cost: Md;
}

/** The plan as a board reads it: what, who, by when, how much, with the cut line. */
export interface BoardPlan {
  readonly any: boolean;
  readonly isPriced: boolean;
  readonly above: readonly BoardAction[];
  readonly below: readonly BoardAction[];
  readonly hasAbove: boolean;
  readonly hasBelow: boolean;
  /** The other actions on each side of the cut line in one row, so that the costs add up; none or one. */
  readonly moreAbove: readonly MoreActions[];
  readonly moreBelow: readonly MoreActions[];
  readonly budget: Md;
  readonly hasBudget: boolean;
  readonly cost: Md;
  readonly costAbove: Md;
  readonly accrued: Md;
  /** The path leaves out adjustments after the caps; the headline has them. */
  readonly isBeforeAdjustments: boolean;
  readonly removed: Md;
  readonly showsRemoves: boolean;
  readonly avoidable: Md;
  readonly withPlan: Md;
  readonly horizon: Md;
}

const ABOVE = 6;
const TITLE_LENGTH = 100;

export function boardPlan({ plan, exposure }: Dossier, shownBelow: number): BoardPlan {
  const above = plan.actions.filter((action) => action.selected);
  const below = plan.actions.filter((action) => !action.selected);
  const path = plan.path;
  return {
    any: plan.actions.length > 0,
    isPriced: !('kind' in path),
    above: above.slice(0, ABOVE).map(actionOf),
    below: below.slice(0, shownBelow).map(actionOf),
    hasAbove: above.length > 0,
    hasBelow: below.length > 0,
    moreAbove: moreOf(above.slice(ABOVE)),
    moreBelow: moreOf(below.slice(shownBelow)),
    budget: plan.budget === undefined ? NOTHING : money(plan.budget),
    hasBudget: plan.budget !== undefined,
    cost: roundMoney(plan.selectedOneOff.likely),
    costAbove: wholeMoney(plan.selectedOneOff.likely),
    accrued: 'kind' in path ? NOTHING : roundMoney(path.accrued),
    isBeforeAdjustments:
      !('kind' in path) &&
      exposure.kind === 'priced' &&
      path.accrued !== exposure.headline.low &&
      adjustmentsOf(exposure.penalty).length > 0,
    removed: plan.removed === undefined ? NOTHING : roundMoney(plan.removed),
    showsRemoves: plan.removed !== undefined && above.length > 1,
    avoidable: 'kind' in path ? NOTHING : roundMoney(path.avoidable),
    withPlan: 'kind' in path ? NOTHING : roundMoney(path.withPlan),
    horizon: longDate(plan.horizon),
  };
}

function actionOf(action: PlannedAction): BoardAction {
  const { effect } = action;
  return {
    rank: count(action.rank),
    title: whole(action.title, TITLE_LENGTH, md`${text(action.id)}, described in the full edition`),
    owner: capital(text(ROLE_NAMES[action.owner])),
    byWhen: action.selected && action.finish !== undefined ? shortDate(action.finish) : text('–'),
    cost: wholeMoney(action.oneOff.likely),
    removes: 'kind' in effect || effect.inPlan === undefined ? text('–') : money(effect.inPlan),
  };
}

function moreOf(actions: readonly PlannedAction[]): readonly MoreActions[] {
  const [first, last] = [actions.at(0), actions.at(-1)];
  if (first === undefined || last === undefined) return [];
  const ranks = first === last ? count(first.rank) : md`${count(first.rank)}–${count(last.rank)}`;
  return [
    {
      ranks,
      actions: plural(actions.length, 'more action'),
      cost: wholeMoney(sum(actions.map(({ oneOff }) => oneOff.likely))),
    },
  ];
}
