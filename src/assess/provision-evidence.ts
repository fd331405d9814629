import type { IsoDate } from '../model/date.js';
import type { EvidenceItem, MatchedEvidence } from '../model/evidence.js';
import { hasFile, isInDate } from './usable-evidence.js';

/** Ids of the evidence on one provision. An item can stand in several lists. */
export interface EvidenceOfProvision {
  readonly all: readonly string[];
  /** In date, with a file. */
  readonly policy: readonly string[];
  readonly implementation: readonly string[];
  readonly compensating: readonly string[];
  /** Attestations, and items without a file: somebody's word. */
  readonly attested: readonly string[];
  /** With a file, and not in date at `asOf`. */
  readonly outOfDate: readonly string[];
}

type Standing = 'policy' | 'implementation' | 'attestation';

const STANDING: Readonly<Record<EvidenceItem['kind'], Standing>> = {
  policy: 'policy',
  procedure: 'policy',
  export: 'implementation',
  log: 'implementation',
  screenshot: 'implementation',
  contract: 'implementation',
  ticket: 'implementation',
  record: 'implementation',
  attestation: 'attestation',
};

/**
 * What the register holds on a provision. An item that confirms a finding shows that the safeguard fails and an
 * acceptance shows that somebody lives with it; neither shows that it is in place, so both are listed only.
 */
export function evidenceOn(
  provision: string,
  evidence: readonly MatchedEvidence[],
  asOf: IsoDate,
): EvidenceOfProvision {
  const on = evidence.filter(({ provisions }) => provisions.includes(provision));
  const shows = on.filter(showsSafeguard);
  const backed = shows.filter(hasFile);
  const inDate = backed.filter((matched) => isInDate(matched, asOf));
  const standing = (matched: MatchedEvidence): Standing => STANDING[matched.item.kind];
  return {
    all: idsOf(on),
    policy: idsOf(inDate.filter((matched) => standing(matched) === 'policy')),
    implementation: idsOf(inDate.filter((matched) => standing(matched) === 'implementation')),
    compensating: idsOf(inDate.filter(({ item }) => item.says.kind === 'compensating')),
    attested: idsOf(
      shows.filter(
        (matched) =>
          matched.item.content.kind === 'no file stated' ||
          (standing(matched) === 'attestation' && hasFile(matched)),
      ),
    ),
    outOfDate: idsOf(
      backed.filter((matched) => standing(matched) !== 'attestation' && !isInDate(matched, asOf)),
    ),
  };
}

function showsSafeguard({ item, findings }: MatchedEvidence): boolean {
  return item.says.kind !== 'accepted' && !(item.says.kind === 'confirms' && findings.length > 0);
}

function idsOf(evidence: readonly MatchedEvidence[]): readonly string[] {
  return evidence.map(({ item }) => item.id);
}
