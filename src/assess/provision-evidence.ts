import type { IsoDate } from '../model/date.js';
import { EVIDENCE_ROLES, type EvidenceRole, type MatchedEvidence } from '../model/evidence.js';
import { hasFile, isInDate } from './usable-evidence.js';

/** What the register holds for one slot: ids of evidence. */
export interface Holding {
  /** In date, with a file. */
  readonly current: readonly string[];
  /** With a file, and not in date. */
  readonly outOfDate: readonly string[];
  /** Without a file stated: somebody's word. */
  readonly word: readonly string[];
}

/** The evidence on one provision, by what its kind can stand for. An item can stand in several lists. */
export interface EvidenceOfProvision {
  readonly all: readonly string[];
  readonly policy: Holding;
  readonly implementation: Holding;
  readonly decision: Holding;
  /** In date, with a file: an equivalent measure. */
  readonly compensating: readonly string[];
  /** Attestations. */
  readonly attested: readonly string[];
}

/**
 * What the register holds on a provision. An item that confirms a finding shows that the safeguard fails and an
 * acceptance shows that somebody lives with it; neither shows that it is in place, so both are listed only. A
 * provider's certificate shows nothing of the entity's own.
 */
export function evidenceOn(
  provision: string,
  evidence: readonly MatchedEvidence[],
  day: IsoDate,
): EvidenceOfProvision {
  const on = evidence.filter(({ provisions }) => provisions.includes(provision));
  const shows = on.filter(showsSafeguard);
  const inRole = (role: EvidenceRole): readonly MatchedEvidence[] =>
    shows.filter(({ item }) => EVIDENCE_ROLES[item.kind] === role);
  return {
    all: idsOf(on),
    policy: holdingOf(inRole('policy'), day),
    implementation: holdingOf(inRole('implementation'), day),
    decision: holdingOf(inRole('decision'), day),
    compensating: idsOf(
      shows.filter(
        (matched) => matched.item.says.kind === 'compensating' && hasFile(matched) && isInDate(matched, day),
      ),
    ),
    attested: idsOf(inRole('word').filter(({ item }) => item.content.kind !== 'missing file')),
  };
}

function holdingOf(items: readonly MatchedEvidence[], day: IsoDate): Holding {
  const backed = items.filter(hasFile);
  return {
    current: idsOf(backed.filter((matched) => isInDate(matched, day))),
    outOfDate: idsOf(backed.filter((matched) => !isInDate(matched, day))),
    word: idsOf(items.filter(({ item }) => item.content.kind === 'no file stated')),
  };
}

function showsSafeguard({ item, findings }: MatchedEvidence): boolean {
  return item.says.kind !== 'accepted' && !(item.says.kind === 'confirms' && findings.length > 0);
}

function idsOf(evidence: readonly MatchedEvidence[]): readonly string[] {
  return evidence.map(({ item }) => item.id);
}
