import type { Dossier } from '../../model/dossier.js';
import { cents, sum } from '../../model/money.js';
import { TIERS } from '../../model/penalty.js';
import type { RenderContext } from '../context.js';
import { capital, count, list, longDate, money, moneyRange, plural, sentence, shortDate } from '../format.js';
import { md, NOTHING, text, type Md } from '../md.js';
import { adjustmentsOf, type AdjustmentRow } from './adjustments.js';
import { TIER_NAMES } from './labels.js';
import type { Lookup } from './lookup.js';
import {
  POLICIES,
  provisionRow,
  reasonOf,
  topOf,
  type ProvisionRow,
  type TopProvisions,
} from './provision-row.js';

export interface ExposureView extends TopProvisions {
  readonly isPriced: boolean;
  readonly reason: Md;
  readonly hint: Md;
  readonly hasProvisions: boolean;
  readonly asOf: Md;
  readonly noticeDate: Md;
  readonly noticeIsAssumed: boolean;
  readonly basis: Md;
  readonly schedule: { readonly label: Md; readonly citation: Md; readonly from: Md };
  readonly tiers: readonly {
    readonly tier: Md;
    readonly minimum: Md;
    readonly maximum: Md;
    readonly codified: Md;
    readonly discretion: Md;
    readonly discretionAdjusted: Md;
  }[];
  /** Largest first. */
  readonly provisions: readonly ProvisionRow[];
  readonly totals: {
    readonly label: Md;
    readonly findings: Md;
    readonly low: Md;
    readonly high: Md;
    readonly byPolicy: readonly Md[];
    /** Per tier: sum of the rows. */
    readonly byTier: readonly Md[];
    /** Per policy: total less the sum of the rows. */
    readonly adjustmentByPolicy: readonly Md[];
  };
  readonly cures: readonly {
    readonly provision: Md;
    readonly knownOn: Md;
    readonly lastDay: Md;
    readonly state: Md;
    /** `6 of 9`: findings that it holds for, of those counted. */
    readonly findings: Md;
    readonly isAssumed: boolean;
    readonly effect: Md;
    readonly citation: Md;
  }[];
  /** Whether a day of knowledge is assumed. */
  readonly hasAssumedCure: boolean;
  readonly adjustments: readonly AdjustmentRow[];
  /** What lies between the sum of the provisions' rows and the headline. */
  readonly adjustment: { readonly any: boolean; readonly low: Md; readonly high: Md };
  /** The range should OCR hold a standard and its own specification to be one requirement; empty where that changes nothing. */
  readonly ifOneRequirement: Md;
  /** What each provision gives up then. */
  readonly givenUp: Md;
  readonly warnings: readonly Md[];
}

export function exposureView(
  { exposure, ledger }: Dossier,
  context: RenderContext,
  lookup: Lookup,
): ExposureView {
  const tiers = context.schedule.map((row) => ({
    tier: capital(TIER_NAMES[row.tier]),
    minimum: money(row.minimum),
    maximum: money(row.maximum),
    codified: money(row.caps.codified),
    discretion: money(row.caps.discretion),
    discretionAdjusted: money(row.caps.discretionAdjusted),
  }));
  if (exposure.kind === 'not-priced') {
    return {
      isPriced: false,
      reason: text(exposure.reason),
      hint: text(exposure.hint),
      hasProvisions: false,
      asOf: NOTHING,
      noticeDate: NOTHING,
      noticeIsAssumed: false,
      basis: NOTHING,
      schedule: { label: NOTHING, citation: NOTHING, from: NOTHING },
      tiers,
      provisions: [],
      top: [],
      rest: { any: false, label: NOTHING, findings: NOTHING, low: NOTHING, high: NOTHING },
      totals: {
        label: NOTHING,
        findings: NOTHING,
        low: NOTHING,
        high: NOTHING,
        byPolicy: [],
        byTier: [],
        adjustmentByPolicy: [],
      },
      cures: [],
      hasAssumedCure: false,
      adjustments: [],
      adjustment: { any: false, low: NOTHING, high: NOTHING },
      ifOneRequirement: NOTHING,
      givenUp: NOTHING,
      warnings: [],
    };
  }
  const { penalty, provisions, schedule, headline, ifOneRequirement: one } = exposure;
  const rows = {
    low: sum(provisions.map((line) => line.estimate)),
    high: sum(provisions.map((line) => line.ceiling)),
  };
  return {
    isPriced: true,
    reason: NOTHING,
    hint: NOTHING,
    hasProvisions: provisions.length > 0,
    asOf: longDate(exposure.asOf),
    noticeDate: longDate(exposure.noticeDate),
    noticeIsAssumed: exposure.noticeIsAssumed,
    basis: sentence(text(headline.basis)),
    schedule: {
      label: text(schedule.label),
      citation: text(schedule.citation),
      from: longDate(schedule.from),
    },
    tiers,
    provisions: provisions.map((line) => ({
      ...provisionRow(line, lookup),
      tierReason: reasonOf(line, provisions, lookup),
    })),
    ...topOf(provisions, lookup),
    totals: {
      label: plural(provisions.length, 'provision'),
      findings: count(ledger.dispositions['counted'] ?? 0),
      low: money(headline.low),
      high: money(headline.high),
      byPolicy: POLICIES.map((policy) => money(penalty.estimate[policy].total)),
      byTier: TIERS.map((tier) =>
        moneyRange({
          low: sum(provisions.map(({ byTier }) => byTier[tier].estimate)),
          high: sum(provisions.map(({ byTier }) => byTier[tier].ceiling)),
        }),
      ),
      adjustmentByPolicy: POLICIES.map((policy) =>
        money(cents(penalty.estimate[policy].total - sum(provisions.map((line) => line.byPolicy[policy])))),
      ),
    },
    cures: exposure.cureWindows.map((window) => ({
      provision: lookup.provisionLink(window.provision),
      knownOn: shortDate(window.knownOn),
      lastDay: shortDate(window.lastDay),
      state: text(window.state),
      findings: md`${count(window.findings)} of ${count(window.findings + window.otherFindings)}`,
      isAssumed: window.knowledge === 'assumed',
      effect: sentence(text(window.effect)),
      citation: text(window.citation),
    })),
    hasAssumedCure: exposure.cureWindows.some(({ knowledge }) => knowledge === 'assumed'),
    adjustments: adjustmentsOf(penalty),
    adjustment: {
      any: headline.low !== rows.low || headline.high !== rows.high,
      low: money(cents(headline.low - rows.low)),
      high: money(cents(headline.high - rows.high)),
    },
    ifOneRequirement: one ? md`${money(one.low)} to ${money(one.high)}` : NOTHING,
    givenUp: one
      ? list(
          one.givenUp.map(
            ({ provision, low, high }) =>
              md`${lookup.provisionLink(provision)} ${money(low)} of the low and ${money(high)} of the high end`,
          ),
        )
      : NOTHING,
    warnings: exposure.warnings.map((warning) => sentence(text(warning))),
  };
}
