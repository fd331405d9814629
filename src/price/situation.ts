import type { IsoDate } from '../model/date.js';
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
  return {
    noticeDate,
    penalty: priceSpans(spans, { noticeDate, adjustments }),
    notes: situationNotes(situation, stated, spans),
  };
}

function toSpan(violation: Situation['violations'][number]): ViolationSpan {
  const { provision, tier = 'reasonable-cause', rate = 'minimum', basis, knownOn, correctedOn } = violation;
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
    findings: [],
  };
}
