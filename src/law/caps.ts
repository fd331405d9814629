import { z } from 'zod';
import { isoDate } from '../model/date.js';
import { unreachable } from '../model/diagnostic.js';
import { dollars, min, type Cents } from '../model/money.js';
import { TIERS, type CapPolicy, type Tier } from '../model/penalty.js';
import { adjust } from './check-schedules.js';
import data from './enforcement-discretion.json' with { type: 'json' };
import { schedules, type Schedule } from './schedules.js';

const amount = z.int().positive().transform(dollars);
const adjustedCaps = z.strictObject({
  'no-knowledge': amount,
  'reasonable-cause': amount,
  'willful-neglect-corrected': amount,
  'willful-neglect-not-corrected': amount,
});

const discretion = z
  .strictObject({
    citation: z.string().min(1),
    from: z.iso.date().transform(isoDate),
    asApplied: z.strictObject({
      'no-knowledge': amount,
      'reasonable-cause': amount,
      'willful-neglect-corrected': amount,
      'willful-neglect-not-corrected': z.null(),
    }),
    sources: z.array(z.string().min(1)).min(1),
    notes: z.array(z.string().min(1)),
    schedules: z.array(
      z.strictObject({ schedule: z.string(), adjusted: adjustedCaps, verified: z.boolean() }),
    ),
  })
  .parse(data);

const adjustedBySchedule = new Map(
  discretion.schedules.map(({ schedule, adjusted }) => [schedule, adjusted]),
);
checkAdjustedCaps();

/** Notification of Enforcement Discretion of 2019: where it is published and what is known of its use. */
export const enforcementDiscretion = {
  citation: discretion.citation,
  /** Day of its publication. */
  from: discretion.from,
  sources: discretion.sources,
  notes: discretion.notes,
} as const;

/** Most that one calendar year of identical violations may cost under a cap policy. */
export function annualCap(policy: CapPolicy, schedule: Schedule, tier: Tier): Cents {
  const codified = schedule.tiers[tier].cap;
  switch (policy) {
    case 'codified':
      return codified;
    case 'discretion':
      return min(codified, discretion.asApplied[tier] ?? codified);
    case 'discretionAdjusted':
      return min(codified, adjustedBySchedule.get(schedule.id)?.[tier] ?? codified);
    default:
      return unreachable(policy);
  }
}

/** Whether the cap is printed in a rule or notice; adjusted discretion caps never were. */
export function capIsPublished(policy: CapPolicy, schedule: Schedule): boolean {
  if (policy !== 'discretionAdjusted') return true;
  const row = discretion.schedules.find((candidate) => candidate.schedule === schedule.id);
  return row?.verified ?? true;
}

/** Most that one violation may cost: never above what the whole year may (the tier 1 maximum exceeds its cap). */
export function maximumPerViolation(policy: CapPolicy, schedule: Schedule, tier: Tier): Cents {
  return min(schedule.tiers[tier].maximum, annualCap(policy, schedule, tier));
}

/** Each schedule from the HITECH amounts on has a row, and each row is the one before times the multiplier. */
function checkAdjustedCaps(): void {
  const rows = schedules.filter(({ violationFrom }) => violationFrom !== undefined);
  if (rows.length !== adjustedBySchedule.size)
    throw new RangeError('enforcement-discretion.json: rows missing');
  for (const [index, row] of rows.entries()) {
    const caps = adjustedBySchedule.get(row.id);
    if (!caps) throw new RangeError(`enforcement-discretion.json has no row for ${row.id}`);
    const before = rows[index - 1];
    for (const tier of TIERS) {
      const earlier = before && adjustedBySchedule.get(before.id)?.[tier];
      const expected =
        earlier === undefined || row.multiplier === undefined
          ? (discretion.asApplied[tier] ?? row.tiers[tier].cap)
          : adjust(earlier, row.multiplier);
      if (caps[tier] !== expected) throw new RangeError(`enforcement-discretion.json, ${row.id}: ${tier}`);
    }
  }
}
