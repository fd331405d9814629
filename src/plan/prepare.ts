import type { IsoDate } from '../model/date.js';
import type { Role } from '../model/engagement.js';
import { candidates } from './candidates.js';
import type { Candidate } from './candidates.js';
import type { CatalogAction } from './catalog.js';
import { costOfAction } from './cost.js';
import type { ActionCost } from './cost.js';
import type { PlanInput } from './input.js';
import type { Rate } from './labor.js';
import { overrideOf } from './overrides.js';
import type { Override } from './overrides.js';
import type { Choice } from './problem.js';
import { schedule } from './schedule.js';
import type { Slot } from './schedule.js';

/** A candidate with its cost. */
export interface CostedAction {
  readonly candidate: Candidate;
  readonly cost: ActionCost;
}

/** A candidate with its cost and dates. */
export interface PreparedAction extends CostedAction {
  readonly slot: Slot;
  readonly override: Override | undefined;
  /** As the solver sees it; `needs` are indices into the prepared actions. */
  readonly choice: Choice;
}

/** All actions that apply, with their cost, in the order of the catalog. */
export function costedActions(
  catalog: readonly CatalogAction[],
  { assessed, engagement }: PlanInput,
  rates: readonly Rate[],
): readonly CostedAction[] {
  return candidates(catalog, assessed, engagement).map((candidate) => ({
    candidate,
    cost: costOfAction(candidate, engagement, rates),
  }));
}

/** Dates for actions in the order of the queue; the result stands in canonical order: earlier finish, then key. */
export function datedActions(
  queue: readonly CostedAction[],
  input: PlanInput,
  crew: ReadonlyMap<Role, number>,
): readonly PreparedAction[] {
  const jobs = queue.map(({ candidate: { key, after, row }, cost: { hours } }) => ({
    key,
    after,
    leastDays: row.days,
    hours,
  }));
  const slots = schedule(jobs, input.asOf, crew);
  const dated = queue
    .map((action) => ({ ...action, slot: slotOf(slots, action.candidate.key) }))
    .sort((a, b) => compare(a.slot.finish, b.slot.finish) || compare(a.candidate.key, b.candidate.key));
  const indexOf = new Map(dated.map(({ candidate }, index) => [candidate.key, index]));
  const needs = needsOf(
    dated.map(({ candidate }) => candidate.after.flatMap((key) => indexOf.get(key) ?? [])),
  );
  return dated.map((action, index) => ({
    ...action,
    override: overrideOf(action.candidate, action.slot.finish, input),
    choice: { cost: Math.max(1, action.cost.oneOff.likely), needs: needs[index] ?? [] },
  }));
}

/** Transitive prerequisites; each stands before what needs it. */
function needsOf(direct: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const all: number[][] = [];
  for (const parents of direct) {
    const needs = new Set(parents.flatMap((parent) => [...(all[parent] ?? []), parent]));
    all.push([...needs].sort((a, b) => a - b));
  }
  return all;
}

function slotOf(slots: ReadonlyMap<string, Slot>, key: string): Slot {
  const slot = slots.get(key);
  if (!slot) throw new RangeError(`action ${key} has no dates`);
  return slot;
}

function compare(a: IsoDate | string, b: IsoDate | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
