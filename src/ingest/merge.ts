import type { Finding, Merged, MergeLedger } from '../model/finding.js';
import type { Observation } from '../model/observation.js';
import { createShare } from '../model/sharing.js';
import { accountsThatDisagree, disagreements } from './disagreements.js';
import { findingOf } from './finding-of.js';
import { byPlace, closedGroup, type FamilyOf, type Group, groupOf } from './group.js';
import { createKeeper } from './kept.js';
import { createPackedLog } from './packed-log.js';
import { createPassingChecks } from './passing-checks.js';
import { createWatch } from './watch.js';

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
 * fixed. The result does not depend on input order. `watch`: findings of earlier files, of which it is told what these
 * files say where they are no findings any more.
 */
export function createMerger(familyOf: FamilyOf, watch: readonly Finding[] = []): Merger {
  const keep = createKeeper();
  /** Observations of the groups in which something failed, by check family and resource. */
  const failed = new Map<string, Map<string, Observation[]>>();
  const watched = createWatch(watch, familyOf);
  /** What did not fail; most of it is only counted in the end. */
  const others = createPackedLog<Observation>();

  function add(observation: Observation): void {
    if (observation.status.result !== 'fail') {
      others.push(observation);
      return;
    }
    const kept = keep(observation);
    const { family, key } = groupOf(kept, familyOf);
    const resources = failed.get(family.id) ?? new Map<string, Observation[]>();
    if (resources.size === 0) failed.set(family.id, resources);
    const group = resources.get(key);
    if (group) group.push(kept);
    else resources.set(key, [kept]);
  }

  function finish(): Merged {
    const results = new Map<string, number>();
    const passing = createPassingChecks();
    for (const observation of others.items()) {
      const { family, key } = groupOf(observation, familyOf);
      const group = failed.get(family.id)?.get(key);
      if (group) {
        group.push(keep(observation));
        continue;
      }
      const { result } = observation.status;
      results.set(result, (results.get(result) ?? 0) + 1);
      watched.see(family.id, key, observation);
      if (result === 'pass') passing.add(family, key, observation);
    }
    const findings: Finding[] = [];
    /** Groups in which records can contradict each other. */
    const several: Group[] = [];
    const share = createShare();
    for (const observations of inPlaceOrder(failed)) {
      const group = closedGroup(observations, familyOf);
      passing.addGroup(group);
      findings.push(findingOf(group, share));
      if (observations.length > 1) several.push(group);
    }
    return {
      findings: findings.sort((a, b) => (a.id < b.id ? -1 : 1)),
      passing: passing.checks(),
      ledger: ledgerOf(results, findings),
      diagnostics: [...disagreements(several), ...accountsThatDisagree(several)],
      ...(watch.length > 0 && { watched: watched.seen() }),
    };
  }

  return { add, finish };
}

/** The groups in the order of their first observations, taken out of `failed`. */
function inPlaceOrder(failed: Map<string, Map<string, Observation[]>>): Observation[][] {
  const groups = [...failed.values()].flatMap((resources) => [...resources.values()]);
  failed.clear();
  for (const observations of groups) observations.sort(byPlace);
  return groups.sort((a, b) => (a[0] && b[0] ? byPlace(a[0], b[0]) : 0));
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
