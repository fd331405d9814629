import type { Merged, MergeLedger } from '../model/finding.js';
import type { Observation } from '../model/observation.js';
import { accountsThatDisagree, disagreements } from './disagreements.js';
import { findingOf } from './finding-of.js';
import { type Family, type Group, groupsOf, hasFailed } from './group.js';
import { passingChecks } from './passing-checks.js';

/**
 * One finding per failed check family and resource, from the observations of all scanners. Groups in which nothing
 * ever failed are only counted; muted, resolved and archived failures are findings, with the state accepted or
 * fixed. The result does not depend on input order.
 */
export function mergeObservations(
  observations: Iterable<Observation>,
  familyOf: (observation: Observation) => Family | undefined,
): Merged {
  const groups = groupsOf(observations, familyOf);
  const failed = groups.filter(hasFailed);
  return {
    findings: failed.map(findingOf).sort((a, b) => (a.id < b.id ? -1 : 1)),
    passing: passingChecks(groups),
    ledger: ledgerOf(groups),
    diagnostics: [...disagreements(failed), ...accountsThatDisagree(failed)],
  };
}

/** Every observation is counted once: in a group that never failed, as a finding, or as one merged into it. */
function ledgerOf(groups: readonly Group[]): MergeLedger {
  const failed = groups.filter(hasFailed);
  const results = groups
    .filter((group) => !hasFailed(group))
    .flatMap((group) => group.observations.map(({ status }) => status.result));
  const count = (...wanted: readonly string[]): number =>
    results.filter((result) => wanted.includes(result)).length;
  const inFindings = failed.reduce((sum, group) => sum + group.observations.length, 0);
  return {
    observations: results.length + inFindings,
    passed: count('pass'),
    manual: count('manual'),
    notApplicable: count('not-applicable'),
    notEvaluated: count('error', 'unknown'),
    merged: inFindings - failed.length,
    findings: failed.length,
  };
}
