import type { IsoDate } from '../model/date.js';
import type { Suppression } from '../model/engagement.js';
import type { Finding } from '../model/finding.js';
import { matchesPattern } from './wildcard.js';

export interface SuppressionStanding {
  /** In force at `asOf`, the last day included. */
  readonly active: readonly Suppression[];
  /** Lapsed by `asOf`: what they matched counts again. */
  readonly lapsed: readonly Suppression[];
}

export function standingAt(suppressions: readonly Suppression[], asOf: IsoDate): SuppressionStanding {
  return {
    active: suppressions.filter(({ expires }) => expires >= asOf),
    lapsed: suppressions.filter(({ expires }) => expires < asOf),
  };
}

/** Whether all stated parts match: finding id, check id of any tool or check family, resource id or name. */
export function suppresses({ match }: Suppression, finding: Finding): boolean {
  const { finding: id, check, resource } = match;
  if (id === undefined && check === undefined && resource === undefined) return false;
  return (
    (id === undefined || id === finding.id) &&
    (check === undefined || checkNames(finding).has(check.toLowerCase())) &&
    (resource === undefined ||
      [finding.resource.id, finding.resource.name].some(
        (name) => name !== undefined && matchesPattern(resource, name),
      ))
  );
}

function checkNames({ family, observations }: Finding): ReadonlySet<string> {
  return new Set([family, ...observations.map(({ checkId }) => checkId)].map((name) => name.toLowerCase()));
}
