import type { IsoDate } from '../model/date.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { DatedFact, Finding, Merged, MergeLedger, PassingCheck } from '../model/finding.js';
import type { Observation, Resource, Severity } from '../model/observation.js';
import { type Standing, stateOf } from './finding-state.js';
import { findingId, resourceKey } from './resource-key.js';
import { worseSeverity } from './severity.js';

export interface Family {
  readonly id: string;
  readonly title: string;
}

interface Group {
  readonly family: Family;
  readonly key: string;
  readonly observations: Observation[];
}

/**
 * One finding per failed check family and resource, from the observations of all scanners. A check in no family is
 * a family of its own, `tool:check`. Groups in which nothing ever failed are only counted; muted, resolved and
 * archived failures are findings, with the state accepted or fixed. The result does not depend on input order.
 */
export function mergeObservations(
  observations: Iterable<Observation>,
  familyOf: (observation: Observation) => Family | undefined,
): Merged {
  const groups = groupsOf([...observations].sort(byPlace), familyOf);
  const failed = groups.filter((group) => group.observations.some(hasFailed));
  const findings = failed.map(findingOf).sort((a, b) => (a.finding.id < b.finding.id ? -1 : 1));
  return {
    findings: findings.map(({ finding }) => finding),
    passing: passingChecks(groups),
    ledger: ledgerOf(groups),
    diagnostics: disagreements(findings),
  };
}

function groupsOf(
  observations: readonly Observation[],
  familyOf: (observation: Observation) => Family | undefined,
): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const observation of observations) {
    const { tool, checkId, title } = observation;
    const family = familyOf(observation) ?? { id: `${tool}:${checkId}`, title };
    const key = resourceKey(observation);
    const id = JSON.stringify([family.id, key]);
    const group = groups.get(id);
    if (group) group.observations.push(observation);
    else groups.set(id, { family, key, observations: [observation] });
  }
  return [...groups.values()];
}

interface MergedFinding {
  readonly finding: Finding;
  readonly standings: readonly Standing[];
}

function findingOf({ family, key, observations }: Group): MergedFinding {
  const failing = observations.filter(hasFailed);
  const { state, standings } = stateOf(observations);
  const severity = failing.reduce<Severity>((worst, one) => worseSeverity(worst, one.severity), 'unknown');
  const { id, title } = family;
  const firstSeen = dated(failing, ({ seen }) => seen.first ?? seen.last, 'first');
  const lastSeen = dated(failing, ({ seen }) => seen.last ?? seen.first, 'last');
  const resource = resourceOfAll(failing);
  return {
    finding: {
      id: findingId(id, key),
      family: id,
      title,
      resource,
      severity,
      state,
      firstSeen,
      lastSeen,
      observations,
    },
    standings,
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

function passingChecks(groups: readonly Group[]): readonly PassingCheck[] {
  const passing = new Map<string, PassingCheck>();
  for (const { family, observations } of groups) {
    for (const { tool, by } of stateOf(observations).standings) {
      const passes = by.filter(({ status }) => status.result === 'pass');
      if (passes.length === 0) continue;
      const key = JSON.stringify([family.id, tool]);
      const before = passing.get(key);
      const days = [...passes.map(({ seen }) => seen.last ?? seen.first), before?.lastSeen].filter(
        (day) => day !== undefined,
      );
      const lastSeen = days.sort().at(-1);
      passing.set(key, {
        family: family.id,
        title: family.title,
        tool,
        resources: (before?.resources ?? 0) + 1,
        lastSeen,
      });
    }
  }
  return [...passing.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, check]) => check);
}

function ledgerOf(groups: readonly Group[]): MergeLedger {
  const failed = groups.filter((group) => group.observations.some(hasFailed));
  const results = groups
    .filter((group) => !group.observations.some(hasFailed))
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

/** One diagnostic per family in which one tool says open and another closed. */
function disagreements(findings: readonly MergedFinding[]): readonly Diagnostic[] {
  const byFamily = new Map<string, { readonly count: number; readonly first: MergedFinding }>();
  for (const found of findings) {
    const kinds = new Set(found.standings.map(({ kind }) => kind));
    if (!kinds.has('open') || !kinds.has('closed')) continue;
    const before = byFamily.get(found.finding.family);
    byFamily.set(found.finding.family, { count: (before?.count ?? 0) + 1, first: before?.first ?? found });
  }
  return [...byFamily]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([family, { count, first }]) => {
      const tools = (kind: Standing['kind']): string =>
        first.standings
          .filter((standing) => standing.kind === kind)
          .map(({ tool }) => tool)
          .join(', ');
      return {
        level: 'warning',
        code: 'scanners-disagree',
        message: `${tools('open')} reports ${family} as failing where ${tools('closed')} does not, on ${count} ${count === 1 ? 'resource' : 'resources'}; the finding stays open.`,
        at: first.standings.find(({ kind }) => kind === 'closed')?.by[0]?.at,
        value: first.finding.resource.id,
        hint: 'Run both scanners again on the same day.',
      } satisfies Diagnostic;
    });
}

function hasFailed({ status }: Observation): boolean {
  return status.result === 'fail';
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
