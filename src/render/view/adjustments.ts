import type { Adjustment, PricedPenalty } from '../../model/penalty.js';
import { money, sentence } from '../format.js';
import { join, md, text, type Md } from '../md.js';

export interface AdjustmentRow {
  readonly kind: Md;
  /** What was stated, and how each end of the range takes it. */
  readonly statement: Md;
  readonly citation: Md;
  readonly low: Md;
  readonly high: Md;
}

/** What pricing adds to a statement for one end of the range: ` (10% of $3,168,015) (not taken off the ceiling)`. */
const TERMS =
  /(?: \((?:[\d.]+% of \$[\d,.]+|not (?:taken off|added to) the \w+|limited by what the law allows)\))+$/;

/** Adjustments of both ends of the range, one row per statement. */
export function adjustmentsOf({ estimate, ceiling }: PricedPenalty): readonly AdjustmentRow[] {
  const low = keyed(estimate.discretion.adjustments);
  const high = keyed(ceiling.adjustments);
  return [...new Map([...high, ...low])].map(([key, { kind, statement, citation }]) => ({
    kind: text(kind),
    statement: join(
      [
        sentence(text(statement.replace(TERMS, ''))),
        ...termsOf('Low end', low.get(key)),
        ...termsOf('High end', high.get(key)),
      ],
      ' ',
    ),
    citation: text(citation),
    low: amountOf(low.get(key)),
    high: amountOf(high.get(key)),
  }));
}

/** By what was stated; two that say the same stay two. */
function keyed(adjustments: readonly Adjustment[]): ReadonlyMap<string, Adjustment> {
  const keyOf = ({ kind, statement, citation }: Adjustment): string =>
    JSON.stringify([kind, citation, statement.replace(TERMS, '')]);
  const keys = adjustments.map(keyOf);
  return new Map(
    adjustments.map((adjustment, index) => {
      const key = keyOf(adjustment);
      return [`${key} ${keys.slice(0, index).filter((each) => each === key).length}`, adjustment];
    }),
  );
}

function termsOf(end: string, adjustment: Adjustment | undefined): readonly Md[] {
  const terms = adjustment === undefined ? null : TERMS.exec(adjustment.statement);
  if (terms === null) return [];
  return [md`${text(end)}: ${text(terms[0].slice(2, -1).replaceAll(') (', ', '))}.`];
}

function amountOf(adjustment: Adjustment | undefined): Md {
  return adjustment === undefined ? text('–') : money(adjustment.amount);
}
