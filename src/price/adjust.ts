import { CAP_OF_REQUIREMENT_CITATION, OVERLAP_CITATION } from '../law/overlaps.js';
import { practicesReach } from '../law/recognized-security-practices.js';
import { unreachable } from '../model/diagnostic.js';
import { daysText } from '../model/date.js';
import { cents, dollarText, dollars, grouped, sum, ZERO, type Cents } from '../model/money.js';
import type { Adjustment } from '../model/penalty.js';
import type { Charge } from './charge.js';
import { netOf, type Overlap } from './overlap.js';

/** A change that somebody states; never computed. A percentage or an amount, negative to lower the penalty. */
export interface StatedAdjustment {
  readonly kind:
    '160.408 factor' | 'recognized security practices' | 'waiver' | 'affirmative defense' | 'stated';
  readonly statement: string;
  readonly percent?: number;
  readonly amount?: Cents;
  readonly citation: string;
}

/** Which stated changes a result takes: a floor no increase, a ceiling no reduction, because nobody is bound to grant it. */
export type Taken = 'all' | 'reductions' | 'increases';

/**
 * Adjustments of a priced result, in the order overlap, then as stated. A percentage is of the capped amounts that
 * the provision of law reaches; reductions are taken first and stop at what it reaches, increases at `most`, what caps
 * and maxima allow.
 */
export function adjust(
  charges: readonly Charge[],
  overlaps: readonly Overlap[],
  stated: readonly StatedAdjustment[],
  taken: Taken,
  most: () => number,
): Adjustment[] {
  const charged = netOf(charges, overlaps);
  const whole = sum(charged.map(({ amount }) => amount));
  const asked = stated.map((change): Asked => {
    const base = reached(change.kind, charged);
    const { percent } = change;
    const amount = percent === undefined ? (change.amount ?? ZERO) : percentOf(base, percent);
    return { base, amount, isRefused: isRefused(change.kind, amount, taken) };
  });
  const granted = grant(asked, whole, most);
  const changes = stated.map((change, index): Adjustment => {
    const { kind, statement, percent, citation } = change;
    const { base, amount: wanted, isRefused: refused } = asked[index] ?? NOTHING_ASKED;
    const amount = granted[index] ?? 0;
    const reach = { kind, base, whole };
    return {
      kind,
      statement: [statement, reachText(percent, reach), remark(refused, wanted, amount, reach)].join(''),
      ...(percent !== undefined && { percent }),
      amount: cents(amount),
      citation,
    };
  });
  return [...overlaps.map(overlapAdjustment), ...changes];
}

/** What a stated change is of, and what it comes to before any limit. */
interface Asked {
  readonly base: Cents;
  readonly amount: number;
  readonly isRefused: boolean;
}

const NOTHING_ASKED: Asked = { base: ZERO, amount: 0, isRefused: false };

/** Nobody is bound to grant a reduction of the ceiling, or to raise the floor; a defense of 160.410 bars the penalty. */
function isRefused(kind: StatedAdjustment['kind'], amount: number, taken: Taken): boolean {
  if (taken === 'reductions') return amount > 0;
  return taken === 'increases' && amount < 0 && kind !== 'affirmative defense';
}

/** What the limits leave of each change: reductions come first, so that the order in which they stand tells nothing. */
function grant(asked: readonly Asked[], whole: number, most: () => number): readonly number[] {
  const granted = asked.map(() => 0);
  let total = whole;
  const take = (index: number, amount: number): void => {
    granted[index] = amount;
    total += amount;
  };
  for (const [index, { base, amount, isRefused }] of asked.entries())
    if (!isRefused && amount < 0) take(index, Math.max(0 - Math.min(total, base), amount));
  for (const [index, { amount, isRefused }] of asked.entries())
    if (!isRefused && amount > 0) take(index, Math.min(amount, Math.max(0, most() - total)));
  return granted;
}

/** What a stated change may reach of the whole. */
interface Reach {
  readonly kind: StatedAdjustment['kind'];
  readonly base: Cents;
  readonly whole: Cents;
}

function reachText(percent: number | undefined, { kind, base, whole }: Reach): string {
  const why = base < whole ? limitOf(kind) : undefined;
  if (why !== undefined && base === 0) return ` (reaches no amount here: ${why})`;
  if (percent === undefined) return '';
  return ` (${Math.abs(percent)}% of ${dollarText(base)}${why === undefined ? '' : `, not of the rest: ${why}`})`;
}

/** Why a kind of change does not reach every amount. */
function limitOf(kind: StatedAdjustment['kind']): string | undefined {
  switch (kind) {
    case 'recognized security practices':
      return 'recognized security practices bear on the Security Rule and on contracts with business associates';
    case 'waiver':
    case 'affirmative defense':
      return 'it is closed to willful neglect';
    case '160.408 factor':
    case 'stated':
      return undefined;
    default:
      return unreachable(kind);
  }
}

function remark(refused: boolean, asked: number, amount: number, { base, whole }: Reach): string {
  if (refused) return asked < 0 ? ' (not taken off the ceiling)' : ' (not added to the floor)';
  if (amount === asked || (base === 0 && whole > 0)) return '';
  return ' (limited by what the law allows)';
}

function overlapAdjustment(overlap: Overlap): Adjustment {
  const { cause, provision, year, amount } = overlap;
  return {
    kind: 'overlap',
    statement: cause === 'same days' ? sameDaysText(overlap) : sameCapText(overlap),
    provision,
    year,
    amount: cents(0 - amount),
    citation: cause === 'same days' ? OVERLAP_CITATION : CAP_OF_REQUIREMENT_CITATION,
  };
}

function sameDaysText({ provision, beside, days, count }: Overlap): string {
  const violations = count === 1 ? '1 violation' : `${grouped(count)} violations`;
  return `${provision}, ${violations} on ${daysText(days)}: not charged a second time beside ${beside.join(', ')}, which of the same subpart states the same requirement`;
}

function sameCapText({ provision, year, beside, amount }: Overlap): string {
  return `${provision} in ${year}: shares one annual cap with ${beside.join(', ')}, because they state one requirement; with a cap of its own it would add ${dollarText(amount)}`;
}

/** The capped amounts of the violations that the adjustment may change. */
function reached(kind: StatedAdjustment['kind'], charged: readonly Charge[]): Cents {
  return sum(charged.filter((item) => reaches(kind, item)).map(({ amount }) => amount));
}

/** A waiver (45 CFR 160.412) and the defense of 160.410(c) are closed to willful neglect. */
function reaches(kind: StatedAdjustment['kind'], { tally }: Charge): boolean {
  switch (kind) {
    case 'recognized security practices':
      return practicesReach(tally.provision);
    case 'waiver':
    case 'affirmative defense':
      return tally.tier === 'no-knowledge' || tally.tier === 'reasonable-cause';
    case '160.408 factor':
    case 'stated':
      return true;
    default:
      return unreachable(kind);
  }
}

/** Percentages have at most four decimals; the result is rounded to the whole dollar. */
function percentOf(base: Cents, percent: number): Cents {
  const tenThousandths = BigInt(Math.round(Math.abs(percent) * 10_000));
  const amount = dollars(Number((BigInt(base) * tenThousandths + 50_000_000n) / 100_000_000n));
  return percent < 0 ? cents(0 - amount) : amount;
}
