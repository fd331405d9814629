import type { AssessedFinding } from '../model/assessed.js';
import type { Dossier } from '../model/dossier.js';
import type { MatchedEvidence } from '../model/evidence.js';
import { isOpen } from '../model/observation.js';
import type { Correction, Withheld } from '../model/regulator.js';
import { mayLeave } from './crossing-evidence.js';

export interface Corrections {
  readonly corrections: readonly Correction[];
  readonly withheld: readonly Withheld[];
}

/**
 * Findings on systems in scope that have ended, each with what shows it. The day on which a finding began does not
 * cross: its duration is what a penalty is counted from, and that day is often an assumption. A finding that
 * privileged evidence speaks of stays behind with it.
 */
export function corrections(
  { assessed, evidence }: Dossier,
  crossing: readonly MatchedEvidence[],
): Corrections {
  const titles = new Map(assessed.weaknesses.map(({ family, title }) => [family, title]));
  const listed: Correction[] = [];
  const withheld: Withheld[] = [];
  for (const finding of assessed.findings) {
    const { mapping, period, disposition } = finding;
    if (disposition.kind !== 'counted' || mapping.kind !== 'mapped') continue;
    if (period.kind !== 'dated' || !period.ended) continue;
    const title = titles.get(finding.family) ?? finding.title;
    const reason = reasonToWithhold(finding, evidence);
    const shownBy = documentsOf(finding, crossing);
    const scanners = scannersOf(finding);
    if (reason !== undefined || (shownBy.length === 0 && scanners.length === 0)) {
      withheld.push({
        what: `correction of ${finding.id} ${title}`,
        reason: reason ?? 'no document that may leave shows it',
      });
      continue;
    }
    listed.push({
      title,
      provision: mapping.provision,
      resource: finding.resource.name ?? finding.resource.id,
      correctedOn: period.to.on,
      evidence: shownBy,
      scanners,
    });
  }
  return { corrections: listed.toSorted(byProvision), withheld };
}

function reasonToWithhold({ id }: AssessedFinding, evidence: readonly MatchedEvidence[]): string | undefined {
  const privileged = evidence.find(
    ({ item, findings }) => findings.includes(id) && !mayLeave(item.classification),
  );
  return privileged && `${privileged.item.id} on it is classified "${privileged.item.classification}"`;
}

function documentsOf({ id }: AssessedFinding, crossing: readonly MatchedEvidence[]): readonly string[] {
  return crossing
    .filter(({ item, findings }) => findings.includes(id) && item.says.kind === 'fixed')
    .map(({ item }) => item.id);
}

/** Tools with a record that no longer fails; those that only ever saw it fail show nothing. */
function scannersOf({ state, observations }: AssessedFinding): readonly string[] {
  if (state.kind !== 'fixed') return [];
  const ended = observations.filter(({ status }) => !isOpen(status) && status.workflow !== 'accepted');
  return [...new Set(ended.map(({ tool }) => tool))].sort();
}

function byProvision(a: Correction, b: Correction): number {
  return (
    compare(a.provision, b.provision) ||
    compare(a.title, b.title) ||
    compare(a.correctedOn, b.correctedOn) ||
    compare(a.resource, b.resource)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
