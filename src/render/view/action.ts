import type { Cents, CentsRange } from '../../model/money.js';
import { ROLE_NAMES } from '../../model/engagement.js';
import type { CostLine, PlannedAction } from '../../model/plan.js';
import {
  capital,
  count,
  money,
  moneyRange,
  plural,
  sentence,
  shortDate,
  unitPrice,
  wholeMoney,
} from '../format.js';
import { join, md, NOTHING, text, type Md } from '../md.js';
import { recordAnchor, type Lookup } from './lookup.js';

interface CostLineView {
  readonly label: Md;
  readonly working: Md;
  readonly amount: Md;
  readonly range: Md;
  readonly isMonthly: boolean;
  /** `S2`, of `PlanView.costSources`. */
  readonly source: Md;
}

export interface ActionView {
  readonly id: Md;
  readonly link: Md;
  readonly anchor: Md;
  readonly rank: Md;
  readonly title: Md;
  /** The title as a sentence, with one full stop. */
  readonly heading: Md;
  readonly direction: Md;
  readonly owner: Md;
  readonly findings: Md;
  readonly closes: Md;
  /** Findings and provisions, as far as there are any. */
  readonly reach: Md;
  readonly provisions: Md;
  readonly steps: readonly Md[];
  readonly verification: Md;
  readonly prerequisites: Md;
  readonly hasPrerequisites: boolean;
  readonly duration: Md;
  readonly byWhen: Md;
  readonly likely: Md;
  readonly range: Md;
  readonly monthly: Md;
  readonly hasMonthly: boolean;
  readonly alone: Md;
  readonly inPlan: Md;
  readonly perDollar: Md;
  readonly reasons: Md;
  /** Its share of what all actions remove together; empty where nothing is priced. */
  readonly share: Md;
  readonly isSelected: boolean;
  readonly otherValue: Md;
  readonly hasOtherValue: boolean;
  readonly unpriced: readonly Md[];
  readonly hasUnpriced: boolean;
  readonly costLines: readonly CostLineView[];
  readonly monthlyLikely: Md;
  readonly monthlyRange: Md;
}

/** `sources` numbers where hours and prices come from: S1, S2 … */
export function actionView(action: PlannedAction, lookup: Lookup, sources: readonly string[]): ActionView {
  const { effect } = action;
  return {
    id: text(action.id),
    link: lookup.recordLink(action.id),
    anchor: text(recordAnchor(action.id)),
    rank: count(action.rank),
    title: text(action.title),
    heading: sentence(text(action.title)),
    direction: text(action.direction),
    owner: text(ROLE_NAMES[action.owner]),
    findings: plural(action.findings.length, 'finding'),
    closes: lookup.recordLinks(lookup.closedBy(action).map((weakness) => weakness.id)),
    provisions: join(action.provisions.map(lookup.provisionLink)),
    reach: join([plural(action.findings.length, 'finding'), ...action.provisions.map(lookup.provisionLink)]),
    steps: action.steps.map(text),
    verification: sentence(text(action.verification)),
    prerequisites: join(action.prerequisites.map(lookup.actionLink)),
    hasPrerequisites: action.prerequisites.length > 0,
    duration: plural(action.durationDays, 'working day'),
    byWhen: byWhenOf(action),
    likely: wholeMoney(action.oneOff.likely),
    range: moneyRange(action.oneOff, wholeMoney),
    monthly: monthlyOf(action.monthly),
    hasMonthly: action.monthly.high > 0,
    alone: 'kind' in effect ? DASH : money(effect.alone),
    inPlan: 'kind' in effect ? DASH : optionalMoney(effect.inPlan),
    perDollar: action.perDollar === undefined ? DASH : text(action.perDollar.toFixed(1)),
    share: shareOf(action),
    reasons: join(
      action.reasons.map((reason) => sentence(text(reason))),
      ' ',
    ),
    isSelected: action.selected,
    otherValue: sentence(text(action.otherValue)),
    hasOtherValue: action.otherValue !== '',
    unpriced: action.unpriced.map((cost) => md`${text(cost.label)}: ${text(cost.reason)}`),
    hasUnpriced: action.unpriced.length > 0,
    costLines: action.costLines.map((line) => costLineView(line, sources)),
    monthlyLikely: wholeMoney(action.monthly.likely),
    monthlyRange: moneyRange(action.monthly, wholeMoney),
  };
}

/** The day on which it is finished; only what the plan holds has one. */
export function byWhenOf({ selected, finish, wave }: PlannedAction): Md {
  if (!selected) return text('not in the plan');
  return finish === undefined ? text(wave) : shortDate(finish);
}

function costLineView(line: CostLine, sources: readonly string[]): CostLineView {
  const price =
    typeof line.unitPrice === 'number' ? money(line.unitPrice) : unitPrice(line.unitPrice.dollarsPerUnit);
  const { low, likely, high } = line.quantity;
  const isHours = line.unit === 'hour';
  const amount = isHours ? md`${count(likely)} ${text(likely === 1 ? 'hour' : 'hours')}` : count(likely);
  const quantity = low === high ? amount : md`${amount} (${count(low)} to ${count(high)})`;
  return {
    label: capital(text(line.label)),
    working: isHours ? md`${quantity} × ${price}` : md`${quantity} × ${price} per ${text(line.unit)}`,
    amount: wholeMoney(line.amount.likely),
    range: moneyRange(line.amount, wholeMoney),
    source: text(`S${sources.indexOf(line.source) + 1}`),
    isMonthly: line.recurrence === 'monthly',
  };
}

const DASH = text('–');

/** A dash where no amount is known, which is not zero. */
export function optionalMoney(amount: Cents | undefined): Md {
  return amount === undefined ? DASH : money(amount);
}

/** `$2,090 ($1,672 to $2,717)`. */
export function monthlyOf(range: CentsRange): Md {
  return range.low === range.high
    ? wholeMoney(range.likely)
    : md`${wholeMoney(range.likely)} (${moneyRange(range, wholeMoney)})`;
}

function shareOf({ effect }: PlannedAction): Md {
  if ('kind' in effect || effect.shapley === 0) return NOTHING;
  const { shapley, shapleyError } = effect;
  return shapleyError === undefined || shapleyError === 0
    ? money(shapley)
    : md`${money(shapley)}, give or take ${money(shapleyError)}`;
}
