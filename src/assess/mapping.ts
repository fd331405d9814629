import { family } from '../law/crosswalk.js';
import type { Mapping } from '../model/assessed.js';
import type { StatedMapping } from '../model/engagement.js';
import type { Finding } from '../model/finding.js';
import { namesCheck } from './stated-family.js';

/**
 * The provision that the finding is priced under: the one that dossier.yaml states for its check, else that of its
 * check family, else the one that its own records cite; never a default one. What records cite beside the family's is
 * related.
 */
export function mappingOf(finding: Finding, mappings: readonly StatedMapping[] = []): Mapping {
  const named = mappings.find((mapping) => namesCheck(mapping, finding));
  if (named?.provision !== undefined) {
    const { provision, related = [], reason, by } = named;
    return { kind: 'mapped', provision, related, reason: `${reason} (${by})`, source: `stated by ${by}` };
  }
  const row = family(finding.family);
  const stated = statedBy(finding);
  if (row?.provision !== undefined) {
    const { provision, related, reason, source } = row;
    const more = stated?.provisions.filter((one) => one !== provision && !related.includes(one)) ?? [];
    return { kind: 'mapped', provision, related: [...related, ...more], reason, source };
  }
  if (stated) {
    const [provision, ...related] = stated.provisions;
    const reason = `${stated.place} cites 45 CFR ${provision}; no reviewed mapping of the check stands against it.`;
    return { kind: 'mapped', provision, related, reason, source: STATED };
  }
  const reason = row?.reason ?? 'No reviewed mapping exists for this check.';
  return { kind: 'not-mapped', reason };
}

/** Basis of a mapping that a record of the source states, and that no row of the crosswalk does. */
const STATED = 'stated in the source';

interface Stated {
  readonly provisions: readonly [string, ...string[]];
  /** Tool, file and line of the first record that cites them. */
  readonly place: string;
}

function statedBy({ observations }: Finding): Stated | undefined {
  const citing = observations.flatMap(({ status, statedProvisions = [], ...record }) => {
    const [main, ...more] = statedProvisions;
    return status.result === 'fail' && main !== undefined ? [{ ...record, main, more }] : [];
  });
  // Of records that cite different ones the first in the order of the law's text, whatever the order of rows.
  const [first] = [...citing].sort((a, b) => (a.main < b.main ? -1 : a.main > b.main ? 1 : 0));
  if (!first) return undefined;
  const related = new Set(citing.flatMap(({ main, more }) => [main, ...more]));
  related.delete(first.main);
  const { file, line, pointer } = first.at;
  return {
    provisions: [first.main, ...[...related].sort()],
    place: `${first.tool}, ${file}${line === undefined ? (pointer ?? '') : ` line ${line}`}`,
  };
}
