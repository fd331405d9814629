import { citationOfCure, effectOfCure, HITECH_FROM, isCured, lastCureDay } from '../law/cure.js';
import { addDays } from '../model/date.js';
import { ZERO } from '../model/money.js';
import type { Adjustment, ViolationSpan } from '../model/penalty.js';
import { clip } from './unite-days.js';

export interface Corrected {
  readonly spans: readonly ViolationSpan[];
  /** What correction in time changed, for printing; amounts are zero because the spans are not priced at all. */
  readonly effects: readonly Adjustment[];
}

/**
 * Takes out violations corrected inside their 30 days without willful neglect, and moves willful neglect corrected
 * inside them from tier 4 to tier 3 (45 CFR 160.410(b)(2) and (c), 160.404(b)(2)(iii)).
 */
export function correctInTime(spans: readonly ViolationSpan[]): Corrected {
  if (!spans.some(isCured)) return { spans, effects: [] };
  const kept: ViolationSpan[] = [];
  const effects: Adjustment[] = [];
  for (const span of spans) {
    if (!isCured(span)) {
      kept.push(span);
      continue;
    }
    for (const part of byRegime(span)) {
      const effect = effectOfCure(part.tier, part.from);
      if (effect === 'none') kept.push(part);
      else effects.push(describe(part, span, effect));
      if (effect === 'tier 3') kept.push({ ...part, tier: 'willful-neglect-corrected' });
    }
  }
  return { spans: kept, effects };
}

/** The days before 2009-02-18 and those since: each have the defenses of their time. */
function byRegime(span: ViolationSpan): ViolationSpan[] {
  const windows = [{ to: addDays(HITECH_FROM, -1) }, { from: HITECH_FROM }];
  return windows.flatMap((window) => {
    const days = clip(span, window);
    return days ? [{ ...span, ...days }] : [];
  });
}

/** `whole` is the violation whose first day begins the 30 days. */
function describe(
  { provision, tier, from, to }: ViolationSpan,
  whole: ViolationSpan,
  effect: 'complete defense' | 'tier 3',
): Adjustment {
  const { knownOn = whole.from, correctedOn = whole.to } = whole;
  const last = lastCureDay(whole.from, knownOn);
  const gain = effect === 'tier 3' ? 'tier 3 instead of tier 4' : 'no penalty';
  return {
    kind: 'affirmative defense',
    statement: `${provision}, ${from} to ${to}: corrected on ${correctedOn}, by the last day ${last} of the 30 days: ${gain}`,
    provision,
    amount: ZERO,
    citation: citationOfCure(tier, from),
  };
}
