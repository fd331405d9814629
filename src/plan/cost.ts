import { ROLE_NAMES, type Engagement, type Role } from '../model/engagement.js';
import { addRanges, cents } from '../model/money.js';
import type { CentsRange } from '../model/money.js';
import type { CostLine, UnpricedCost } from '../model/plan.js';
import type { Candidate } from './candidates.js';
import type { Effort, Service } from './catalog.js';
import type { Rate } from './labor.js';
import { priceById, priceSource } from './prices.js';
import { countUnits } from './quantities.js';

export interface ActionCost {
  readonly lines: readonly CostLine[];
  readonly unpriced: readonly UnpricedCost[];
  readonly oneOff: CentsRange;
  readonly monthly: CentsRange;
  /** Likely one-off hours of each role. */
  readonly hours: ReadonlyMap<Role, number>;
}

interface Amounts {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/**
 * Cost of one action: hours x loaded rate, and counted units x list price. Each line is rounded to cents once;
 * the sums are the sums of the lines. A quantity that is not known is named in `unpriced`, not taken as zero.
 */
export function costOfAction(
  candidate: Candidate,
  engagement: Engagement,
  rates: readonly Rate[],
): ActionCost {
  const { row } = candidate;
  const lines: CostLine[] = [];
  const unpriced: UnpricedCost[] = [];
  const price = (driver: Effort | Service, line: (quantity: Amounts, counted: string) => CostLine): void => {
    const [what, unit, low, likely, high] = driver;
    const { count, missing } = countUnits(unit, candidate, engagement);
    if (missing !== undefined) unpriced.push({ label: what, reason: missing });
    if (count === 0) return;
    const counted = unit === 'once' ? '' : `, ${count} ${unit === 'GB' || count === 1 ? unit : `${unit}s`}`;
    lines.push(line({ low: count * low, likely: count * likely, high: count * high }, counted));
  };
  for (const effort of row.effort) {
    price(effort, (hours, counted) => laborLine(effort, hours, counted, 'one-off', row.source, rates));
  }
  for (const effort of row.upkeep) {
    price(effort, (hours, counted) => laborLine(effort, hours, counted, 'monthly', row.source, rates));
  }
  for (const service of row.services) {
    price(service, (quantity, counted) => serviceLine(service, quantity, counted));
  }
  const sumOf = (recurrence: CostLine['recurrence']): CentsRange =>
    addRanges(lines.filter((line) => line.recurrence === recurrence).map((line) => line.amount));
  return { lines, unpriced, oneOff: sumOf('one-off'), monthly: sumOf('monthly'), hours: likelyHours(lines) };
}

function laborLine(
  [role, , low, , high]: Effort,
  quantity: Amounts,
  counted: string,
  recurrence: CostLine['recurrence'],
  hoursFrom: string,
  rates: readonly Rate[],
): CostLine {
  const rate = rates.find((item) => item.role === role);
  if (!rate) throw new RangeError(`no hourly rate for ${role}`);
  const each =
    counted === '' ? '' : ` × ${low === high ? low : `${low} to ${high}`} ${high > 1 ? 'hours' : 'hour'}`;
  return {
    label: `${ROLE_NAMES[role]}${counted}${each}`,
    kind: 'labor',
    recurrence,
    role,
    quantity,
    unit: 'hour',
    unitPrice: rate.perHour,
    amount: amountOf(quantity, rate.perHour),
    source: `hours: ${hoursFrom}; rate: ${rate.source}`,
  };
}

function serviceLine([id, , , , , recurrence, basis]: Service, quantity: Amounts, counted: string): CostLine {
  const price = priceById(id);
  return {
    label: `${price.title}${counted}`,
    kind: 'service',
    recurrence,
    quantity,
    unit: price.unit,
    unitPrice: { dollarsPerUnit: price.dollars / price.per },
    amount: amountOf(quantity, (price.dollars * 100) / price.per),
    source: `price: ${priceSource(price)}; quantity: ${basis}`,
  };
}

function amountOf({ low, likely, high }: Amounts, centsPerUnit: number): CentsRange {
  const amount = (quantity: number) => cents(Math.round(quantity * centsPerUnit));
  return { low: amount(low), likely: amount(likely), high: amount(high) };
}

function likelyHours(lines: readonly CostLine[]): ReadonlyMap<Role, number> {
  const hours = new Map<Role, number>();
  for (const { role, recurrence, quantity } of lines) {
    if (role && recurrence === 'one-off') hours.set(role, (hours.get(role) ?? 0) + quantity.likely);
  }
  return hours;
}
