import { CURE_CITATION, effectOfCure, isCured, lastCureDay, TIER_3_CITATION } from '../law/cure.js';
import { ZERO } from '../model/money.js';
import type { Adjustment, ViolationSpan } from '../model/penalty.js';

export interface Corrected {
  readonly spans: readonly ViolationSpan[];
  /** What correction in time changed, for printing; amounts are zero because the spans are not priced at all. */
  readonly effects: readonly Adjustment[];
}

/**
 * Takes out violations corrected inside their 30 days without willful neglect, and moves willful neglect corrected
 * inside them from tier 4 to tier 3 (45 CFR 160.410(c), 160.404(b)(2)(iii)).
 */
export function correctInTime(spans: readonly ViolationSpan[]): Corrected {
  if (!spans.some(isCured)) return { spans, effects: [] };
  const kept: ViolationSpan[] = [];
  const effects: Adjustment[] = [];
  for (const span of spans) {
    const effect = isCured(span) ? effectOfCure(span.tier) : 'none';
    switch (effect) {
      case 'none':
        kept.push(span);
        break;
      case 'tier 3':
        kept.push({ ...span, tier: 'willful-neglect-corrected' });
        effects.push(describe(span, 'tier 3 instead of tier 4', TIER_3_CITATION));
        break;
      case 'complete defense':
        effects.push(describe(span, 'no penalty', CURE_CITATION));
        break;
    }
  }
  return { spans: kept, effects };
}

function describe(span: ViolationSpan, effect: string, citation: string): Adjustment {
  const { provision, from, to, knownOn = from, correctedOn = to } = span;
  const last = lastCureDay(from, knownOn);
  return {
    kind: 'affirmative defense',
    statement: `${provision}, ${from} to ${to}: corrected on ${correctedOn}, by the last day ${last} of the 30 days: ${effect}`,
    provision,
    amount: ZERO,
    citation,
  };
}
