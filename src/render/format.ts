import { dayInWords, monthName, type IsoDate } from '../model/date.js';
import { cents, type Cents, type CentsRange } from '../model/money.js';
import type { Md } from './md.js';

/** `20 November 2026`, for prose. */
export function longDate(day: IsoDate): Md {
  return `${Number(day.slice(8))} ${monthName(day)} ${day.slice(0, 4)}` as Md;
}

/** `20 Nov 2026`, for tables. */
export function shortDate(day: IsoDate): Md {
  return dayInWords(day) as Md;
}

/** `$1,102,300`; cents are printed only where there are any. */
export function money(amount: Cents): Md {
  const absolute = Math.abs(amount);
  const rest = absolute % 100;
  const whole = group(Math.floor(absolute / 100));
  return `${amount < 0 ? '−' : ''}$${whole}${rest ? `.${String(rest).padStart(2, '0')}` : ''}` as Md;
}

/** Rounded to the dollar: estimates of cost claim no cents. */
export function wholeMoney(amount: Cents): Md {
  return money(cents(Math.round(amount / 100) * 100));
}

/** A list price, which may be a fraction of a cent: `$0.50`, `$0.000001`. */
export function unitPrice(dollars: number): Md {
  const cents = Number.isInteger(Math.round(dollars * 1e8) / 1e6);
  return `$${cents ? dollars.toFixed(Number.isInteger(dollars) ? 0 : 2) : dollars.toLocaleString('en-US', { maximumFractionDigits: 8 })}` as Md;
}

/** Three significant digits for headlines, the exact amount being in a table: `$1.10 million`, `$148,000`, `$985`. */
export function roundMoney(amount: Cents): Md {
  const dollars = Math.abs(amount) / 100;
  const sign = amount < 0 ? '−' : '';
  if (dollars >= 999_500) {
    const millions = dollars / 1e6;
    const digits = millions >= 99.95 ? 0 : millions >= 9.995 ? 1 : 2;
    return `${sign}$${millions.toFixed(digits)} million` as Md;
  }
  return `${sign}$${group(Number(dollars.toPrecision(3)))}` as Md;
}

/** `$1.10 to $24.1 million`: rounded, and the unit once where both ends have it. */
export function roundRange(range: { readonly low: Cents; readonly high: Cents }): Md {
  const [low, high] = [roundMoney(range.low), roundMoney(range.high)];
  if (low === high) return low;
  const unit = ' million';
  const isShared = low.endsWith(unit) && high.endsWith(unit);
  return `${isShared ? low.slice(0, -unit.length) : low} to ${high}` as Md;
}

/** `$8,000 to $17,000`, or one amount where both ends are equal. */
export function moneyRange(
  range: Pick<CentsRange, 'low' | 'high'>,
  format: (amount: Cents) => Md = money,
): Md {
  return range.low === range.high
    ? format(range.low)
    : (`${format(range.low)} to ${format(range.high)}` as Md);
}

/** `1,284`. */
export function count(value: number): Md {
  return (Number.isInteger(value) ? group(value) : value.toLocaleString('en-US')) as Md;
}

/** `1 finding`, `2 findings`, `no finding`. */
export function plural(value: number, one: string, many = `${one}s`): Md {
  return (value === 0 ? `no ${one}` : `${group(value)} ${value === 1 ? one : many}`) as Md;
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;

/** Small numbers as words, for sentences: `three provisions`. */
export function inWords(value: number, one: string, many = `${one}s`): Md {
  return `${WORDS[value] ?? group(value)} ${value === 1 ? one : many}` as Md;
}

export function capital(phrase: Md): Md {
  return phrase.replace(/^\p{Ll}/u, (first) => first.toUpperCase()) as Md;
}

/** A phrase of others as a sentence of ours: capital letter, full stop, never two. */
export function sentence(phrase: Md): Md {
  const whole = capital(phrase);
  return (whole === '' || /[.!?…。]$/.test(whole) ? whole : `${whole}.`) as Md;
}

/** `a, b and c`. */
export function list(items: readonly Md[], and = 'and'): Md {
  if (items.length < 2) return (items[0] ?? '') as Md;
  return `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1) ?? ''}` as Md;
}

/** `12.4 kB`. */
export function fileSize(bytes: number): Md {
  if (bytes < 1000) return `${bytes} B` as Md;
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : [bytes / 1e6, 'MB'];
  return `${value.toPrecision(value >= 100 ? 3 : 2)} ${unit}` as Md;
}

function group(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}
