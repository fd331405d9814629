import type { Plan } from '../model/plan.js';
import { CATALOG } from './catalog.js';
import type { CatalogAction } from './catalog.js';
import { describePlan } from './describe-plan.js';
import type { PlanInput } from './input.js';
import { ROLES } from '../model/engagement.js';
import { crewOf, hourlyRates } from './labor.js';
import type { PlanParts } from './parts.js';
import { costedActions, datedActions } from './prepare.js';
import { queueOf } from './queue.js';
import { rewardsOf } from './rewards.js';
import { select } from './select.js';

/**
 * The remediation plan: which actions apply, what they cost, what modeled exposure they remove by the horizon, and
 * which of them to take within the budget, chosen exactly and ranked. Where exposure is not priced, open in-scope
 * findings are counted instead, and every effect says so.
 */
export function makePlan(input: PlanInput): Plan {
  return planFrom(CATALOG, input);
}

/** The same from another catalog. */
export function planFrom(catalog: readonly CatalogAction[], input: PlanInput): Plan {
  const { actions, rewards, ...work } = applicable(catalog, input);
  return describePlan({ ...input, ...work, actions, rewards, selection: select(actions, rewards, input) });
}

/** The actions that apply, with costs and dates that no budget changes, and what they remove. */
export function applicable(
  catalog: readonly CatalogAction[],
  input: PlanInput,
): Pick<PlanParts, 'rates' | 'crew' | 'actions' | 'rewards'> {
  const { labor } = input.engagement;
  const [rates, crew] = [hourlyRates(labor), crewOf(labor)];
  const costed = costedActions(catalog, input, rates);
  const atOnce = datedActions(costed, input, new Map(ROLES.map((role) => [role, costed.length])));
  const queue = queueOf(atOnce, rewardsOf(atOnce, input));
  const actions = datedActions(queue, input, crew);
  return { rates, crew, actions, rewards: rewardsOf(actions, input) };
}
