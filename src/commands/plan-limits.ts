import { parseIsoDate } from '../model/date.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { ROLES, type Engagement, type PlanLimits, type Role } from '../model/engagement.js';
import { cents } from '../model/money.js';
import { nearest } from '../model/nearest.js';

export interface LimitOptions {
  readonly budget?: string | undefined;
  readonly by?: string | undefined;
  readonly hours?: readonly string[] | undefined;
}

/** The engagement with the limits of the command line in place of its own. Throws DossierError (64). */
export function withLimits(engagement: Engagement, { budget, by, hours = [] }: LimitOptions): Engagement {
  const limits: PlanLimits = {
    ...engagement.plan,
    ...(by === undefined ? {} : { by: dayOption('--by', by, engagement.asOf) }),
    ...(hours.length === 0 ? {} : { hours: { ...engagement.plan?.hours, ...hoursOption(hours) } }),
  };
  return {
    ...engagement,
    ...(budget === undefined ? {} : { budget: { oneOff: dollarsOption(budget) } }),
    ...(Object.keys(limits).length === 0 ? {} : { plan: limits }),
  };
}

/** A day from `first` on. */
export function dayOption(name: string, value: string, first: Engagement['asOf']): Engagement['asOf'] {
  const day = parseIsoDate(value);
  if (day !== undefined && day >= first) return day;
  throw misuse(
    day === undefined
      ? `${name} ${value.trim() === '' ? '""' : value} is no day.`
      : `${name} ${value} is before ${first}, the day of assessment.`,
    `Write a day as YYYY-MM-DD, ${first} or later.`,
  );
}

const MOST_DOLLARS = Math.floor(Number.MAX_SAFE_INTEGER / 100);

function dollarsOption(value: string): NonNullable<Engagement['budget']>['oneOff'] {
  const isAmount = /^\d+(?:\.\d{1,2})?$/.test(value.trim());
  if (isAmount && Number(value) <= MOST_DOLLARS) return cents(Math.round(Number(value) * 100));
  throw misuse(
    isAmount
      ? `--budget ${value} is more than can be counted.`
      : `--budget "${value}" is no amount of money.`,
    `Write dollars from 0 to ${MOST_DOLLARS}, digits with at most two decimals: --budget 150000`,
  );
}

function hoursOption(entries: readonly string[]): Partial<Record<Role, number>> {
  return Object.fromEntries(entries.map(hoursOfRole));
}

function hoursOfRole(entry: string): readonly [Role, number] {
  const [, name = '', amount = ''] = /^([^=]+)=(\d+(?:\.\d+)?)$/.exec(entry) ?? [];
  const wanted = name.trim().toLowerCase().replaceAll('-', ' ');
  const role = ROLES.find((each) => each === wanted);
  if (role !== undefined) return [role, Number(amount)];
  const meant = nearest(wanted, ROLES);
  throw misuse(
    name === '' ? `--hours ${entry} is not of the form role=hours.` : `--hours names no role "${name}".`,
    `${meant === undefined ? '' : `Did you mean ${meant}? `}Roles: ${ROLES.join(', ')}. For example --hours "${ROLES[0] ?? ''}=300"`,
  );
}

function misuse(message: string, hint: string): DossierError {
  return new DossierError(message, { exitCode: EXIT.usage, hint });
}
