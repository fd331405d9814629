import type { EvidenceTarget } from '../model/evidence.js';
import type { Finding } from '../model/finding.js';
import { nearest } from '../model/nearest.js';
import { indexResources } from './resource-index.js';

/** Findings, looked up by the parts of a target. */
export interface FindingIndex {
  /** Findings that all stated parts of the target match, in input order. */
  matching(target: EvidenceTarget): readonly Finding[];
  /** What the part of the target that matches nothing was probably meant to be. */
  nearestTo(target: EvidenceTarget): string | undefined;
}

/** Names compared for one suggestion; a register with a wrong account id must not cost minutes. */
const MAX_CANDIDATES = 250;

/** `familyMatches` is asked once for each set of findings of the same family and checks. */
export function indexFindings(
  findings: readonly Finding[],
  familyMatches: (finding: Finding, check: string) => boolean,
): FindingIndex {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const alike = groupAlike(findings);
  const byCheck = new Map<string | undefined, Lookup>([[undefined, lookup(findings)]]);
  const ofCheck = (check: string | undefined): Lookup => {
    let found = byCheck.get(check);
    if (!found) {
      const wanted = check ?? '';
      found = lookup(alike.filter(([one]) => isOfCheck(one, wanted, familyMatches)).flat());
      byCheck.set(check, found);
    }
    return found;
  };
  const matching = ({ finding, check, resource }: EvidenceTarget): readonly Finding[] => {
    const { all, byResource } = ofCheck(check);
    const found = resource === undefined ? all : byResource(resource);
    if (finding === undefined) return found;
    const one = byId.get(finding);
    return one && found.includes(one) ? [one] : [];
  };
  const nearestTo = ({ finding, check, resource }: EvidenceTarget): string | undefined => {
    if (finding !== undefined && !byId.has(finding)) return nearest(finding, some(byId.keys()));
    const { all } = ofCheck(check);
    if (check !== undefined && all.length === 0) return nearest(check, some(checkNames(alike)));
    return resource && nearest(resource, some(resourceIds(all)));
  };
  return { matching, nearestTo };
}

interface Lookup {
  readonly all: readonly Finding[];
  readonly byResource: (pattern: string) => readonly Finding[];
}

/** The index of resources is made when the first pattern asks for it. */
function lookup(all: readonly Finding[]): Lookup {
  let index: ((pattern: string) => readonly Finding[]) | undefined;
  return { all, byResource: (pattern) => (index ??= indexResources(all))(pattern) };
}

type Alike = readonly [Finding, ...Finding[]];

/** Findings of the same family whose observations name the same checks. */
function groupAlike(findings: readonly Finding[]): readonly Alike[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = [
      finding.family,
      ...new Set(finding.observations.map(({ checkId }) => checkId).toSorted()),
    ].join('\n');
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}

function isOfCheck(
  finding: Finding,
  check: string,
  familyMatches: (finding: Finding, check: string) => boolean,
): boolean {
  const wanted = check.toLowerCase();
  return (
    finding.family.toLowerCase() === wanted ||
    finding.observations.some(({ checkId }) => checkId.toLowerCase() === wanted) ||
    familyMatches(finding, check)
  );
}

function checkNames(alike: readonly Alike[]): Set<string> {
  return new Set(
    alike.flatMap(([{ family, observations }]) => [family, ...observations.map(({ checkId }) => checkId)]),
  );
}

function* resourceIds(findings: readonly Finding[]): Generator<string> {
  for (const { resource } of findings) yield resource.id;
}

function some(names: Iterable<string>): Set<string> {
  const first = new Set<string>();
  for (const name of names) {
    if (first.size === MAX_CANDIDATES) break;
    first.add(name);
  }
  return first;
}
