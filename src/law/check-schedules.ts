import { dollars, type Cents } from '../model/money.js';
import { TIERS } from '../model/penalty.js';
import type { Schedule } from './schedule.js';

/**
 * Returns the schedules when they can be priced from, and throws RangeError naming the row otherwise: each day of
 * assessment has exactly one row, amounts are in order, and every adjusted amount is the one before times the
 * row's multiplier, rounded to the dollar (45 CFR 102.3).
 */
export function checkSchedules(rows: readonly Schedule[]): readonly Schedule[] {
  const base = rows.filter(({ assessedFrom }) => assessedFrom === undefined);
  const adjusted = rows.filter(({ assessedFrom }) => assessedFrom !== undefined);
  checkViolationDates(base, adjusted);
  checkAssessmentDates(adjusted);
  if (new Set(rows.map(({ id }) => id)).size !== rows.length)
    throw new RangeError('two schedules share an id');
  for (const row of rows) checkAmounts(row);
  const last = base.at(-1);
  if (!last) throw new RangeError('no schedule without inflation adjustment');
  for (const [index, row] of adjusted.entries()) checkChain(adjusted[index - 1] ?? last, row);
  return rows;
}

/** Base rows follow each other on the violation date; all adjusted rows begin where the last base row ends. */
function checkViolationDates(base: readonly Schedule[], adjusted: readonly Schedule[]): void {
  const [first, ...rest] = base;
  if (!first || first.violationFrom !== undefined)
    throw new RangeError('the first schedule must have no start');
  let end = first.violationBefore;
  for (const row of rest) {
    if (row.violationFrom === undefined || row.violationFrom !== end) throw gapOrOverlap(row);
    end = row.violationBefore;
  }
  for (const row of adjusted) {
    if (row.violationFrom === undefined || row.violationFrom !== end || row.violationBefore !== undefined) {
      throw gapOrOverlap(row);
    }
  }
}

function checkAssessmentDates(adjusted: readonly Schedule[]): void {
  for (const [index, row] of adjusted.entries()) {
    const { assessedFrom = '', assessedBefore } = row;
    if (assessedBefore !== adjusted[index + 1]?.assessedFrom) throw gapOrOverlap(row);
    if (assessedBefore !== undefined && assessedFrom >= assessedBefore) throw gapOrOverlap(row);
  }
}

function gapOrOverlap({ id }: Schedule): RangeError {
  return new RangeError(`schedule ${id} leaves a gap to, or overlaps, its neighbor`);
}

function checkAmounts({ id, tiers }: Schedule): void {
  let previous = 0;
  for (const tier of TIERS) {
    const { minimum, maximum, cap } = tiers[tier];
    const inOrder = previous <= minimum && minimum <= maximum && maximum <= cap;
    if (!inOrder) throw new RangeError(`schedule ${id}, ${tier}: amounts are not in order`);
    previous = minimum;
  }
}

function checkChain(before: Schedule, row: Schedule): void {
  const { multiplier } = row;
  if (multiplier === undefined) throw new RangeError(`schedule ${row.id} has no multiplier`);
  for (const tier of TIERS) {
    for (const key of ['minimum', 'maximum', 'cap'] as const) {
      const expected = adjust(before.tiers[tier][key], multiplier);
      if (row.tiers[tier][key] !== expected) {
        throw new RangeError(
          `schedule ${row.id}, ${tier}: ${key} is not that of ${before.id} x ${multiplier}`,
        );
      }
    }
  }
}

/** An amount times a multiplier with five decimals, rounded to the nearest whole dollar. */
export function adjust(amount: Cents, multiplier: string): Cents {
  const hundredThousandths = BigInt(multiplier.replace('.', ''));
  return dollars(Number((BigInt(amount / 100) * hundredThousandths + 50_000n) / 100_000n));
}
