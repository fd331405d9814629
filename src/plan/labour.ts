import { ROLES } from '../model/engagement.js';
import type { Engagement, Role } from '../model/engagement.js';
import { cents } from '../model/money.js';
import type { Cents } from '../model/money.js';
import { LABOUR } from './labour-rows.js';

/** Hours of a full-time year, as BLS divides annual wages. */
const HOURS_PER_YEAR = 2080;

export interface Rate {
  readonly role: Role;
  /** Loaded: wage times the employer's multiplier. */
  readonly perHour: Cents;
  readonly source: string;
}

/**
 * Loaded hourly rate of each role: the engagement's own where stated, else the median wage times the multiplier
 * (the engagement's, else the published one).
 */
export function hourlyRates(labour: Engagement['labour']): readonly Rate[] {
  const { loading } = LABOUR;
  const multiplier = labour?.multiplier ?? loading.multiplier;
  const basis =
    labour?.multiplier === undefined ? `${loading.id} × ${multiplier}` : `stated multiplier × ${multiplier}`;
  return ROLES.map((role) => {
    const stated = labour?.rates[role];
    if (stated) return { role, ...stated };
    const row = LABOUR.rates.find((rate) => rate.role === role);
    if (!row) throw new RangeError(`no rate for ${role} in labour.json`);
    return {
      role,
      perHour: cents(Math.round((row.dollarsPerYear / HOURS_PER_YEAR) * multiplier * 100)),
      source: `${row.id}: ${row.source} (${row.asOf}${row.seen ? '' : '; not verified'}), ${basis}`,
    };
  });
}

/** People of each role who work on the plan: the engagement's own where stated, else the table's. */
export function crewOf(labour: Engagement['labour']): ReadonlyMap<Role, number> {
  return new Map(LABOUR.crew.map(({ role, people }) => [role, labour?.people?.[role] ?? people]));
}
