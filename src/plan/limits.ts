import type { PlanLimits } from '../model/engagement.js';
import { ROLES } from '../model/engagement.js';
import type { PreparedAction } from './prepare.js';
import type { Cap } from './problem.js';
import { listed } from './words.js';

/** Limits beside money as the solver sees them: minutes of each limited role, and no action that ends too late. */
export function capsOf(actions: readonly PreparedAction[], limits: PlanLimits | undefined): readonly Cap[] {
  const { by, hours = {} } = limits ?? {};
  const minutes = (value: number): number => Math.round(value * 60);
  const ofRoles = ROLES.flatMap((role): readonly Cap[] => {
    const most = hours[role];
    if (most === undefined) return [];
    return [{ amounts: actions.map(({ cost }) => minutes(cost.hours.get(role) ?? 0)), most: minutes(most) }];
  });
  if (by === undefined) return ofRoles;
  return [...ofRoles, { amounts: actions.map(({ slot }) => (slot.finish > by ? 1 : 0)), most: 0 }];
}

/** `300 hours of security engineer, nothing finished after 2027-03-31`; empty where nothing is limited. */
export function limitsInWords({ by, hours = {} }: PlanLimits): string {
  const ofRoles = ROLES.flatMap((role) =>
    hours[role] === undefined ? [] : [`${hours[role]} hours of ${role}`],
  );
  const date = by === undefined ? [] : [`nothing finished after ${by}`];
  return listed([...ofRoles, ...date], ROLES.length + 1);
}
