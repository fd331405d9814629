import { earliestChargeableDay } from '../law/limitation.js';
import type { AssessedFinding } from '../model/assessed.js';
import { SEVERITIES, type Observation } from '../model/observation.js';
import { addDays, daysInclusive, earlier, later, type IsoDate } from '../model/date.js';
import type { Engagement } from '../model/engagement.js';
import { sum, type Cents } from '../model/money.js';
import type { Locator } from '../model/observation.js';
import type {
  PenaltyLine,
  PolicyResult,
  PricedPenalty,
  ProvisionExposure,
  Tier,
  ViolationSpan,
} from '../model/penalty.js';
import { byProvision } from './by-provision.js';
import { totalOf } from './price-spans.js';
import { clip, uniteIntervals } from './unite-days.js';
import { assumedTier } from './violation-spans.js';

const MOST_LOCATORS = 3;

/** What each provision contributes: its lines of the priced penalty, less what the overlap rule leaves out. */
export function provisionExposures(input: {
  readonly spans: readonly ViolationSpan[];
  readonly penalty: PricedPenalty;
  readonly findings: readonly AssessedFinding[];
  readonly culpability: Engagement['culpability'];
  readonly noticeDate: IsoDate;
}): ProvisionExposure[] {
  const { penalty, noticeDate, culpability } = input;
  const { codified, discretion, discretionAdjusted } = penalty.estimate;
  const findings = new Map(input.findings.map((finding) => [finding.id, finding]));
  const exposures = byProvision(input.spans).map(([provision, spans]): ProvisionExposure => {
    const lines = discretion.lines.filter((line) => line.provision === provision);
    const assumed = assumedTier(provision, culpability);
    const ids = [...new Set(spans.flatMap((span) => span.findings))].sort();
    const amount = (result: PolicyResult): Cents => contribution(result, provision);
    return {
      provision,
      tier: assumed.tier,
      tierIsDefault: assumed.isDefault,
      tierReason: assumed.reason,
      tierBy: assumed.by,
      basis: spans[0]?.basis ?? 'per-day',
      count: lines.reduce((total, { count }) => total + count, 0),
      barredDays: barredDays(spans, noticeDate),
      ...extent(lines.length > 0 ? lines : spans),
      findings: ids,
      floor: amount(penalty.floor),
      estimate: amount(discretion),
      ceiling: amount(penalty.ceiling),
      byPolicy: {
        codified: amount(codified),
        discretion: amount(discretion),
        discretionAdjusted: amount(discretionAdjusted),
      },
      byTier: byTier(spans, noticeDate),
      firstObservations: firstObservations(ids.flatMap((id) => findings.get(id) ?? [])),
    };
  });
  return largestFirst(exposures, findings);
}

/** By the high end, then the low end; where caps make them equal, by the worst finding, then by their number. */
function largestFirst(
  exposures: readonly ProvisionExposure[],
  findings: ReadonlyMap<string, AssessedFinding>,
): ProvisionExposure[] {
  const worst = ({ findings: ids }: ProvisionExposure): number =>
    Math.min(...ids.map((id) => SEVERITIES.indexOf(findings.get(id)?.severity ?? 'unknown')));
  return exposures.toSorted(
    (a, b) =>
      b.ceiling - a.ceiling ||
      b.estimate - a.estimate ||
      worst(a) - worst(b) ||
      b.findings.length - a.findings.length,
  );
}

function contribution({ lines, adjustments }: PolicyResult, provision: string): Cents {
  const overlaps = adjustments.filter(({ kind }) => kind === 'overlap');
  const own = [...lines, ...overlaps].filter((item) => item.provision === provision);
  return sum(own.map(({ amount }) => amount));
}

function extent(items: readonly Pick<PenaltyLine, 'from' | 'to'>[]): Pick<ProvisionExposure, 'from' | 'to'> {
  return { from: items.map(({ from }) => from).reduce(earlier), to: items.map(({ to }) => to).reduce(later) };
}

/** Days (of the event, for persons) that lie before the six-year limit. */
function barredDays(spans: readonly ViolationSpan[], noticeDate: IsoDate): number {
  const before = { to: addDays(earliestChargeableDay(noticeDate), -1) };
  return uniteIntervals(spans.flatMap((span) => clip(span, before) ?? [])).reduce(
    (days, interval) => days + daysInclusive(interval),
    0,
  );
}

function byTier(spans: readonly ViolationSpan[], noticeDate: IsoDate): ProvisionExposure['byTier'] {
  const range = (tier: Tier): { estimate: Cents; ceiling: Cents } => {
    const moved = spans.map((span) => ({ ...span, tier }));
    return {
      estimate: totalOf(moved, noticeDate, 'discretion', 'stated'),
      ceiling: totalOf(moved, noticeDate, 'codified', 'most'),
    };
  };
  return {
    'no-knowledge': range('no-knowledge'),
    'reasonable-cause': range('reasonable-cause'),
    'willful-neglect-corrected': range('willful-neglect-corrected'),
    'willful-neglect-not-corrected': range('willful-neglect-not-corrected'),
  };
}

function firstObservations(findings: readonly AssessedFinding[]): Locator[] {
  return findings
    .flatMap(({ observations }) => observations)
    .toSorted((a, b) => compare(rankOf(a), rankOf(b)) || compare(a.id, b.id))
    .slice(0, MOST_LOCATORS)
    .map(({ at }) => at);
}

/** By the first day; of several that name it, those whose scanner states it come first. */
function rankOf({ seen }: Observation): string {
  return `${seen.first ?? seen.last ?? '9'} ${seen.basis === 'scanner' ? 0 : 1}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
