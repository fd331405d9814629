import { enforcementDiscretion } from '../law/caps.js';
import { OVERLAP_CITATION } from '../law/overlaps.js';
import type { IsoDate } from '../model/date.js';
import { dollarText } from '../model/money.js';
import type { PricedPenalty, ViolationSpan } from '../model/penalty.js';
import { priceSpans } from './price-spans.js';
import { situationNotes } from './situation-notes.js';
import type { Situation } from './situation-schema.js';
import { untilNotice } from './until-notice.js';

/** A case stated by hand, priced, and what the price took for granted. */
export interface PricedSituation {
  readonly noticeDate: IsoDate;
  readonly penalty: PricedPenalty;
  readonly notes: readonly string[];
}

/**
 * Prices a stated case (`dossier price`). Where a violation names no tier, reasonable cause is assumed, where it
 * names no rate, the tier minimum that OCR uses; both are noted. Days after the notice are not charged.
 */
export function priceSituation(situation: Situation): PricedSituation {
  const { noticeDate, violations, adjustments } = situation;
  const stated = violations.map(toSpan);
  const spans = untilNotice(stated, noticeDate);
  const penalty = priceSpans(spans, { noticeDate, adjustments });
  return {
    noticeDate,
    penalty,
    notes: [...oneRequirementNotes(spans, situation, penalty), ...situationNotes(situation, stated, spans)],
  };
}

/** The range under the other readings of 45 CFR 160.404(b)(3), where the case has provisions that it may join. */
function oneRequirementNotes(
  spans: readonly ViolationSpan[],
  { noticeDate, adjustments }: Situation,
  penalty: PricedPenalty,
): string[] {
  const rangeIf = (same: boolean): string =>
    rangeText(priceSpans(spans, { noticeDate, adjustments, sameFacts: () => same }), noticeDate);
  const [stated, joined, apart] = [rangeText(penalty, noticeDate), rangeIf(true), rangeIf(false)];
  return [
    ...(apart === stated
      ? []
      : [
          `Provisions that state one requirement are charged once, because their entries share facts or name none (${OVERLAP_CITATION}); if different facts break them (\`facts\`), the range is ${apart}.`,
        ]),
    ...(joined === stated
      ? []
      : [
          `Provisions that state one requirement are charged apart, because their entries name different facts; should OCR hold them to be one requirement (${OVERLAP_CITATION}), the range is ${joined}.`,
        ]),
  ];
}

/** The headline of a priced case: estimate under discretion as applied, under the codified caps before that, to ceiling. */
export function rangeText({ estimate, ceiling }: PricedPenalty, noticeDate: IsoDate): string {
  const { total } = noticeDate < enforcementDiscretion.from ? estimate.codified : estimate.discretion;
  return `${dollarText(total)} to ${dollarText(ceiling.total)}`;
}

function toSpan(violation: Situation['violations'][number]): ViolationSpan {
  const {
    provision,
    tier = 'reasonable-cause',
    rate = 'minimum',
    basis,
    knownOn,
    correctedOn,
    facts,
  } = violation;
  const days =
    basis === 'per-person'
      ? { from: violation.on, to: violation.on }
      : { from: violation.from, to: violation.to };
  return {
    provision,
    tier,
    rate,
    basis,
    ...days,
    ...(basis !== 'per-day' && { persons: violation.persons }),
    ...(knownOn !== undefined && { knownOn }),
    ...(correctedOn !== undefined && { correctedOn }),
    findings: facts === undefined ? [] : [facts],
  };
}
