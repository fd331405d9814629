import type { IsoDate } from './date.js';
import type { Place } from './diagnostic.js';

/** Where every row of the register went: entries = items + refused, checked by `balance`. */
export interface RegisterLedger {
  readonly file: string;
  readonly entries: number;
  readonly items: number;
  readonly refused: readonly RefusedEntry[];
}

/** An entry that is no item of this dossier, and why. */
export interface RefusedEntry {
  readonly at: Place;
  readonly reason: string;
}

export type EvidenceSays =
  | { readonly kind: 'confirms' }
  | { readonly kind: 'refutes' }
  | { readonly kind: 'fixed'; readonly on: IsoDate }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'compensating' };

/** What an item supports. All stated parts must match. */
export interface EvidenceTarget {
  readonly finding?: string;
  /** Check id of any tool, or check family id. */
  readonly check?: string;
  /** Pattern on resource id or name; `*` is a wildcard. */
  readonly resource?: string;
  /** A provision, which may have no finding at all: `164.308(a)(1)(ii)(A)`. */
  readonly provision?: string;
}

/**
 * `decision` is the record of a decision on an addressable specification (45 CFR 164.306(d)(3)); `certification` a
 * provider's report or certificate, which shows the provider's part and never the entity's own.
 */
export type EvidenceKind =
  | 'policy'
  | 'procedure'
  | 'export'
  | 'log'
  | 'screenshot'
  | 'contract'
  | 'ticket'
  | 'record'
  | 'decision'
  | 'certification'
  | 'attestation';

/** What a kind can stand for where an auditor asks; a title never decides it. */
export type EvidenceRole = 'policy' | 'implementation' | 'decision' | 'provider' | 'word';

export const EVIDENCE_ROLES: Readonly<Record<EvidenceKind, EvidenceRole>> = {
  policy: 'policy',
  procedure: 'policy',
  export: 'implementation',
  log: 'implementation',
  screenshot: 'implementation',
  contract: 'implementation',
  ticket: 'implementation',
  record: 'implementation',
  decision: 'decision',
  certification: 'provider',
  attestation: 'word',
};

/** One artefact of the register with its metadata (OSCAL, NIST SP 800-86). */
export interface EvidenceItem {
  readonly id: string;
  readonly title: string;
  readonly kind: EvidenceKind;
  /** Path relative to the register. */
  readonly file?: string;
  readonly collectedAt?: IsoDate;
  readonly collectedBy?: string;
  /** Command or procedure by which it was taken. */
  readonly method?: string;
  /** Without `to` it holds until further notice, as an agreement does. */
  readonly covers?: { readonly from: IsoDate; readonly to?: IsoDate };
  readonly owner?: string;
  readonly approver?: string;
  readonly supports: readonly EvidenceTarget[];
  readonly says: EvidenceSays;
  readonly classification?: string;
  readonly retainUntil?: IsoDate;
  /** Where the row stands in the register. */
  readonly at: { readonly file: string; readonly line?: number };
}

/** An item after its file was looked for and hashed by the shell. */
export interface HashedEvidence extends EvidenceItem {
  readonly content:
    | { readonly kind: 'hashed'; readonly sha256: string; readonly bytes: number }
    /** `reason` says why, where it is more than not being there: outside the folder, a link, a folder. */
    | { readonly kind: 'missing file'; readonly reason?: string }
    | { readonly kind: 'no file stated' };
}

/** An item and what it was found to bear on. Matching nothing is a value, and is reported. */
export interface MatchedEvidence {
  readonly item: HashedEvidence;
  readonly findings: readonly string[];
  readonly provisions: readonly string[];
  readonly unmatchedTargets: readonly EvidenceTarget[];
  /** Days between collection and `asOf`; undefined without a collection date. */
  readonly ageDays?: number;
  /** At `asOf` it holds no more, or is old for its kind. */
  readonly outOfDate: boolean;
}
