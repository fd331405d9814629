import type { CoverageRule, ProvisionCoverage } from './assessed.js';
import type { IsoDate } from './date.js';
import type { EntityStatus, SystemSpec } from './engagement.js';
import type { EvidenceItem } from './evidence.js';

export { COVERAGE_RULES, type CoverageRule } from './assessed.js';

/**
 * What a regulator may see, and the only thing from which the regulator edition and the response to a letter are
 * made. It has no field for prices, tiers, culpability, plan, budget, counsel's notes, reasons of suppressions or
 * open findings, so that no template can print one. `src/wall` fills it field by field; nothing is spread into it.
 */
export interface RegulatorModel {
  readonly entity: { readonly name: string; readonly status: EntityStatus };
  readonly asOf: IsoDate;
  readonly paper: 'Letter' | 'A4';
  readonly isDraft: boolean;
  readonly systems: readonly RegulatorSystem[];
  readonly provisions: readonly RegulatorProvision[];
  readonly corrections: readonly Correction[];
  readonly agreements: readonly Agreement[];
  readonly practices?: {
    readonly framework: string;
    readonly since: IsoDate;
    readonly evidence: readonly string[];
  };
  readonly evidence: readonly RegulatorEvidence[];
  /** SHA-256 of the canonical JSON of everything above but `isDraft`: the dossier's own hash would commit to what it hides. */
  readonly contentHash: string;
}

/** A system that holds PHI. */
export interface RegulatorSystem {
  readonly name: string;
  readonly environment?: SystemSpec['environment'];
  readonly accounts: readonly string[];
}

/**
 * What the documents on file show for a provision. `no statement` covers all that is open, not assessed or resting
 * on nobody's document: the regulator is neither told of it unasked nor told that it is met.
 */
export type DocumentedState = 'documented' | 'documented in part' | 'attested' | 'no statement';

export interface RegulatorProvision {
  readonly id: string;
  readonly title: string;
  readonly rule: CoverageRule;
  readonly designation: ProvisionCoverage['designation'];
  readonly state: DocumentedState;
  /** Evidence ids by the slots of the audit protocol. */
  readonly policy: readonly string[];
  readonly implementation: readonly string[];
  readonly attestation: readonly string[];
  /** The equivalent measure in place of an addressable specification (45 CFR 164.306(d)(3)). */
  readonly alternative: readonly string[];
  /** Records of what was decided on an addressable specification; what they say stands in them alone. */
  readonly decision: readonly string[];
  /** What vendors do for it under an agreement that crosses, and the report that shows it where that crosses. */
  readonly provider: readonly {
    readonly vendor: string;
    readonly share: string;
    readonly agreement: string;
    readonly shownBy?: string;
  }[];
}

/** A finding that was corrected: facts that a document or a later scan shows. */
export interface Correction {
  readonly title: string;
  readonly provision: string;
  readonly resource: string;
  readonly correctedOn: IsoDate;
  readonly evidence: readonly string[];
  /** Tools that report it as passing or resolved; empty where documents alone show it. */
  readonly scanners: readonly string[];
}

/** A signed business associate agreement whose document is on file. */
export interface Agreement {
  readonly vendor: string;
  readonly service: string;
  readonly signedOn: IsoDate;
  readonly evidence: string;
}

/** An evidence item whose file was found and hashed. */
export interface RegulatorEvidence {
  readonly id: string;
  readonly title: string;
  readonly kind: EvidenceItem['kind'];
  readonly collectedAt?: IsoDate;
  readonly collectedBy?: string;
  readonly covers?: { readonly from: IsoDate; readonly to?: IsoDate };
  readonly owner?: string;
  readonly approver?: string;
  readonly provisions: readonly string[];
  readonly sha256: string;
  readonly bytes: number;
}

/** Something that stayed behind the wall, and why. For the user alone: it never reaches an output that leaves. */
export interface Withheld {
  readonly what: string;
  readonly reason: string;
}
