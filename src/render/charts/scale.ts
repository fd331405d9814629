import type { Cents } from '../../model/money.js';

/** Maps amounts to positions, and says where ticks belong. */
export interface Scale {
  readonly at: (amount: number) => number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** Powers of ten around the amounts; for ranges that span orders of magnitude. Amounts below one dollar stand at the left end. */
export function logScale(amounts: readonly Cents[], from: number, to: number): Scale {
  const positive = amounts.filter((amount) => amount > 0);
  const low = Math.floor(Math.log10(Math.max(100, Math.min(...positive))));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(100, ...positive))));
  const at = (amount: number): number =>
    from + ((Math.log10(Math.max(amount, 10 ** low)) - low) / (high - low)) * (to - from);
  const powers = Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
  return { at, ticks: powers.map((power) => ({ at: at(power), label: tickLabel(power) })) };
}

/** From zero, in four to six round steps; for amounts that are compared by length. */
export function linearScale(amounts: readonly Cents[], from: number, to: number): Scale {
  const most = Math.max(100, ...amounts);
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? power * 10;
  const top = Math.ceil(most / step) * step;
  const at = (amount: number): number => from + (amount / top) * (to - from);
  const steps = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step);
  return { at, ticks: steps.map((amount) => ({ at: at(amount), label: tickLabel(amount) })) };
}

/** `$2.5 M`, `$100 k`, `$0`. */
function tickLabel(amount: number): string {
  const dollars = amount / 100;
  if (dollars >= 1e6) return `$${Number((dollars / 1e6).toPrecision(3))} M`;
  if (dollars >= 1e3) return `$${Number((dollars / 1e3).toPrecision(3))} k`;
  return `$${Number(dollars.toPrecision(3))}`;
}
