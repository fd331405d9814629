import type { Observation } from '../model/observation.js';
import { type StateReading, stateOf } from './finding-state.js';
import { mostCommon } from './most-common.js';
import { resourceKey } from './resource-key.js';

export interface Family {
  readonly id: string;
  readonly title: string;
}

/** All observations of one check family on one resource, in the order of their places. */
export interface Group {
  readonly family: Family;
  readonly key: string;
  readonly observations: readonly Observation[];
  readonly reading: StateReading;
}

/** Groups the observations; a check in no family is a family of its own, `tool:check`. */
export function groupsOf(
  observations: Iterable<Observation>,
  familyOf: (observation: Observation) => Family | undefined,
): readonly Group[] {
  const groups = new Map<string, { family: Family; key: string; observations: Observation[] }>();
  for (const observation of [...observations].sort(byPlace)) {
    const family = familyOf(observation) ?? { id: idOfCheck(observation), title: observation.title };
    const key = resourceKey(observation);
    const id = JSON.stringify([family.id, key]);
    const group = groups.get(id);
    if (group) group.observations.push(observation);
    else groups.set(id, { family, key, observations: [observation] });
  }
  return [...groups.values()].map((group) => ({
    ...group,
    family: { ...group.family, title: titleOf(group) },
    reading: stateOf(group.observations),
  }));
}

/** A check of no family; rows of one title that cite different provisions are different checks. */
function idOfCheck({ tool, checkId, statedProvisions = [] }: Observation): string {
  const [provision] = statedProvisions;
  return provision === undefined ? `${tool}:${checkId}` : `${tool}:${checkId} [${provision}]`;
}

/** The title of the family; of a check in none the one that most observations have, whatever their order. */
function titleOf({ family, observations }: Pick<Group, 'family' | 'observations'>): string {
  const ofCheck = observations.every((observation) => family.id === idOfCheck(observation));
  return (ofCheck && mostCommon(observations.map(({ title }) => title))) || family.title;
}

/** Whether a group is a finding: something in it failed, however it stands today. */
export function hasFailed({ observations }: Pick<Group, 'observations'>): boolean {
  return observations.some(({ status }) => status.result === 'fail');
}

function byPlace(a: Observation, b: Observation): number {
  return (
    compare(a.at.file, b.at.file) ||
    (a.at.line ?? 0) - (b.at.line ?? 0) ||
    compare(a.at.pointer ?? '', b.at.pointer ?? '') ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
