import type { Weakness } from '../../model/assessed.js';
import type { Dossier } from '../../model/dossier.js';
import type { ProvisionExposure } from '../../model/penalty.js';
import { cents, sum } from '../../model/money.js';
import { TIERS } from '../../model/penalty.js';
import type { RenderContext } from '../context.js';
import { capital, count, longDate, money, plural, sentence, shortDate } from '../format.js';
import { join, md, NOTHING, text, type Md } from '../md.js';
import { clipped } from './clip.js';
import { adjustmentsOf, type AdjustmentRow } from './adjustments.js';
import { BASIS_UNITS, designationName, TIER_NAMES } from './labels.js';
import type { Lookup } from './lookup.js';

export interface ProvisionRow {
  readonly title: Md;
  readonly link: Md;
  readonly designation: Md;
  readonly open: Md;
  /** The worst weakness alone, for page 1. */
  readonly worst: Md;
  readonly count: Md;
  readonly findings: Md;
  readonly tier: Md;
  readonly tierReason: Md;
  readonly from: Md;
  readonly barred: Md;
  readonly hasBarred: boolean;
  readonly low: Md;
  readonly high: Md;
  readonly byPolicy: readonly Md[];
  readonly byTier: readonly { readonly tier: Md; readonly low: Md; readonly high: Md }[];
  readonly anchor: Md;
}

export interface ExposureView {
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
  /** In the order of the regulation. */
  readonly provisions: readonly ProvisionRow[];
  /** The largest ones, for page 1. */
  readonly top: readonly ProvisionRow[];
  readonly rest: {
    readonly any: boolean;
    readonly label: Md;
    readonly findings: Md;
    readonly low: Md;
    readonly high: Md;
  };
  readonly totals: {
    readonly label: Md;
    readonly findings: Md;
    readonly low: Md;
    readonly high: Md;
    readonly byPolicy: readonly Md[];
    /** Per policy: total less the sum of the rows. */
    readonly adjustmentByPolicy: readonly Md[];
  };
  readonly cures: readonly {
    readonly provision: Md;
    readonly knownOn: Md;
    readonly lastDay: Md;
    readonly state: Md;
    readonly effect: Md;
    readonly citation: Md;
  }[];
  readonly adjustments: readonly AdjustmentRow[];
  /** What lies between the sum of the provisions' rows and the headline. */
  readonly adjustment: { readonly any: boolean; readonly low: Md; readonly high: Md };
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
        adjustmentByPolicy: [],
      },
      cures: [],
      adjustments: [],
      adjustment: { any: false, low: NOTHING, high: NOTHING },
      warnings: [],
    };
  }
  const { penalty, provisions, schedule, headline } = exposure;
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
      adjustmentByPolicy: POLICIES.map((policy) =>
        money(cents(penalty.estimate[policy].total - sum(provisions.map((line) => line.byPolicy[policy])))),
      ),
    },
    cures: exposure.cureWindows.map((window) => ({
      provision: lookup.provisionLink(window.provision),
      knownOn: shortDate(window.knownOn),
      lastDay: shortDate(window.lastDay),
      state: text(window.state),
      effect: sentence(text(window.effect)),
      citation: text(window.citation),
    })),
    adjustments: adjustmentsOf(penalty),
    adjustment: {
      any: headline.low !== rows.low || headline.high !== rows.high,
      low: money(cents(headline.low - rows.low)),
      high: money(cents(headline.high - rows.high)),
    },
    warnings: exposure.warnings.map((warning) => sentence(text(warning))),
  };
}

/** From the lowest cap to the highest. */
const POLICIES = ['discretion', 'discretionAdjusted', 'codified'] as const;

/** A reason that several provisions share is printed with the first of them. */
function reasonOf(line: ProvisionExposure, all: readonly ProvisionExposure[], lookup: Lookup): Md {
  const first = all.find((other) => other.tierReason === line.tierReason && other.tierBy === line.tierBy);
  if (first !== undefined && first !== line) return md`As for ${lookup.provisionLink(first.provision)}.`;
  return md`${sentence(text(line.tierReason))} ${sentence(text(line.tierBy))}`;
}

const TOP = 5;

function topOf(provisions: readonly ProvisionExposure[], lookup: Lookup): Pick<ExposureView, 'top' | 'rest'> {
  const ranked = provisions.toSorted((a, b) => b.ceiling - a.ceiling || b.estimate - a.estimate);
  const top = ranked.length === TOP + 1 ? ranked : ranked.slice(0, TOP);
  const rest = ranked.slice(top.length);
  return {
    top: top.map((line) => provisionRow(line, lookup)),
    rest: {
      any: rest.length > 0,
      label: plural(rest.length, 'more provision'),
      findings: count(rest.reduce((total, line) => total + line.findings.length, 0)),
      low: money(sum(rest.map((line) => line.estimate))),
      high: money(sum(rest.map((line) => line.ceiling))),
    },
  };
}

function provisionRow(line: ProvisionExposure, lookup: Lookup): ProvisionRow {
  const weaknesses = lookup.weaknessesOf(line.provision);
  const [one, many] = BASIS_UNITS[line.basis];
  const designation = lookup.designation(line.provision);
  const named = weaknesses.slice(0, 2).map((weakness) => lookup.recordLink(weakness.id));
  const titles = weaknesses
    .slice(0, 2)
    .map((weakness, index) => md`${text(weakness.title)} (${named[index] ?? NOTHING})`);
  const more =
    weaknesses.length > 2
      ? md`; ${plural(weaknesses.length - 2, 'more weakness', 'more weaknesses')}`
      : NOTHING;
  return {
    title: lookup.provisionTitle(line.provision),
    link: lookup.provisionLink(line.provision),
    designation: designation === undefined ? NOTHING : designationName(designation),
    open: md`${join(titles, '; ')}${more}`,
    worst: worstOf(weaknesses),
    count: plural(line.count, one, many),
    findings: count(line.findings.length),
    tier: TIER_NAMES[line.tier],
    tierReason: sentence(text(line.tierReason)),
    from: shortDate(line.from),
    barred: plural(line.barredDays, 'day'),
    hasBarred: line.barredDays > 0,
    low: money(line.estimate),
    high: money(line.ceiling),
    byPolicy: POLICIES.map((policy) => money(line.byPolicy[policy])),
    byTier: TIERS.map((tier) => ({
      tier: TIER_NAMES[tier],
      low: money(line.byTier[tier].estimate),
      high: money(line.byTier[tier].ceiling),
    })),
    anchor: text(line.provision),
  };
}

function worstOf([worst, ...others]: readonly Weakness[]): Md {
  if (worst === undefined) return NOTHING;
  const title = text(clipped(worst.title, others.length === 0 ? 60 : 52));
  return others.length === 0 ? title : md`${title}, ${count(others.length)} more`;
}
