import type { Role } from '../model/engagement.js';
import type { PlanInput } from './input.js';
import type { Rate } from './labor.js';
import type { PreparedAction } from './prepare.js';
import type { Rewards } from './rewards.js';
import type { Selected } from './select.js';

/** A plan that is made and not yet put into words. */
export interface PlanParts extends PlanInput {
  readonly rates: readonly Rate[];
  readonly crew: ReadonlyMap<Role, number>;
  readonly actions: readonly PreparedAction[];
  readonly rewards: Rewards;
  readonly selection: Selected;
}
