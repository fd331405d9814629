import { scheduleFor } from '../law/schedules.js';
import { staleness } from '../law/staleness.js';
import type { AssessedFinding } from '../model/assessed.js';
import type { IsoDate } from '../model/date.js';
import { unreachable } from '../model/diagnostic.js';
import type { Engagement } from '../model/engagement.js';
import { ZERO } from '../model/money.js';
import type { Exposure, ViolationSpan } from '../model/penalty.js';
import { cureWindows } from './cure-windows.js';
import { engagementAdjustments } from './engagement-adjustments.js';
import { keptApart } from './kept-apart.js';
import { priceSpans } from './price-spans.js';
import { provisionExposures } from './provision-exposures.js';
import { clip } from './unite-days.js';
import { violationSpans } from './violation-spans.js';

/**
 * Exposure of an engagement to civil money penalties under 45 CFR part 160, subpart D: from estimate to ceiling,
 * with its working. Not priced, with the reason, until the entity's status is stated (45 CFR 160.103).
 */
export function price(input: { engagement: Engagement; findings: readonly AssessedFinding[] }): Exposure {
  const { engagement, findings } = input;
  const refusal = notPriced(engagement);
  if (refusal) return refusal;

  const noticeIsAssumed = engagement.noticeDate === undefined;
  const noticeDate = engagement.noticeDate ?? engagement.asOf;
  const all = violationSpans(findings, engagement);
  const spans = untilNotice(all, noticeDate);
  if (spans.length === 0) {
    return {
      kind: 'not-priced',
      reason:
        'No counted finding is dated on or before the notice, so that there is nothing to price; this is no statement of compliance.',
      hint: 'See the dispositions: findings out of scope, not mapped, not dated, suppressed or refuted are not priced.',
    };
  }
  const { adjustments, warnings } = engagementAdjustments(engagement, noticeDate);
  const penalty = priceSpans(spans, { noticeDate, adjustments });
  const provisions = provisionExposures({
    spans,
    penalty,
    findings,
    culpability: engagement.culpability,
    noticeDate,
  });
  const schedule = scheduleFor({ violation: noticeDate, assessed: noticeDate });
  const low = penalty.estimate.discretion.total;
  const high = penalty.ceiling.total;
  return {
    kind: 'priced',
    asOf: engagement.asOf,
    noticeDate,
    noticeIsAssumed,
    schedule: {
      id: schedule.id,
      label: schedule.label,
      citation: schedule.citation,
      from: schedule.assessedFrom ?? schedule.violationFrom ?? noticeDate,
    },
    provisions,
    penalty,
    headline: {
      low,
      high,
      basis: `Low: tier minimum for each violation under the caps of the 2019 enforcement discretion, as OCR has applied them. High: tier maximum under the codified caps. Assumed tiers; notice of ${noticeDate}${noticeIsAssumed ? ' (assumed)' : ''}; ${schedule.citation}.`,
    },
    cureWindows: cureWindows(findings, engagement),
    keptApart: keptApart({ engagement, spans, findings, noticeDate }),
    warnings: [
      ...[
        staleness(engagement.asOf),
        noticeWarning(noticeIsAssumed, noticeDate),
        cutWarning(all, spans, noticeDate),
      ].flatMap((text) => text ?? []),
      ...warnings,
      ...barredWarnings(provisions, noticeDate),
      ...(low === ZERO ? ['The estimate is zero after the adjustments listed; the range still holds.'] : []),
    ],
  };
}

function notPriced({ entity }: Engagement): Extract<Exposure, { kind: 'not-priced' }> | undefined {
  const { status } = entity;
  switch (status) {
    case 'covered entity':
    case 'business associate':
      return undefined;
    case 'neither':
      return {
        kind: 'not-priced',
        reason:
          'The entity is stated to be neither a covered entity nor a business associate (45 CFR 160.103): the penalties of 45 CFR part 160 do not reach it.',
        hint: 'The FTC Health Breach Notification Rule (16 CFR part 318) may apply to health data outside HIPAA.',
      };
    case 'not determined':
      return {
        kind: 'not-priced',
        reason: 'Whether HIPAA applies to the entity is not determined (45 CFR 160.103).',
        hint: 'State entity.status as `covered entity`, `business associate` or `neither` with its basis, then build again.',
      };
    default:
      return unreachable(status);
  }
}

/** A notice charges what happened up to its day. */
function untilNotice(spans: readonly ViolationSpan[], noticeDate: IsoDate): ViolationSpan[] {
  return spans.flatMap((span) => {
    const interval = clip(span, { to: noticeDate });
    return interval ? [{ ...span, ...interval }] : [];
  });
}

function noticeWarning(isAssumed: boolean, noticeDate: IsoDate): string | undefined {
  return isAssumed
    ? `No notice date is stated: a Notice of Proposed Determination on ${noticeDate} is assumed; it picks the schedule and the six-year limit.`
    : undefined;
}

function cutWarning(
  all: readonly ViolationSpan[],
  kept: readonly ViolationSpan[],
  noticeDate: IsoDate,
): string | undefined {
  const last = (spans: readonly ViolationSpan[]): string =>
    spans.reduce((latest, { to }) => (to > latest ? to : latest), '');
  return last(all) > last(kept)
    ? `Violations after the notice of ${noticeDate} are not priced; a later notice would charge them.`
    : undefined;
}

function barredWarnings(
  provisions: readonly { provision: string; barredDays: number }[],
  noticeDate: IsoDate,
): string[] {
  return provisions
    .filter(({ barredDays }) => barredDays > 0)
    .map(
      ({ provision, barredDays }) =>
        `${provision}: ${barredDays} days are older than six years at the notice of ${noticeDate} and are not charged (45 CFR 160.414).`,
    );
}
