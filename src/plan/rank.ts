import type { ActionEffect } from '../model/plan.js';
import { byOverride } from './overrides.js';
import type { PreparedAction } from './prepare.js';

export interface Ranked {
  readonly index: number;
  readonly rank: number;
}

/**
 * Order of the plan: selected before the rest; among them overrides, then by exposure removed per dollar (in the
 * plan, or alone below the cut), or findings closed per dollar where nothing is priced; then lower cost, earlier
 * finish, key. An action never stands before one that it needs.
 */
export function rankActions(
  actions: readonly PreparedAction[],
  selected: ReadonlySet<number>,
  effects: readonly (ActionEffect | undefined)[],
): readonly Ranked[] {
  const value = (index: number): number => {
    const [effect, action] = [effects[index], actions[index]];
    const worth = effect ? (effect.inPlan ?? effect.alone) : (action?.candidate.findings.length ?? 0);
    return worth / (action?.choice.cost ?? 1);
  };
  const preferred = actions
    .map((action, index) => ({ action, index }))
    .sort(
      (a, b) =>
        Number(selected.has(b.index)) - Number(selected.has(a.index)) ||
        byOverride(a.action.override, b.action.override) ||
        value(b.index) - value(a.index) ||
        a.action.choice.cost - b.action.choice.cost ||
        a.index - b.index,
    );
  const order: number[] = [];
  const placed = new Set<number>();
  const place = (index: number): void => {
    if (placed.has(index)) return;
    placed.add(index);
    for (const need of actions[index]?.choice.needs ?? []) place(need);
    order.push(index);
  };
  for (const { index } of preferred) place(index);
  return order.map((index, position) => ({ index, rank: position + 1 }));
}
