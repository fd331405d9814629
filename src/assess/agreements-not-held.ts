import { agreementStanding } from '../model/agreement.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Vendor } from '../model/engagement.js';
import type { MatchedEvidence } from '../model/evidence.js';
import type { PlaceOf } from './unused-statements.js';

/** Agreements stated as signed whose document is not in the register, or is there without its file. */
export function agreementsNotHeld(
  vendors: readonly Vendor[],
  evidence: readonly MatchedEvidence[],
  placeOf: PlaceOf,
): readonly Diagnostic[] {
  return vendors.flatMap((vendor, index): readonly Diagnostic[] => {
    const { name, baa, handlesPhi } = vendor;
    if (!handlesPhi || baa.kind !== 'signed') return [];
    if (agreementStanding(vendor, evidence) !== 'not held') return [];
    const isListed = evidence.some(({ item }) => item.id === baa.evidence);
    const why =
      baa.evidence === undefined
        ? 'names no evidence'
        : isListed
          ? 'its file is not there'
          : 'the register does not hold it';
    return [
      {
        level: 'warning',
        code: 'agreement-not-held',
        message: `The agreement with ${name} is stated as signed, and ${why}.`,
        at: placeOf(['vendors', index, 'baa']),
        ...(baa.evidence !== undefined && { value: baa.evidence }),
        hint: 'Add the signed agreement to the evidence register and name it here; an auditor samples it.',
      },
    ];
  });
}
