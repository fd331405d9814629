import { bundleOrder } from './bundles.js';
import type { PreparedAction } from './prepare.js';
import { actionAt } from './problem.js';
import type { Rewards } from './rewards.js';
import { overridesInOrder } from './select.js';

/**
 * In which order the teams take the actions: overrides, then bundle by bundle what earns most for its cost, then the
 * rest. It does not depend on the budget, so that a date holds whatever is chosen.
 */
export function queueOf(
  actions: readonly PreparedAction[],
  { problem, findings }: Rewards,
): readonly PreparedAction[] {
  const order = new Set<number>();
  const add = (index: number): void => {
    for (const need of actionAt(problem, index).needs) order.add(need);
    order.add(index);
  };
  for (const index of overridesInOrder(actions)) add(index);
  for (const rewards of [problem, findings]) {
    for (const bundle of bundleOrder(rewards, [...order])) for (const index of bundle) add(index);
  }
  for (const index of actions.keys()) add(index);
  return [...order].flatMap((index) => actions[index] ?? []);
}
