import type { Diagnostic } from '../model/diagnostic.js';
import type { Engagement } from '../model/engagement.js';
import type { MatchedEvidence } from '../model/evidence.js';
import { hasFile } from './usable-evidence.js';

/** Records that decisions and the shares of vendors name, and that are not in the register or lack their file. */
export function recordsNotHeld(
  { decisions, vendors }: Engagement,
  evidence: readonly MatchedEvidence[],
): readonly Diagnostic[] {
  const named = [
    ...(decisions ?? []).map(({ provision, evidence: id }) => [id, `The decision on ${provision}`] as const),
    ...vendors.flatMap(({ name, provides }) =>
      (provides ?? []).map(
        ({ provision, evidence: id }) => [id, `The share of ${name} in ${provision}`] as const,
      ),
    ),
  ];
  return named.flatMap(([id, what]): readonly Diagnostic[] => {
    if (id === undefined) return [];
    const matched = evidence.find(({ item }) => item.id === id);
    if (matched && hasFile(matched)) return [];
    return [
      {
        level: 'warning',
        code: 'record-not-held',
        message: `${what} names ${id}, and ${matched ? 'its file is not there' : 'the register does not hold it'}; it shows nothing.`,
        value: id,
        hint: 'Add the document to the evidence register, or correct the id in dossier.yaml.',
      },
    ];
  });
}
