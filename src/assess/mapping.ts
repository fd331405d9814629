import { family } from '../law/crosswalk.js';
import type { Mapping } from '../model/assessed.js';
import type { Finding } from '../model/finding.js';

/** The provision that the finding's check family is priced under; never a default one. */
export function mappingOf(finding: Finding): Mapping {
  const row = family(finding.family);
  if (!row) {
    return { kind: 'not-mapped', reason: 'No reviewed mapping exists for this check.' };
  }
  if (row.provision === undefined) return { kind: 'not-mapped', reason: row.reason };
  const { provision, related, reason, source } = row;
  return { kind: 'mapped', provision, related, reason, source };
}
