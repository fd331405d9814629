import type { AssessedFinding } from '../model/assessed.js';
import type { Engagement } from '../model/engagement.js';
import { ZERO, type Cents } from '../model/money.js';
import type { HeldTerms } from '../model/penalty.js';
import { engagementAdjustments } from './engagement-adjustments.js';
import { priceSpans } from './price-spans.js';
import { untilNotice } from './until-notice.js';
import { violationSpans } from './violation-spans.js';

/**
 * The two ends of the headline alone, as `price` states them: estimate under discretion, and ceiling. `terms` hold
 * the notice to those of an earlier one. Nothing charged is zero; whether HIPAA applies is the caller's question.
 */
export function priceRange(input: {
  readonly engagement: Engagement;
  readonly findings: readonly AssessedFinding[];
  readonly terms: HeldTerms;
}): { readonly low: Cents; readonly high: Cents } {
  const { engagement, findings, terms } = input;
  const noticeDate = engagement.noticeDate ?? engagement.asOf;
  const spans = untilNotice(violationSpans(findings, engagement), noticeDate);
  if (spans.length === 0) return { low: ZERO, high: ZERO };
  const { adjustments } = engagementAdjustments(engagement, terms.practicesOf ?? noticeDate);
  const { estimate, ceiling } = priceSpans(spans, { noticeDate, adjustments, terms });
  return { low: estimate.discretion.total, high: ceiling.total };
}
