import type { Dossier } from '../../model/dossier.js';
import { cents, type Cents } from '../../model/money.js';
import type { CostLine, Plan, PlannedAction } from '../../model/plan.js';
import {
  capital,
  count,
  inWords,
  longDate,
  money,
  moneyRange,
  plural,
  sentence,
  shortDate,
} from '../format.js';
import { code, join, md, NOTHING, text, type Md } from '../md.js';
import { recordAnchor, type Lookup } from './lookup.js';

interface CostLineView {
  readonly label: Md;
  readonly working: Md;
  readonly amount: Md;
  readonly range: Md;
  readonly source: Md;
}

export interface ActionView {
  readonly id: Md;
  readonly link: Md;
  readonly anchor: Md;
  readonly rank: Md;
  readonly title: Md;
  readonly direction: Md;
  readonly owner: Md;
  readonly findings: Md;
  readonly closes: Md;
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
  readonly isSelected: boolean;
  readonly otherValue: Md;
  readonly hasOtherValue: boolean;
  readonly unpriced: readonly Md[];
  readonly hasUnpriced: boolean;
  readonly costLines: readonly CostLineView[];
  readonly monthlyLines: readonly CostLineView[];
  readonly monthlyLikely: Md;
  readonly monthlyRange: Md;
}

export interface PlanView {
  readonly any: boolean;
  readonly isPriced: boolean;
  readonly notPricedReason: Md;
  readonly above: readonly ActionView[];
  readonly below: readonly ActionView[];
  readonly hasBelow: boolean;
  readonly hasAbove: boolean;
  readonly selectedCount: Md;
  readonly budget: Md;
  readonly hasBudget: boolean;
  readonly budgetReason: Md;
  readonly horizon: Md;
  readonly selectedLikely: Md;
  readonly selectedRange: Md;
  readonly selectedMonthly: Md;
  readonly allLikely: Md;
  readonly allRange: Md;
  readonly removed: Md;
  readonly removable: Md;
  readonly method: Md;
  readonly isProved: boolean;
  readonly gap: Md;
  readonly overridesCost: Md;
  readonly hasOverridesCost: boolean;
  readonly forgiven: Md;
  readonly hasForgiven: boolean;
  readonly load: readonly { readonly wave: Md; readonly role: Md; readonly hours: Md; readonly people: Md }[];
  readonly unplanned: readonly { readonly family: Md; readonly findings: Md; readonly reason: Md }[];
  readonly hasUnplanned: boolean;
  readonly accrued: Md;
  readonly avoidable: Md;
  readonly withPlan: Md;
  readonly points: readonly { readonly on: Md; readonly nothingDone: Md; readonly withPlan: Md }[];
  readonly hasFrontier: boolean;
  readonly frontier: readonly {
    readonly budget: Md;
    readonly enters: Md;
    readonly removed: Md;
    readonly findings: Md;
  }[];
  readonly crossChecks: readonly {
    readonly label: Md;
    readonly band: Md;
    readonly bottomUp: Md;
    readonly isInside: boolean;
    readonly explanation: Md;
  }[];
  readonly rates: readonly { readonly role: Md; readonly perHour: Md; readonly source: Md }[];
  readonly assumptions: readonly Md[];
}

export function planView({ plan, engagement }: Dossier, lookup: Lookup): PlanView {
  const actions = plan.actions.map((action) => actionView(action, lookup));
  const above = actions.filter((action) => action.isSelected);
  return {
    any: actions.length > 0,
    above,
    below: actions.filter((action) => !action.isSelected),
    hasBelow: above.length < actions.length,
    hasAbove: above.length > 0,
    selectedCount: inWords(above.length, 'action'),
    budget: plan.budget === undefined ? NOTHING : money(plan.budget),
    hasBudget: plan.budget !== undefined,
    budgetReason: text(engagement.budget?.reason ?? ''),
    horizon: longDate(plan.horizon),
    selectedLikely: money(plan.selectedOneOff.likely),
    selectedRange: moneyRange(plan.selectedOneOff),
    selectedMonthly: monthlyOf(plan.selectedMonthly),
    allLikely: money(plan.allOneOff.likely),
    allRange: moneyRange(plan.allOneOff),
    removed: optionalMoney(plan.removed),
    removable: optionalMoney(plan.removable),
    method: text(plan.selection.method),
    isProved: plan.selection.proved,
    gap: gapOf(plan.selection),
    overridesCost: optionalMoney(plan.selection.overridesCost),
    hasOverridesCost: plan.selection.overridesCost !== undefined,
    ...pathOf(plan),
    hasFrontier: plan.frontier.length > 0,
    frontier: plan.frontier.map((point) => ({
      budget: money(point.budget),
      enters: lookup.recordLinks(point.enters),
      removed: optionalMoney(point.removed),
      findings: count(point.findingsClosed),
    })),
    crossChecks: plan.crossChecks.map((check) => ({
      label: text(check.label),
      band: md`${money(check.band.low)} to ${money(check.band.high)}`,
      bottomUp: moneyRange(check.bottomUp),
      isInside: check.inside,
      explanation: sentence(text(check.explanation)),
    })),
    rates: plan.rates.map((rate) => ({
      role: capital(text(rate.role)),
      perHour: money(rate.perHour),
      source: text(rate.source),
    })),
    assumptions: plan.assumptions.map((assumption) => sentence(text(assumption))),
    load: plan.load.map((row) => ({
      wave: text(row.wave),
      role: text(row.role),
      hours: count(Math.round(row.hours)),
      people: count(row.people),
    })),
    unplanned: plan.unplanned.map((row) => ({
      family: code(row.family),
      findings: plural(row.findings, 'finding'),
      reason: sentence(text(row.reason)),
    })),
    hasUnplanned: plan.unplanned.length > 0,
  };
}

const DASH = text('–');

function optionalMoney(amount: Cents | undefined): Md {
  return amount === undefined ? DASH : money(amount);
}

function gapOf({ gap, gapUnit }: Plan['selection']): Md {
  return gapUnit === 'cents' ? money(cents(gap)) : plural(gap, 'finding');
}

function pathOf({ path }: Plan) {
  if ('kind' in path) {
    const none = { accrued: NOTHING, avoidable: NOTHING, withPlan: NOTHING, forgiven: NOTHING, points: [] };
    return { isPriced: false, notPricedReason: text(path.reason), hasForgiven: false, ...none };
  }
  return {
    isPriced: true,
    notPricedReason: NOTHING,
    accrued: money(path.accrued),
    avoidable: money(path.avoidable),
    withPlan: money(path.withPlan),
    forgiven: money(path.forgiven),
    hasForgiven: path.forgiven > 0,
    points: path.points.map((point) => ({
      on: shortDate(point.on),
      nothingDone: money(point.nothingDone),
      withPlan: money(point.withPlan),
    })),
  };
}

function actionView(action: PlannedAction, lookup: Lookup): ActionView {
  const { effect } = action;
  return {
    id: text(action.id),
    link: lookup.recordLink(action.id),
    anchor: text(recordAnchor(action.id)),
    rank: count(action.rank),
    title: text(action.title),
    direction: text(action.direction),
    owner: text(action.owner),
    findings: plural(action.findings.length, 'finding'),
    closes: lookup.recordLinks(lookup.closedBy(action).map((weakness) => weakness.id)),
    provisions: join(action.provisions.map(lookup.provisionLink)),
    steps: action.steps.map(text),
    verification: sentence(text(action.verification)),
    prerequisites: join(action.prerequisites.map(lookup.actionLink)),
    hasPrerequisites: action.prerequisites.length > 0,
    duration: plural(action.durationDays, 'working day'),
    byWhen: action.finish === undefined ? text(action.wave) : shortDate(action.finish),
    likely: money(action.oneOff.likely),
    range: moneyRange({ ...action.oneOff }),
    monthly: monthlyOf(action.monthly),
    hasMonthly: action.monthly.high > 0,
    alone: 'kind' in effect ? DASH : money(effect.alone),
    inPlan: 'kind' in effect ? DASH : optionalMoney(effect.inPlan),
    perDollar: action.perDollar === undefined ? DASH : text(action.perDollar.toFixed(1)),
    reasons: join(
      action.reasons.map((reason) => sentence(text(reason))),
      ' ',
    ),
    isSelected: action.selected,
    otherValue: sentence(text(action.otherValue)),
    hasOtherValue: action.otherValue !== '',
    unpriced: action.unpriced.map((cost) => md`${text(cost.label)}: ${text(cost.reason)}`),
    hasUnpriced: action.unpriced.length > 0,
    costLines: action.costLines.filter((line) => line.recurrence === 'one-off').map(costLineView),
    monthlyLines: action.costLines.filter((line) => line.recurrence === 'monthly').map(costLineView),
    monthlyLikely: money(action.monthly.likely),
    monthlyRange: moneyRange(action.monthly),
  };
}

function costLineView(line: CostLine): CostLineView {
  const price =
    typeof line.unitPrice === 'number' ? money(line.unitPrice) : text(`$${line.unitPrice.dollarsPerUnit}`);
  const { low, likely, high } = line.quantity;
  const quantity = low === high ? count(likely) : md`${count(likely)} (${count(low)} to ${count(high)})`;
  return {
    label: capital(text(line.label)),
    working: md`${quantity} × ${price} per ${text(line.unit)}`,
    amount: money(line.amount.likely),
    range: moneyRange(line.amount),
    source: text(line.source),
  };
}

function monthlyOf(range: Plan['selectedMonthly']): Md {
  return range.low === range.high ? money(range.likely) : md`${money(range.likely)} (${moneyRange(range)})`;
}
