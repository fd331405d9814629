import type { IsoDate } from '../model/date.js';
import type { DatedFact, Finding } from '../model/finding.js';
import type { Observation, Resource, Severity } from '../model/observation.js';
import type { Group } from './group.js';
import type { Share } from '../model/sharing.js';
import { mostCommon } from './most-common.js';
import { findingId } from './resource-key.js';
import { worseSeverity } from './severity.js';

/**
 * The finding of a group: worst severity, days and resource as its failing observations know them. What equals
 * that of other findings is shared with them.
 */
export function findingOf({ family, key, observations, reading }: Group, share: Share): Finding {
  const failing = observations.filter(({ status }) => status.result === 'fail');
  const severity = failing.reduce<Severity>((worst, one) => worseSeverity(worst, one.severity), 'unknown');
  const { id, title } = family;
  const firstSeen = dated(failing, ({ seen }) => seen.first ?? seen.last, 'first');
  const lastSeen = dated(failing, ({ seen }) => seen.last ?? seen.first, 'last');
  const resource = resourceOfAll(failing);
  const { state } = reading;
  return {
    id: findingId(id, key),
    family: share(id),
    title: share(title),
    resource,
    severity,
    state: share(state),
    firstSeen: share(firstSeen),
    lastSeen: share(lastSeen),
    observations,
  };
}

/**
 * The earliest or latest day among observations, with the tool and place that state it; of several that name the
 * same day one whose scanner states it, before one that was merely run on it.
 */
function dated(
  observations: readonly Observation[],
  dayOf: (observation: Observation) => IsoDate | undefined,
  which: 'first' | 'last',
): DatedFact | undefined {
  let fact: DatedFact | undefined;
  for (const observation of statedFirst(observations)) {
    const on = dayOf(observation);
    if (on === undefined || (fact && (which === 'first' ? on >= fact.on : on <= fact.on))) continue;
    const { tool, seen, at } = observation;
    const how = seen.basis === 'run' ? 'day of the scan' : `${which} seen`;
    fact = {
      kind: 'stated',
      on,
      source: `${tool}, ${how}: ${at.file}${at.line === undefined ? '' : ` line ${at.line}`}`,
    };
  }
  return fact;
}

function statedFirst(observations: readonly Observation[]): readonly Observation[] {
  const isStated = ({ seen }: Observation): boolean => seen.basis === 'scanner';
  return [...observations.filter(isStated), ...observations.filter((one) => !isStated(one))];
}

/**
 * What the observations know of the resource; its id as the scanner wrote it that names it in full. Where they
 * differ, what most of them say holds, and of equals the first in the alphabet: never the order of rows.
 */
function resourceOfAll(observations: readonly Observation[]): Resource {
  const resources = observations.map(({ resource }) => resource);
  const [first] = resources;
  if (first && resources.every((resource) => resource === first)) return first;
  const ids = resources.map(({ id }) => id).filter((id) => id !== '');
  const full = ids.filter((id) => /^arn:|^\/subscriptions\//i.test(id));
  const id = mostCommon(full) ?? mostCommon(ids) ?? '';
  const named = resources.filter((resource) => resource.id === id);
  const known = <Field extends 'name' | 'type' | 'account' | 'region' | 'cloud'>(
    field: Field,
  ): Resource[Field] =>
    mostCommon(named.flatMap((resource) => resource[field] ?? [])) ??
    mostCommon(resources.flatMap((resource) => resource[field] ?? []));
  return {
    id,
    name: known('name'),
    type: known('type'),
    cloud: known('cloud'),
    account: known('account'),
    region: known('region'),
    tags: tagsOfAll(resources),
  };
}

function tagsOfAll(resources: readonly Resource[]): Readonly<Record<string, string>> {
  const values = new Map<string, string[]>();
  for (const { tags } of resources) {
    for (const [key, value] of Object.entries(tags)) values.set(key, [...(values.get(key) ?? []), value]);
  }
  return Object.fromEntries([...values].sort(byKey).map(([key, all]) => [key, mostCommon(all) ?? '']));
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
