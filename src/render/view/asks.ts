import { isCountedAndOpen, type AssessedFinding } from '../../model/assessed.js';
import type { Dossier } from '../../model/dossier.js';
import type { PlannedAction } from '../../model/plan.js';
import { inWords, longDate, plural, roundMoney, sentence } from '../format.js';
import { join, md, NOTHING, text, type Md } from '../md.js';
import { isUrgentCure, type CureWindow } from '../../model/penalty.js';
import { TIER_NAMES } from './labels.js';
import type { Lookup } from './lookup.js';

/** What the reader is asked to decide or supply, because the result hangs on it. */
export interface AsksView {
  readonly any: boolean;
  readonly statesStatus: boolean;
  /** HIPAA is stated not to apply: no budget, agreement or tier is asked for on its account. */
  readonly confirmsNeither: boolean;
  /** What the catalog would do, where no penalty speaks for it; none or one. */
  readonly unpricedPlan: readonly { readonly actions: Md; readonly cost: Md }[];
  readonly tiers: readonly { readonly tier: Md; readonly provisions: Md; readonly by: Md }[];
  /** Open cure periods together, with the one that ends first; empty when none is open. */
  readonly cures: readonly {
    readonly provisions: Md;
    readonly isOne: boolean;
    readonly first: Md;
    readonly firstLink: Md;
    readonly firstDay: Md;
    /** Why the plan does not keep to that day; empty where it does. */
    readonly late: Md;
  }[];
  readonly plan: readonly {
    readonly actions: Md;
    readonly cost: Md;
    readonly monthly: Md;
    readonly hasMonthly: boolean;
    readonly firstDate: Md;
    readonly first: Md;
  }[];
  readonly vendors: Md;
  readonly hasVendors: boolean;
  readonly unscoped: Md;
  readonly hasUnscoped: boolean;
}

export function asksView(dossier: Dossier, lookup: Lookup): AsksView {
  const { exposure } = dossier;
  const isNeither = exposure.kind === 'not-priced' && exposure.cause === 'HIPAA does not apply';
  const isOpen = exposure.kind === 'not-priced' && exposure.cause === 'status not determined';
  const asks = pricedAsks(dossier, lookup);
  if (!isNeither && !isOpen) return asks;
  const unpricedPlan = asks.plan.map(({ actions, cost }) => ({ actions, cost }));
  if (isOpen) return { ...asks, plan: [], unpricedPlan, any: true };
  return {
    ...asks,
    confirmsNeither: true,
    unpricedPlan,
    plan: [],
    hasVendors: false,
    hasUnscoped: false,
    any: true,
  };
}

function pricedAsks({ exposure, plan, assessed, ledger }: Dossier, lookup: Lookup): AsksView {
  const defaults = exposure.kind === 'priced' ? exposure.provisions.filter((line) => line.tierIsDefault) : [];
  const cures = exposure.kind === 'priced' ? exposure.cureWindows.filter(isUrgentCure) : [];
  const selected = plan.actions.filter((action) => action.selected);
  const unscoped = ledger.dispositions['scope unknown'] ?? 0;
  const first = selected.toSorted((a, b) =>
    (a.finish ?? plan.horizon).localeCompare(b.finish ?? plan.horizon),
  )[0];
  const asks = {
    statesStatus: exposure.kind === 'not-priced' && exposure.cause === 'status not determined',
    confirmsNeither: false,
    unpricedPlan: [],
    tiers: [...new Set(defaults.map((line) => line.tier))].map((tier) => {
      const lines = defaults.filter((line) => line.tier === tier);
      return {
        tier: TIER_NAMES[tier],
        provisions: inWords(lines.length, 'provision'),
        by: text(lines[0]?.tierBy ?? ''),
      };
    }),
    cures: cures
      .toSorted((a, b) => a.lastDay.localeCompare(b.lastDay))
      .slice(0, 1)
      .map((window) => ({
        provisions: inWords(cures.length, 'provision'),
        isOne: cures.length === 1,
        first: lookup.provisionTitle(window.provision),
        firstLink: lookup.provisionLink(window.provision),
        firstDay: longDate(window.lastDay),
        late: lateOf(window, assessed.findings, selected),
      })),
    plan:
      first === undefined
        ? []
        : [
            {
              actions: inWords(selected.length, 'action'),
              cost: roundMoney(plan.selectedOneOff.likely),
              monthly: roundMoney(plan.selectedMonthly.likely),
              hasMonthly: plan.selectedMonthly.likely > 0,
              first: lookup.recordLink(first.id),
              firstDate: longDate(first.finish ?? plan.horizon),
            },
          ],
    vendors: sentence(join([...new Set(assessed.vendorGaps.map((gap) => gap.vendor))].map(text))),
    hasVendors: assessed.vendorGaps.length > 0,
    unscoped: plural(unscoped, 'finding'),
    hasUnscoped: unscoped > 0,
  };
  const any = [asks.statesStatus, asks.hasVendors, asks.hasUnscoped].some(Boolean);
  return { ...asks, any: any || asks.tiers.length + asks.cures.length + asks.plan.length > 0 };
}

/** Whether the chosen actions close what a cure period holds for, and by its last day. */
function lateOf(
  { provision, lastDay }: CureWindow,
  findings: readonly AssessedFinding[],
  selected: readonly PlannedAction[],
): Md {
  const open = findings.filter(
    (finding) =>
      isCountedAndOpen(finding) &&
      finding.mapping.kind === 'mapped' &&
      finding.mapping.provision === provision,
  );
  const ends = open.map(({ id }) => selected.find((action) => action.findings.includes(id))?.finish);
  const last = ends.reduce((latest, end) => latest && end && (end > latest ? end : latest), ends[0]);
  if (open.length === 0 || (last !== undefined && last <= lastDay)) return NOTHING;
  return last === undefined
    ? text('the plan does not close all of it')
    : md`the plan ends this work only on ${longDate(last)}`;
}
