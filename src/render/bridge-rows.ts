import type { Bridge, Ends } from '../model/comparison.js';
import { cents } from '../model/money.js';

/** A bar of the bridge: where it begins and ends at each end of the range. */
export interface BridgeRow {
  readonly label: string;
  readonly from: Ends;
  readonly to: Ends;
  /** The sum of several steps, put together for room. */
  readonly together: number;
}

/**
 * The steps that move an end, in their order, with the two totals that each stands between. Of more than `most` the
 * smallest are put together in the last row; each is measured by its share of the larger total of its end.
 */
export function bridgeRows(
  { from, to, steps }: Extract<Bridge, { kind: 'bridge' }>,
  most = steps.length,
): readonly BridgeRow[] {
  const moving = steps.filter(({ low, high }) => low !== 0 || high !== 0);
  const share = ({ low, high }: Ends): number =>
    Math.max(Math.abs(low) / Math.max(1, from.low, to.low), Math.abs(high) / Math.max(1, from.high, to.high));
  const small = new Set(
    moving.length > most ? moving.toSorted((a, b) => share(b) - share(a)).slice(most - 1) : [],
  );
  const shown = moving.filter((step) => !small.has(step)).map((step) => ({ ...step, together: 1 }));
  const rest = moving.filter((step) => small.has(step));
  if (rest.length > 0) {
    const [low, high] = [rest.map((step) => step.low), rest.map((step) => step.high)].map(total);
    const sum = { low: cents(low ?? 0), high: cents(high ?? 0) };
    shown.push({
      ...sum,
      kind: 'factors',
      label: `${rest.length} smaller steps`,
      findings: 0,
      statement: '',
      together: rest.length,
    });
  }
  let at: Ends = from;
  return shown.map(({ label, low, high, together }) => {
    const next = { low: cents(at.low + low), high: cents(at.high + high) };
    const row = { label, from: at, to: next, together };
    at = next;
    return row;
  });
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
