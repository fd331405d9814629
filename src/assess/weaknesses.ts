import { family } from '../law/crosswalk.js';
import { isCountedAndOpen, type AssessedFinding, type Weakness } from '../model/assessed.js';
import type { DatedFact } from '../model/finding.js';
import { SEVERITIES, type Severity } from '../model/observation.js';

type Unranked = Omit<Weakness, 'id'>;

/** Findings by check family: those that are open and count first, then by severity, number of findings, family. */
export function weaknessesOf(findings: readonly AssessedFinding[]): readonly Weakness[] {
  const byFamily = new Map<string, AssessedFinding[]>();
  for (const finding of findings) {
    const group = byFamily.get(finding.family);
    if (group) group.push(finding);
    else byFamily.set(finding.family, [finding]);
  }
  return [...byFamily.values()]
    .flatMap((group) => weaknessOf(group) ?? [])
    .sort(byRank)
    .map((weakness, index) => ({ id: `W-${String(index + 1).padStart(2, '0')}`, ...weakness }));
}

/** Whether the safeguard fails on the day of assessment, whatever becomes of the finding. */
export function isOpenFinding({ state, period, disposition }: AssessedFinding): boolean {
  if (disposition.kind === 'refuted') return false;
  return period.kind === 'dated' ? !period.ended : state.kind !== 'fixed' && state.kind !== 'resolved';
}

function weaknessOf(unsorted: readonly AssessedFinding[]): Unranked | undefined {
  const group = [...unsorted].sort((a, b) => compare(a.id, b.id));
  const [first] = group;
  if (!first) return undefined;
  const counted = group.filter(({ disposition }) => disposition.kind === 'counted');
  const countedOpen = counted.filter(isCountedAndOpen);
  const telling = [countedOpen, counted].find((some) => some.length > 0) ?? group;
  return {
    family: first.family,
    title: family(first.family)?.title ?? first.title,
    severity: worstOf(telling.map(({ severity }) => severity)),
    mapping: first.mapping,
    layer: first.layer,
    pattern: commonPattern(group),
    tools: distinct(group.flatMap(({ observations }) => observations.map(({ tool }) => tool))),
    findings: group.map(({ id }) => id),
    counted: counted.length,
    open: group.filter(isOpenFinding).length,
    countedOpen: countedOpen.length,
    systems: distinct(group.flatMap(({ scope }) => (scope.kind === 'unknown' ? [] : scope.system))),
    evidence: distinct(group.flatMap(({ evidence }) => evidence)),
    firstSeen: earliest(telling.flatMap(({ period }) => (period.kind === 'dated' ? period.from : []))),
  };
}

/** The pattern of all findings of the group; none where they differ. */
function commonPattern(group: readonly AssessedFinding[]): string | undefined {
  const patterns = new Set(group.map(({ pattern }) => pattern));
  return patterns.size === 1 ? group[0]?.pattern : undefined;
}

function earliest(facts: readonly DatedFact[]): DatedFact | undefined {
  return [...facts].sort((a, b) => compare(a.on, b.on))[0];
}

function worstOf(severities: readonly Severity[]): Severity {
  return SEVERITIES.find((severity) => severities.includes(severity)) ?? 'unknown';
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort(compare);
}

function byRank(a: Unranked, b: Unranked): number {
  return (
    Number(b.countedOpen > 0) - Number(a.countedOpen > 0) ||
    Number(b.counted > 0) - Number(a.counted > 0) ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    b.findings.length - a.findings.length ||
    compare(a.family, b.family)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
