import { annualCap, maximumPerViolation } from '../law/caps.js';
import { hasMinimum } from '../law/schedules.js';
import { cents, min, type Cents } from '../model/money.js';
import type { CapPolicy } from '../model/penalty.js';
import { tooMany, type Tally } from './tally.js';
import { underCaps } from './under-caps.js';
import type { Rate } from './unite-days.js';

/** At which rate: as the spans state it, or the least or the most that the schedule allows. */
export type RateChoice = 'stated' | 'least' | 'most';

/** A tally with its price under one cap policy and rate. */
export interface Charge {
  readonly tally: Tally;
  readonly rate: Cents;
  readonly rateKind: 'minimum' | 'maximum' | 'stated';
  /** count x rate. */
  readonly raw: Cents;
  readonly cap: Cents;
  readonly amount: Cents;
}

/**
 * Prices tallies (sorted as `tally` returns them). All violations of one provision in one calendar year share the
 * annual caps (see `underCaps`); where 2015-11-02 or several tiers divide a year, earlier lines use the cap first.
 */
export function charge(tallies: readonly Tally[], policy: CapPolicy, choice: RateChoice): Charge[] {
  const charges: Charge[] = [];
  let start = 0;
  while (start < tallies.length) {
    const first = tallies[start];
    let end = start + 1;
    while (tallies[end]?.provision === first?.provision && tallies[end]?.year === first?.year) end += 1;
    chargeYear(tallies.slice(start, end), policy, choice, charges);
    start = end;
  }
  return charges;
}

function chargeYear(year: readonly Tally[], policy: CapPolicy, choice: RateChoice, charges: Charge[]): void {
  const alone = year.map((tally) => chargeAlone(tally, policy, choice));
  const [only, ...others] = alone;
  if (only && others.length === 0) {
    charges.push(only);
    return;
  }
  const owed = alone.map(({ tally: { schedule, tier }, cap, amount }) => ({ schedule, tier, cap, amount }));
  const taken = underCaps(owed, owed);
  for (const [place, item] of alone.entries()) charges.push({ ...item, amount: cents(taken[place] ?? 0) });
}

/** A tally as if nothing else stood under its annual cap. */
function chargeAlone(tally: Tally, policy: CapPolicy, choice: RateChoice): Charge {
  const cap = annualCap(policy, tally.schedule, tally.tier);
  const { rate, rateKind } = rateOf(tally, policy, choice);
  const raw = rate * tally.count;
  if (!Number.isSafeInteger(raw)) throw tooMany(tally.provision, tally.count);
  return { tally, rate, rateKind, raw: cents(raw), cap, amount: min(cents(raw), cap) };
}

function rateOf(tally: Tally, policy: CapPolicy, choice: RateChoice): Pick<Charge, 'rate' | 'rateKind'> {
  const maximum = maximumPerViolation(policy, tally.schedule, tally.tier);
  const { minimum } = tally.schedule.tiers[tally.tier];
  if (choice === 'least') return { rate: minimum, rateKind: 'minimum' };
  if (choice === 'most') return { rate: maximum, rateKind: 'maximum' };
  let best: Pick<Charge, 'rate' | 'rateKind'> = { rate: minimum, rateKind: 'minimum' };
  for (const stated of tally.rates) {
    const resolved = resolve(stated, tally, minimum, maximum);
    if (resolved.rate > best.rate) best = resolved;
  }
  return best;
}

/**
 * A stated amount is brought inside what the tier allows. Before 2009-02-18 there is no minimum and one amount,
 * $100: that is the rate then (OCR charged it in Lincare, 2016).
 */
function resolve(
  stated: Rate,
  { schedule }: Tally,
  minimum: Cents,
  maximum: Cents,
): Pick<Charge, 'rate' | 'rateKind'> {
  if (stated === 'maximum') return { rate: maximum, rateKind: 'maximum' };
  if (stated !== 'minimum')
    return { rate: cents(Math.max(minimum, min(stated, maximum))), rateKind: 'stated' };
  return hasMinimum(schedule)
    ? { rate: minimum, rateKind: 'minimum' }
    : { rate: maximum, rateKind: 'maximum' };
}
