import type { Diagnostic } from '../model/diagnostic.js';
import type { Vendor } from '../model/engagement.js';
import type { MatchedEvidence } from '../model/evidence.js';
import { hasFile } from './usable-evidence.js';

/** Agreements stated as signed whose evidence is not in the register, or is there without its file. */
export function agreementsNotHeld(
  vendors: readonly Vendor[],
  evidence: readonly MatchedEvidence[],
): readonly Diagnostic[] {
  return vendors.flatMap(({ name, baa, handlesPhi }): readonly Diagnostic[] => {
    if (!handlesPhi || baa.kind !== 'signed' || baa.evidence === undefined) return [];
    const matched = evidence.find(({ item }) => item.id === baa.evidence);
    if (matched && hasFile(matched)) return [];
    return [
      {
        level: 'warning',
        code: 'agreement-not-held',
        message: `The agreement with ${name} is stated as signed, and ${matched ? 'its file is not there' : 'the register does not hold it'}.`,
        value: baa.evidence,
        hint: 'Add the signed agreement to the evidence register; an auditor samples it.',
      },
    ];
  });
}
