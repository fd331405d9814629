import { scheduleFor } from '../law/schedules.js';
import type { AssessedFinding } from '../model/assessed.js';
import type { IsoDate } from '../model/date.js';
import { unreachable } from '../model/diagnostic.js';
import type { Engagement } from '../model/engagement.js';
import { cents, sum, type Cents } from '../model/money.js';
import type { Exposure, PolicyResult, ViolationSpan } from '../model/penalty.js';
import type { StatedAdjustment } from './adjust.js';
import { cureWindows } from './cure-windows.js';
import { engagementAdjustments } from './engagement-adjustments.js';
import { keptApart } from './kept-apart.js';
import { priceSpans } from './price-spans.js';
import { priceWarnings } from './price-warnings.js';
import { provisionExposures } from './provision-exposures.js';
import { untilNotice } from './until-notice.js';
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
    return nothingToPrice('No finding is counted on or before the notice');
  }
  const { adjustments, warnings } = engagementAdjustments(engagement, noticeDate);
  const penalty = priceSpans(spans, { noticeDate, adjustments });
  if (penalty.ceiling.lines.length === 0) {
    return nothingToPrice(
      'Every counted violation was corrected within its 30 days or is older than six years',
    );
  }
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
    ...oneRequirement({ spans, noticeDate, adjustments, low, high }),
    cureWindows: cureWindows(findings, engagement),
    keptApart: keptApart({ engagement, spans, findings, noticeDate }),
    warnings: [...warnings, ...priceWarnings({ engagement, noticeDate, all, priced: spans, provisions })],
  };
}

/**
 * By how much each end falls should OCR hold that a standard and its own specification state one requirement
 * (45 CFR 160.404(b)(3)), although different findings break them; nothing where it makes no difference.
 */
function oneRequirement(input: {
  readonly spans: readonly ViolationSpan[];
  readonly noticeDate: IsoDate;
  readonly adjustments: readonly StatedAdjustment[];
  readonly low: Cents;
  readonly high: Cents;
}): Pick<Extract<Exposure, { kind: 'priced' }>, 'ifOneRequirement'> {
  const { spans, noticeDate, adjustments, low, high } = input;
  const penalty = priceSpans(spans, { noticeDate, adjustments, sameFacts: () => true });
  const { discretion } = penalty.estimate;
  if (discretion.total === low && penalty.ceiling.total === high) return {};
  const overlapping = [...discretion.adjustments, ...penalty.ceiling.adjustments].filter(
    ({ kind }) => kind === 'overlap',
  );
  const provisions = [...new Set(overlapping.flatMap(({ provision }) => provision ?? []))].sort();
  const givenUp = provisions.map((provision) => ({
    provision,
    low: givenUpBy(provision, discretion),
    high: givenUpBy(provision, penalty.ceiling),
  }));
  return { ifOneRequirement: { low: discretion.total, high: penalty.ceiling.total, givenUp } };
}

/** What overlaps take off a provision. */
function givenUpBy(provision: string, { adjustments }: PolicyResult): Cents {
  const own = adjustments.filter((one) => one.kind === 'overlap' && one.provision === provision);
  return cents(0 - sum(own.map(({ amount }) => amount)));
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
        cause: 'HIPAA does not apply',
        reason:
          'The entity is stated to be neither a covered entity nor a business associate (45 CFR 160.103): the penalties of 45 CFR part 160 do not reach it.',
        hint: 'The FTC Health Breach Notification Rule (16 CFR part 318) may apply to health data outside HIPAA.',
      };
    case 'not determined':
      return {
        kind: 'not-priced',
        cause: 'status not determined',
        reason: 'Whether HIPAA applies to the entity is not determined (45 CFR 160.103).',
        hint: 'State entity.status as `covered entity`, `business associate` or `neither` with its basis, then build again.',
      };
    default:
      return unreachable(status);
  }
}

function nothingToPrice(what: string): Extract<Exposure, { kind: 'not-priced' }> {
  return {
    kind: 'not-priced',
    cause: 'nothing counted',
    reason: `${what}, so that there is nothing to price; this is no statement of compliance.`,
    hint: 'See the dispositions: findings out of scope, not mapped, not dated, suppressed or refuted are not priced.',
  };
}
