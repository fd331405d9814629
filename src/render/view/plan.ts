import { ROLE_NAMES } from '../../model/engagement.js';
import type { Dossier } from '../../model/dossier.js';
import { cents } from '../../model/money.js';
import type { ExposurePath, Plan } from '../../model/plan.js';
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
  wholeMoney,
} from '../format.js';
import { md, NOTHING, text, type Md } from '../md.js';
import { actionView, monthlyOf, optionalMoney, type ActionView } from './action.js';
import { adjustmentsOf } from './adjustments.js';
import type { Lookup } from './lookup.js';

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
  /** Actions that should go first and are not in the plan: what each takes, and why it is not there. */
  readonly overridesLeftOut: readonly { readonly link: Md; readonly reason: Md }[];
  readonly hasOverridesLeftOut: boolean;
  readonly forgiven: Md;
  readonly hasForgiven: boolean;
  readonly load: readonly { readonly wave: Md; readonly role: Md; readonly hours: Md; readonly people: Md }[];
  readonly unplanned: readonly { readonly weaknesses: readonly Md[]; readonly findings: Md }[];
  readonly hasUnplanned: boolean;
  readonly costSources: readonly { readonly id: Md; readonly source: Md }[];
  /** The path leaves out adjustments after the caps; the headline has them. */
  readonly isBeforeAdjustments: boolean;
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
  readonly hasAssumptions: boolean;
}

/** Longer lists of ids would push the chart's table over the page. */
const ENTERS_SHOWN = 6;

export function planView({ plan, engagement, exposure }: Dossier, lookup: Lookup): PlanView {
  const sources = [...new Set(plan.actions.flatMap((action) => action.costLines.map((line) => line.source)))];
  const actions = plan.actions.map((action) => actionView(action, lookup, sources));
  const above = actions.filter((action) => action.isSelected);
  const leftOut = plan.selection.overridesLeftOut ?? [];
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
    selectedLikely: wholeMoney(plan.selectedOneOff.likely),
    selectedRange: moneyRange(plan.selectedOneOff, wholeMoney),
    selectedMonthly: monthlyOf(plan.selectedMonthly),
    allLikely: wholeMoney(plan.allOneOff.likely),
    allRange: moneyRange(plan.allOneOff, wholeMoney),
    removed: optionalMoney(plan.removed),
    removable: optionalMoney(plan.removable),
    method: text(plan.selection.method),
    isProved: plan.selection.proved,
    gap: gapOf(plan.selection),
    overridesCost: optionalMoney(plan.selection.overridesCost),
    hasOverridesCost: (plan.selection.overridesCost ?? 0) > 0,
    overridesLeftOut: leftOut.map(({ action, reason }) => ({
      link: lookup.recordLinks([action]),
      reason: text(reason),
    })),
    hasOverridesLeftOut: leftOut.length > 0,
    ...pathOf(plan),
    hasFrontier: plan.frontier.length > 0,
    frontier: plan.frontier.map((point) => ({
      budget: wholeMoney(point.budget),
      enters:
        point.enters.length > ENTERS_SHOWN
          ? plural(point.enters.length, 'action')
          : lookup.recordLinks(point.enters),
      removed: optionalMoney(point.removed),
      findings: count(point.findingsClosed),
    })),
    crossChecks: plan.crossChecks.map((check) => ({
      label: text(check.label),
      band: md`${money(check.band.low)} to ${money(check.band.high)}`,
      bottomUp: moneyRange(check.bottomUp, wholeMoney),
      isInside: check.inside,
      explanation: sentence(text(check.explanation)),
    })),
    rates: plan.rates.map((rate) => ({
      role: capital(text(ROLE_NAMES[rate.role])),
      perHour: money(rate.perHour),
      source: text(rate.source),
    })),
    hasAssumptions: plan.assumptions.length > 0,
    load: plan.load.map((row) => ({
      wave: text(row.wave),
      role: text(ROLE_NAMES[row.role]),
      hours: count(Math.round(row.hours)),
      people: count(row.people),
    })),
    unplanned: plan.unplanned.map((row) => ({
      weaknesses: lookup
        .weaknessesIn(row.family)
        .map((weakness) => md`${lookup.recordLink(weakness.id)} ${text(weakness.title)}`),
      findings: plural(row.findings, 'finding'),
    })),
    hasUnplanned: plan.unplanned.length > 0,
    costSources: sources.map((source, index) => ({ id: text(`S${index + 1}`), source: text(source) })),
    isBeforeAdjustments:
      !('kind' in plan.path) &&
      exposure.kind === 'priced' &&
      plan.path.accrued !== exposure.headline.low &&
      adjustmentsOf(exposure.penalty).length > 0,
  };
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
    points: turningPoints(path).map((point) => ({
      on: shortDate(point.on),
      nothingDone: money(point.nothingDone),
      withPlan: money(point.withPlan),
    })),
  };
}

/** Points that say something: the first, the last, and those at which an amount is another than before. */
function turningPoints({ points }: ExposurePath): ExposurePath['points'] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    const isSame = before?.nothingDone === point.nothingDone && before.withPlan === point.withPlan;
    return !isSame || index === points.length - 1;
  });
}
