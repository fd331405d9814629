import type { CapPolicy, Tier } from '../model/penalty.js';
import type { Cents } from '../model/money.js';

/** A provision as the documents name it. */
export interface ProvisionText {
  /** `164.312(a)(1)` */
  readonly id: string;
  readonly title: string;
  readonly designation: 'required' | 'addressable' | 'standard';
  /** `45 CFR 164.312(a)(1)` */
  readonly citation: string;
}

/** One entry of the taxonomy: an exposure layer, failure layer, failure pattern, direction or consideration. */
export interface TaxonomyEntry {
  /** `X1`, `identity`, `P3`, `R2`, `O6`; failure layers have the ids of model/engagement `Layer`. */
  readonly id: string;
  readonly name: string;
  /** One or two sentences for a reader who has never heard of it. */
  readonly statement: string;
  readonly provisions: readonly string[];
}

/** What the OCR audit protocol asks an entity to show for a provision. */
export interface ExpectedEvidence {
  readonly provision: string;
  readonly items: readonly string[];
  /** Asked for besides where an addressable specification is not implemented as written. */
  readonly alternative?: string;
  readonly source: string;
}

/** One culpability tier of the schedule in force, with the three annual caps. */
export interface ScheduleTier {
  readonly tier: Tier;
  readonly minimum: Cents;
  readonly maximum: Cents;
  readonly caps: Readonly<Record<CapPolicy, Cents>>;
}

/** What the documents say about the law, which the stages do not carry along. `pipeline.ts` fills it from law/. */
export interface RenderContext {
  readonly provisions: readonly ProvisionText[];
  readonly taxonomy: {
    readonly exposureLayers: readonly TaxonomyEntry[];
    readonly failureLayers: readonly TaxonomyEntry[];
    readonly failurePatterns: readonly TaxonomyEntry[];
    readonly remediationDirections: readonly TaxonomyEntry[];
    readonly operationalConsiderations: readonly TaxonomyEntry[];
  };
  readonly expectedEvidence: readonly ExpectedEvidence[];
  /** Of the schedule that priced the dossier; empty when nothing was priced. */
  readonly schedule: readonly ScheduleTier[];
}
