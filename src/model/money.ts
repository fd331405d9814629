/** An amount of money in whole US cents. Never a float, never dollars. */
export type Cents = number & { readonly __unit: 'US cents' };

/** Low, likely and high estimate of one amount; `low <= likely <= high`. */
export interface CentsRange {
  readonly low: Cents;
  readonly likely: Cents;
  readonly high: Cents;
}

export const ZERO = 0 as Cents;

/** Brands an integer number of cents; throws RangeError on fractions and beyond 2^53 - 1. */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole, exact number of cents: ${amount}`);
  return amount as Cents;
}

/** Whole dollars (as the Federal Register prints them) to cents. */
export function dollars(amount: number): Cents {
  return cents(amount * 100);
}

export function sum(amounts: Iterable<Cents>): Cents {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
}

export function min(a: Cents, b: Cents): Cents {
  return a < b ? a : b;
}

export function addRanges(ranges: Iterable<CentsRange>): CentsRange {
  let total: CentsRange = { low: ZERO, likely: ZERO, high: ZERO };
  for (const range of ranges) {
    total = {
      low: cents(total.low + range.low),
      likely: cents(total.likely + range.likely),
      high: cents(total.high + range.high),
    };
  }
  return total;
}

/** `$1,461`, or `$92.50` where there are cents; for texts of the terminal and for messages. */
export function dollarText(amount: Cents): string {
  const cents = Math.abs(amount);
  const fraction = cents % 100 === 0 ? '' : `.${String(cents % 100).padStart(2, '0')}`;
  return `${amount < 0 ? '-' : ''}$${grouped(Math.floor(cents / 100))}${fraction}`;
}

/** A whole number with thousands separated: `29,021`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
