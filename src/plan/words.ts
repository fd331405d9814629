import type { Cents } from '../model/money.js';

/** Whole dollars with separators: `$146,100`. Amounts below a dollar keep their cents. */
export function inDollars(amount: Cents): string {
  const whole = amount % 100 === 0 || Math.abs(amount) >= 100;
  return `$${(amount / 100).toLocaleString('en-US', { maximumFractionDigits: whole ? 0 : 2 })}`;
}

export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** `A`, `A and B`, `A, B and C`; long lists end in the number of the rest. */
export function listed(items: readonly string[], most = 4): string {
  const shown = items.length > most + 1 ? [...items.slice(0, most), `${items.length - most} more`] : items;
  const last = shown.at(-1) ?? '';
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${last}` : last;
}
