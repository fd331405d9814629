import type { Adjustment, PricedPenalty } from '../../model/penalty.js';
import { money, sentence } from '../format.js';
import { text, type Md } from '../md.js';

export interface AdjustmentRow {
  readonly kind: Md;
  readonly statement: Md;
  readonly citation: Md;
  readonly low: Md;
  readonly high: Md;
}

/** Adjustments of both ends of the range, one row per statement. */
export function adjustmentsOf({ estimate, ceiling }: PricedPenalty): readonly AdjustmentRow[] {
  const low = estimate.discretion.adjustments;
  const high = ceiling.adjustments;
  const statements = new Map([...high, ...low].map((adjustment) => [adjustment.statement, adjustment]));
  return [...statements.values()].map((adjustment) => ({
    kind: text(adjustment.kind),
    statement: sentence(text(adjustment.statement)),
    citation: text(adjustment.citation),
    low: amountOf(low, adjustment.statement),
    high: amountOf(high, adjustment.statement),
  }));
}

function amountOf(adjustments: readonly Adjustment[], statement: string): Md {
  const found = adjustments.find((adjustment) => adjustment.statement === statement);
  return found === undefined ? text('–') : money(found.amount);
}
