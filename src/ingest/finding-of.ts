import type { IsoDate } from '../model/date.js';
import type { DatedFact, Finding } from '../model/finding.js';
import type { Observation, Resource, Severity } from '../model/observation.js';
import type { Group } from './group.js';
import { findingId } from './resource-key.js';
import { worseSeverity } from './severity.js';

/** The finding of a group: worst severity, days and resource as its failing observations know them. */
export function findingOf({ family, key, observations, reading }: Group): Finding {
  const failing = observations.filter(({ status }) => status.result === 'fail');
  const severity = failing.reduce<Severity>((worst, one) => worseSeverity(worst, one.severity), 'unknown');
  const { id, title } = family;
  const firstSeen = dated(failing, ({ seen }) => seen.first ?? seen.last, 'first');
  const lastSeen = dated(failing, ({ seen }) => seen.last ?? seen.first, 'last');
  const resource = resourceOfAll(failing);
  const { state } = reading;
  return {
    id: findingId(id, key),
    family: id,
    title,
    resource,
    severity,
    state,
    firstSeen,
    lastSeen,
    observations,
  };
}

/** The earliest or latest day among observations, with the tool and place that state it. */
function dated(
  observations: readonly Observation[],
  dayOf: (observation: Observation) => IsoDate | undefined,
  which: 'first' | 'last',
): DatedFact | undefined {
  let fact: DatedFact | undefined;
  for (const observation of observations) {
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

/** What all observations know of the resource; its id as the scanner wrote it that names it in full. */
function resourceOfAll(observations: readonly Observation[]): Resource {
  const resources = observations.map(({ resource }) => resource);
  const best =
    resources.find(({ id }) => /^arn:|^\/subscriptions\//i.test(id)) ??
    resources.find(({ id }) => id !== '') ??
    resources[0];
  const known = (field: 'name' | 'type' | 'account' | 'region' | 'cloud'): Resource | undefined =>
    [best, ...resources].find((resource) => resource?.[field] !== undefined);
  return {
    id: best?.id ?? '',
    name: known('name')?.name,
    type: known('type')?.type,
    cloud: known('cloud')?.cloud,
    account: known('account')?.account,
    region: known('region')?.region,
    tags: Object.assign({}, ...[...resources].reverse().map(({ tags }) => tags)) as Record<string, string>,
  };
}
