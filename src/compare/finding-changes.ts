import type { AssessedFinding } from '../model/assessed.js';
import { CHANGE_KINDS, type ChangeCount, type ChangeKind, type FindingChange } from '../model/comparison.js';
import type { IsoDate } from '../model/date.js';
import type { Finding, WatchedCheck } from '../model/finding.js';
import { SEVERITIES } from '../model/observation.js';
import { reasonOf } from './change-reason.js';
import type { ComparedFinding } from './compared-finding.js';
import type { ScanReach } from './scan-reach.js';
import { hasEnded, standingOf } from './standing.js';

export interface FindingsBeforeAndNow {
  /** The findings of the earlier dossier as this program merges their observations. */
  readonly known: readonly Finding[];
  readonly printed: readonly AssessedFinding[];
  readonly now: readonly AssessedFinding[];
  readonly watched: readonly WatchedCheck[];
  readonly reach: ScanReach;
}

/** Every finding of either dossier once, by kind of change, then severity, then id. */
export function compareFindings(input: FindingsBeforeAndNow): readonly ComparedFinding[] {
  const printed = new Map(
    input.printed.flatMap((finding) => finding.observations.map(({ id }) => [id, finding] as const)),
  );
  const watched = new Map(input.watched.map((check) => [check.finding, check]));
  const now = new Map(input.now.map((finding) => [finding.id, finding]));
  const known = new Set(input.known.map(({ id }) => id));
  const earlier = input.known.flatMap((finding): ComparedFinding[] => {
    const before = finding.observations.flatMap(({ id }) => printed.get(id) ?? [])[0];
    if (!before) return [];
    const current = now.get(finding.id);
    const check = watched.get(finding.id);
    return [
      {
        id: finding.id,
        kind: current ? kindOfBoth(before, current) : kindOfGone(finding, check, input.reach),
        before,
        ...(current && { now: current }),
        ...(check && { watched: check }),
      },
    ];
  });
  const added = input.now
    .filter(({ id }) => !known.has(id))
    .map((finding): ComparedFinding => ({ id: finding.id, kind: 'new', now: finding }));
  return [...earlier, ...added].sort(byKind);
}

function kindOfBoth(before: AssessedFinding, now: AssessedFinding): ChangeKind {
  const [ended, endsNow] = [hasEnded(before), hasEnded(now)];
  if (!ended && endsNow) return 'fixed';
  if (ended && !endsNow) return 'reopened';
  if (isClassifiedOtherwise(before, now)) return 'reclassified';
  return endsNow ? 'closed before' : 'continuing';
}

function kindOfGone(finding: Finding, check: WatchedCheck | undefined, reach: ScanReach): ChangeKind {
  if (check) return check.result === 'pass' ? 'passes now' : 'not seen';
  return reach.covers(finding.observations) ? 'not seen' : 'not scanned';
}

function isClassifiedOtherwise(before: AssessedFinding, now: AssessedFinding): boolean {
  return (
    before.disposition.kind !== now.disposition.kind ||
    standingOf(before).provision !== standingOf(now).provision
  );
}

function byKind(a: ComparedFinding, b: ComparedFinding): number {
  return (
    CHANGE_KINDS.indexOf(a.kind) - CHANGE_KINDS.indexOf(b.kind) ||
    severityRank(a) - severityRank(b) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

function severityRank({ before, now }: ComparedFinding): number {
  return SEVERITIES.indexOf((now ?? before)?.severity ?? 'unknown');
}

/** How many findings changed in each way, all kinds named. */
export function countChanges(compared: readonly ComparedFinding[]): readonly ChangeCount[] {
  return CHANGE_KINDS.map((kind) => {
    const those = compared.filter((each) => each.kind === kind);
    const counted = those.filter(({ before, now }) => (now ?? before)?.disposition.kind === 'counted');
    return { kind, findings: those.length, counted: counted.length };
  });
}

/** The changes as the dossier lists them, with the reason in words. `asOf` is the day of the earlier dossier. */
export function listChanges(compared: readonly ComparedFinding[], asOf: IsoDate): readonly FindingChange[] {
  return compared.flatMap((each): FindingChange[] => {
    const { kind, before, now } = each;
    const finding = now ?? before;
    if (kind === 'continuing' || kind === 'closed before' || !finding) return [];
    const { family, title, severity, resource } = finding;
    return [
      {
        finding: each.id,
        kind,
        family,
        title,
        severity,
        resource: resource.id === '' ? (resource.name ?? '') : resource.id,
        ...(resource.account !== undefined && { account: resource.account }),
        ...(resource.cloud !== undefined && { cloud: resource.cloud }),
        ...(before && { before: standingOf(before) }),
        ...(now && { now: standingOf(now) }),
        reason: reasonOf(each, asOf),
      },
    ];
  });
}
