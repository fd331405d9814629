import { unreachable } from '../model/diagnostic.js';
import { min, type Cents } from '../model/money.js';
import type { CapPolicy, Tier } from '../model/penalty.js';
import { discretion } from './discretion-rows.js';
import type { Schedule } from './schedule.js';

const adjustedBySchedule = new Map(
  discretion.schedules.map(({ schedule, adjusted }) => [schedule, adjusted]),
);

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
