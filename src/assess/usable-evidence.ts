import type { IsoDate } from '../model/date.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { MatchedEvidence } from '../model/evidence.js';
import { freshnessOn } from '../model/freshness.js';

/** Items per finding, in the order of the register. */
export function evidenceByFinding(
  evidence: readonly MatchedEvidence[],
): ReadonlyMap<string, readonly MatchedEvidence[]> {
  const byFinding = new Map<string, MatchedEvidence[]>();
  for (const matched of evidence) {
    for (const finding of new Set(matched.findings)) {
      const items = byFinding.get(finding);
      if (items) items.push(matched);
      else byFinding.set(finding, [matched]);
    }
  }
  return byFinding;
}

/** An item without a file that was found and hashed shows nothing to an auditor; it moves no date and no price. */
export function hasFile({ item }: MatchedEvidence): boolean {
  return item.content.kind === 'hashed';
}

/** In force on `day`, or young enough for its kind. Undated items are not in date. */
export function isInDate({ item }: MatchedEvidence, day: IsoDate): boolean {
  return freshnessOn(item, day) === 'current';
}

/** Items that would take a finding out of the price or end it, and do not because their file is not there. */
export function unbackedEvidence(evidence: readonly MatchedEvidence[]): readonly Diagnostic[] {
  return evidence
    .filter(
      (matched) =>
        !hasFile(matched) &&
        matched.findings.length > 0 &&
        (matched.item.says.kind === 'refutes' || matched.item.says.kind === 'fixed'),
    )
    .map(({ item, findings }) => ({
      level: 'warning',
      code: 'evidence-without-file',
      message: `${item.id} ${item.says.kind === 'fixed' ? 'ends' : 'refutes'} ${findings.join(', ')}, but ${item.content.kind === 'missing file' ? 'its file is missing' : 'it names no file'}; they count as if it were not there.`,
      at: item.at,
      value: item.file,
      hint: 'Add the artefact to the evidence folder and name it in the register.',
    }));
}
