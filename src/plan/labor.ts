import { ROLES } from '../model/engagement.js';
import type { Engagement, Role } from '../model/engagement.js';
import { cents } from '../model/money.js';
import type { Cents } from '../model/money.js';
import { LABOR } from './labor-rows.js';

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
export function hourlyRates(labor: Engagement['labor']): readonly Rate[] {
  const { loading } = LABOR;
  const multiplier = labor?.multiplier ?? loading.multiplier;
  const basis =
    labor?.multiplier === undefined ? `${loading.id} × ${multiplier}` : `stated multiplier × ${multiplier}`;
  return ROLES.map((role) => {
    const stated = labor?.rates[role];
    if (stated) return { role, ...stated };
    const row = LABOR.rates.find((rate) => rate.role === role);
    if (!row) throw new RangeError(`no rate for ${role} in labor.json`);
    return {
      role,
      perHour: cents(Math.round((row.dollarsPerYear / HOURS_PER_YEAR) * multiplier * 100)),
      source: `${row.id}: ${row.source} (${row.asOf}${row.seen ? '' : '; not verified'}), ${basis}`,
    };
  });
}

/** People of each role who work on the plan: the engagement's own where stated, else the table's. */
export function crewOf(labor: Engagement['labor']): ReadonlyMap<Role, number> {
  return new Map(LABOR.crew.map(({ role, people }) => [role, labor?.people?.[role] ?? people]));
}
