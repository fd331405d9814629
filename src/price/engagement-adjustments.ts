import { PRACTICES_FROM, practicesCount, RSP_CITATION } from '../law/recognized-security-practices.js';
import type { IsoDate } from '../model/date.js';
import type { Engagement, PenaltyFactor } from '../model/engagement.js';
import { ZERO } from '../model/money.js';
import type { StatedAdjustment } from './adjust.js';

/**
 * The changes that the engagement states: factors of 45 CFR 160.408, and recognized security practices where they
 * were in place for the twelve months before the notice. What has no percentage is printed and changes nothing.
 */
export function engagementAdjustments(
  engagement: Pick<Engagement, 'factors' | 'recognizedSecurityPractices'>,
  noticeDate: IsoDate,
): { readonly adjustments: readonly StatedAdjustment[]; readonly warnings: readonly string[] } {
  const factors = engagement.factors.map(factorAdjustment);
  const practices = engagement.recognizedSecurityPractices;
  if (!practices) return { adjustments: factors, warnings: [] };
  const { framework, since, reductionPercent, reason } = practices;
  if (!practicesCount(since, noticeDate)) {
    const why =
      noticeDate < PRACTICES_FROM
        ? `they are law since ${PRACTICES_FROM}, after the notice of ${noticeDate}`
        : `that is less than twelve months before the notice of ${noticeDate}`;
    const warning = `${framework} in place since ${since}: not counted as recognized security practices, because ${why} (${RSP_CITATION}).`;
    return { adjustments: factors, warnings: [warning] };
  }
  const statement = `${framework} in place since ${since}: ${reason}`;
  const common = { kind: 'recognized security practices', citation: RSP_CITATION } as const;
  const adjustment: StatedAdjustment =
    reductionPercent === undefined
      ? { ...common, statement: `${statement} (no reduction stated)`, amount: ZERO }
      : { ...common, statement, percent: -Math.abs(reductionPercent) };
  return { adjustments: [...factors, adjustment], warnings: [] };
}

function factorAdjustment({ paragraph, kind, statement, percent, by }: PenaltyFactor): StatedAdjustment {
  const common = { kind: '160.408 factor', citation: `45 CFR ${factorCitation(paragraph)}` } as const;
  const text = `${kind}: ${statement.replace(/\.$/, '')} (stated by ${by}`;
  return percent === undefined
    ? { ...common, statement: `${text}; no percentage stated)`, amount: ZERO }
    : { ...common, statement: `${text})`, percent: (kind === 'mitigating' ? -1 : 1) * Math.abs(percent) };
}

/** `(a)(1)` or `160.408(a)(1)`. */
function factorCitation(paragraph: string): string {
  return paragraph.startsWith('(') ? `160.408${paragraph}` : paragraph.replace(/^45 CFR /, '');
}
