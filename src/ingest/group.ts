import type { Observation } from '../model/observation.js';
import { type StateReading, stateOf } from './finding-state.js';
import { mostCommon } from './most-common.js';
import { resourceKey } from './resource-key.js';

export interface Family {
  readonly id: string;
  readonly title: string;
}

/** Which check family an observation's check belongs to; undefined when none. */
export type FamilyOf = (observation: Observation) => Family | undefined;

/** All observations of one check family on one resource, in the order of their places. */
export interface Group {
  readonly family: Family;
  readonly key: string;
  readonly observations: readonly Observation[];
  readonly reading: StateReading;
}

/** The group that an observation belongs to; a check in no family is a family of its own, `tool:check`. */
export function groupOf(
  observation: Observation,
  familyOf: FamilyOf,
): { readonly family: Family; readonly key: string } {
  const family = familyOf(observation) ?? { id: idOfCheck(observation), title: observation.title };
  return { family, key: resourceKey(observation) };
}

/** A group of all its observations, in the order of their places. */
export function closedGroup(observations: readonly Observation[], familyOf: FamilyOf): Group {
  const [first] = observations;
  if (!first) throw new RangeError('a group has at least one observation');
  const { family, key } = groupOf(first, familyOf);
  const title = titleOf(family, observations);
  return { family: { id: family.id, title }, key, observations, reading: stateOf(observations) };
}

/** A check of no family; rows of one title that cite different provisions are different checks. */
function idOfCheck({ tool, checkId, statedProvisions = [] }: Observation): string {
  const [provision] = statedProvisions;
  return provision === undefined ? `${tool}:${checkId}` : `${tool}:${checkId} [${provision}]`;
}

/** The title of the family; of a check in none the one that most observations have, whatever their order. */
function titleOf(family: Family, observations: readonly Observation[]): string {
  const ofCheck = observations.every((observation) => family.id === idOfCheck(observation));
  return (ofCheck && mostCommon(observations.map(({ title }) => title))) || family.title;
}

export function byPlace(a: Observation, b: Observation): number {
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
