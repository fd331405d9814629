import { maximumPerViolation } from '../law/caps.js';
import { OVERLAP_CITATION } from '../law/overlaps.js';
import { practicesReach } from '../law/recognized-security-practices.js';
import { unreachable } from '../model/diagnostic.js';
import { cents, dollarText, dollars, sum, type Cents } from '../model/money.js';
import type { Adjustment, CapPolicy } from '../model/penalty.js';
import type { Charge } from './charge.js';
import type { Overlap } from './overlap.js';

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
 * the provision of law reaches; reductions stop at zero, increases at what caps and maxima still allow.
 */
export function adjust(
  charges: readonly Charge[],
  overlaps: readonly Overlap[],
  stated: readonly StatedAdjustment[],
  taken: Taken,
  policy: CapPolicy,
): Adjustment[] {
  const dropped = new Set(overlaps.map(({ provision, year }) => `${year} ${provision}`));
  const charged = charges.filter(({ tally }) => !dropped.has(`${tally.year} ${tally.provision}`));
  const left = overlaps.map(overlapAdjustment);
  let total = charged.reduce((sum, { amount }) => sum + amount, 0);
  const most = mostAllowed(charged, policy);
  const changes = stated.map((change): Adjustment => {
    const { kind, statement, percent, citation } = change;
    const base = reached(kind, charged);
    const asked = percent === undefined ? (change.amount ?? 0) : percentOf(base, percent);
    const refused = (taken === 'reductions' && asked > 0) || (taken === 'increases' && asked < 0);
    const amount = refused ? 0 : Math.max(0 - total, Math.min(asked, Math.max(0, most - total)));
    total += amount;
    return {
      kind,
      statement: [statement, percentText(percent, base), remark(refused, asked, amount)].join(''),
      ...(percent !== undefined && { percent }),
      amount: cents(amount),
      citation,
    };
  });
  return [...left, ...changes];
}

function percentText(percent: number | undefined, base: Cents): string {
  return percent === undefined ? '' : ` (${Math.abs(percent)}% of ${dollarText(base)})`;
}

function remark(refused: boolean, asked: number, amount: number): string {
  if (refused) return asked < 0 ? ' (not taken off the ceiling)' : ' (not added to the floor)';
  return amount === asked ? '' : ' (limited by what the law allows)';
}

function overlapAdjustment({ provision, year, beside, amount }: Overlap): Adjustment {
  return {
    kind: 'overlap',
    statement: `${provision} in ${year} is not charged beside ${beside.join(', ')}: same subpart, same requirement`,
    provision,
    year,
    amount: cents(0 - amount),
    citation: OVERLAP_CITATION,
  };
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

/** Sum over provision-years of what count, maximum per violation and annual cap allow. */
function mostAllowed(charged: readonly Charge[], policy: CapPolicy): number {
  const years = new Map<string, { possible: number; cap: number }>();
  for (const { tally, cap } of charged) {
    const key = `${tally.year} ${tally.provision}`;
    const before = years.get(key) ?? { possible: 0, cap: 0 };
    const possible = Math.min(cap, maximumPerViolation(policy, tally.schedule, tally.tier) * tally.count);
    years.set(key, { possible: before.possible + possible, cap: Math.max(before.cap, cap) });
  }
  let most = 0;
  for (const { possible, cap } of years.values()) most += Math.min(possible, cap);
  return most;
}
