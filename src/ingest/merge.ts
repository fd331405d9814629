import type { Merged, MergeLedger } from '../model/finding.js';
import type { Observation } from '../model/observation.js';
import { accountsThatDisagree, disagreements } from './disagreements.js';
import { findingOf } from './finding-of.js';
import { byPlace, closedGroup, type FamilyOf, groupOf } from './group.js';
import { createKeeper } from './kept.js';
import { createPackedLog } from './packed-log.js';
import { createPassingChecks } from './passing-checks.js';

/** Merges observations that come one by one, a million of them without trouble. */
export interface Merger {
  add(observation: Observation): void;
  finish(): Merged;
}

/** One finding per failed check family and resource, from the observations of all scanners. */
export function mergeObservations(observations: Iterable<Observation>, familyOf: FamilyOf): Merged {
  const merger = createMerger(familyOf);
  for (const observation of observations) merger.add(observation);
  return merger.finish();
}

/**
 * One finding per failed check family and resource, from the observations of all scanners. Groups in which nothing
 * ever failed are only counted; muted, resolved and archived failures are findings, with the state accepted or
 * fixed. The result does not depend on input order.
 */
export function createMerger(familyOf: FamilyOf): Merger {
  const keep = createKeeper();
  const failed = new Map<string, Observation[]>();
  /** What did not fail; most of it is only counted in the end. */
  const others = createPackedLog<Observation>();

  function add(observation: Observation): void {
    if (observation.status.result !== 'fail') {
      others.push(observation);
      return;
    }
    const { id } = groupOf(observation, familyOf);
    const group = failed.get(id);
    if (group) group.push(keep(observation));
    else failed.set(id, [keep(observation)]);
  }

  function finish(): Merged {
    const results = new Map<string, number>();
    const passing = createPassingChecks();
    for (const observation of others.items()) {
      const { family, key, id } = groupOf(observation, familyOf);
      const group = failed.get(id);
      if (group) {
        group.push(keep(observation));
        continue;
      }
      const { result } = observation.status;
      results.set(result, (results.get(result) ?? 0) + 1);
      if (result === 'pass') passing.add(family, key, observation);
    }
    const groups = [...failed.values()]
      .map((observations) => closedGroup(observations, familyOf))
      .sort((a, b) =>
        a.observations[0] && b.observations[0] ? byPlace(a.observations[0], b.observations[0]) : 0,
      );
    for (const group of groups) passing.addGroup(group);
    return {
      findings: groups.map(findingOf).sort((a, b) => (a.id < b.id ? -1 : 1)),
      passing: passing.checks(),
      ledger: ledgerOf(results, groups),
      diagnostics: [...disagreements(groups), ...accountsThatDisagree(groups)],
    };
  }

  return { add, finish };
}

/** Every observation is counted once: in a group that never failed, as a finding, or as one merged into it. */
function ledgerOf(
  results: ReadonlyMap<string, number>,
  failed: readonly { readonly observations: readonly Observation[] }[],
): MergeLedger {
  const count = (...wanted: readonly string[]): number =>
    wanted.reduce((sum, result) => sum + (results.get(result) ?? 0), 0);
  const inFindings = failed.reduce((sum, { observations }) => sum + observations.length, 0);
  return {
    observations: count(...results.keys()) + inFindings,
    passed: count('pass'),
    manual: count('manual'),
    notApplicable: count('not-applicable'),
    notEvaluated: count('error', 'unknown'),
    merged: inFindings - failed.length,
    findings: failed.length,
  };
}
