import type { Vendor } from './engagement.js';
import type { MatchedEvidence } from './evidence.js';

/** `not held`: stated as signed, and the register has no item for it, or the item no file. */
export type AgreementStanding = 'not needed' | 'missing' | 'held' | 'not held';

/** How the agreement of a vendor stands: what is said of it, and whether its document is there. */
export function agreementStanding({ baa }: Vendor, evidence: readonly MatchedEvidence[]): AgreementStanding {
  if (baa.kind !== 'signed') return baa.kind;
  const isHeld = evidence.some(({ item }) => item.id === baa.evidence && item.content.kind === 'hashed');
  return isHeld ? 'held' : 'not held';
}
