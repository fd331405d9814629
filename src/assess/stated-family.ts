import type { StatedMapping } from '../model/engagement.js';
import type { Finding } from '../model/finding.js';
import type { Observation } from '../model/observation.js';
import { matchesAny } from './wildcard.js';

/** Whether a mapping of dossier.yaml is about the finding's check. */
export function namesCheck({ check }: StatedMapping, { family, title, observations }: Finding): boolean {
  return matchesAny([check], [family, title, ...observations.flatMap((one) => [one.checkId, one.title])]);
}

/** The check family that dossier.yaml takes the check of an observation for; the first entry that names it holds. */
export function statedFamily(
  mappings: readonly StatedMapping[],
): (observation: Observation) => string | undefined {
  if (mappings.length === 0) return () => undefined;
  return ({ checkId, title }) => mappings.find(({ check }) => matchesAny([check], [checkId, title]))?.family;
}
