import type { DayInterval } from './date.js';
import type { Diagnostic } from './diagnostic.js';
import type { Layer, Suppression } from './engagement.js';
import type { DatedFact, Finding } from './finding.js';
import type { KnownExploited, UsedExploitedList } from './known-exploited.js';
import type { Severity } from './observation.js';

/** The provision that is priced for a check, and the ones that it also bears on. */
export type Mapping =
  | {
      readonly kind: 'mapped';
      readonly provision: string;
      readonly related: readonly string[];
      readonly reason: string;
      readonly source: string;
    }
  | { readonly kind: 'not-mapped'; readonly reason: string };

/** Whether the finding's resource belongs to a system that holds PHI. */
export type Scope =
  | { readonly kind: 'in'; readonly system: string; readonly basis: string }
  | { readonly kind: 'out'; readonly system: string; readonly basis: string }
  | { readonly kind: 'unknown'; readonly system?: string; readonly reason: string };

/** What became of a finding. Exactly one holds; only `counted` is priced. */
export type Disposition =
  | { readonly kind: 'counted' }
  | { readonly kind: 'suppressed'; readonly suppression: string; readonly reason: string }
  | { readonly kind: 'accepted by scanner'; readonly source: string }
  | { readonly kind: 'refuted'; readonly evidence: string }
  | { readonly kind: 'out of scope'; readonly reason: string }
  | { readonly kind: 'scope unknown'; readonly reason: string }
  | { readonly kind: 'not mapped'; readonly reason: string }
  | { readonly kind: 'not dated'; readonly reason: string };

/** Every kind of disposition in the order in which they are told: what is priced, then what is not. */
export const DISPOSITION_KINDS = [
  'counted',
  'suppressed',
  'accepted by scanner',
  'refuted',
  'out of scope',
  'scope unknown',
  'not mapped',
  'not dated',
] as const satisfies readonly Disposition['kind'][];

/** Days on which it failed. `to` is the day of the fix or `asOf`; both ends say how they are known. */
export type Period =
  | {
      readonly kind: 'dated';
      readonly interval: DayInterval;
      readonly from: DatedFact;
      readonly to: DatedFact;
      readonly ended: boolean;
    }
  | { readonly kind: 'undated'; readonly reason: string };

export interface AssessedFinding extends Finding {
  readonly mapping: Mapping;
  readonly scope: Scope;
  readonly disposition: Disposition;
  readonly period: Period;
  readonly layer: Layer;
  /** Failure pattern of the taxonomy, `P1` to `P6`, where one fits. */
  readonly pattern?: string;
  readonly evidence: readonly string[];
  /** Who says that attackers use a vulnerability of it; absent where nobody does. */
  readonly knownExploited?: readonly KnownExploited[];
}

/** Counts, and fails on the day of assessment. */
export function isCountedAndOpen({ disposition, period }: AssessedFinding): boolean {
  return disposition.kind === 'counted' && period.kind === 'dated' && !period.ended;
}

/** All findings of one check family: what the report lists and an action fixes. */
export interface Weakness {
  /** `W-01`, ranked: counted and open first, then counted, then severity, then number of findings. */
  readonly id: string;
  readonly family: string;
  readonly title: string;
  /** The worst of its findings that count and are open; of those that count, or of all, where there are none. */
  readonly severity: Severity;
  readonly mapping: Mapping;
  readonly layer: Layer;
  readonly pattern?: string;
  readonly tools: readonly string[];
  readonly findings: readonly string[];
  readonly counted: number;
  /** Open, whether they count or not. */
  readonly open: number;
  readonly countedOpen: number;
  readonly systems: readonly string[];
  readonly evidence: readonly string[];
  /** First day of the findings that its severity is of. */
  readonly firstSeen?: DatedFact;
}

/** The five states of a provision. `not assessed` is never turned into a pass. */
export type CoverageState = 'evidenced' | 'partial' | 'gap' | 'attested' | 'not assessed';

export const COVERAGE_STATES: readonly CoverageState[] = [
  'evidenced',
  'partial',
  'gap',
  'attested',
  'not assessed',
];

/** `agreements`: what 45 CFR 164.502(e) and 164.504(e) ask beside the Security Rule's own paragraphs on them. */
export type CoverageRule = 'security' | 'breach notification' | 'agreements';

export const COVERAGE_RULES: readonly CoverageRule[] = ['security', 'breach notification', 'agreements'];

/** What the OCR audit protocol asks for, row by row: each is looked for by itself. */
export type SlotKind = 'policy' | 'implementation' | 'decision';

/**
 * `attested`: somebody's word and no document in date. `incomplete`: a decision document of which nobody has stated
 * what it decides. `not asked`: the protocol asks for none, or the specification is implemented as written.
 */
export type SlotState = 'held' | 'out of date' | 'attested' | 'incomplete' | 'missing' | 'not asked';

export interface CoverageSlot {
  readonly kind: SlotKind;
  readonly state: SlotState;
  /** The documents that the protocol asks for; empty where it has no row on the provision. */
  readonly asks: readonly string[];
  /** Evidence ids. */
  readonly evidence: readonly string[];
  /** On a decision: what it says, or what of it is not stated. */
  readonly note?: string;
}

/** What a vendor does for a provision. It leans on the agreement, and never stands for the entity's own part. */
export interface ProviderShare {
  readonly vendor: string;
  readonly share: string;
  /** What stays with the entity. */
  readonly remains: string;
  /** Evidence id of the agreement, where its document is on file and it is signed by the day. */
  readonly agreement?: string;
  /** Evidence id of the provider's report, where it is on file and in date. */
  readonly shownBy?: string;
}

export interface ProvisionCoverage {
  readonly provision: string;
  readonly title: string;
  readonly rule: CoverageRule;
  readonly designation: 'required' | 'addressable' | 'standard';
  readonly state: CoverageState;
  /** One sentence: why it is in that state. */
  readonly reason: string;
  readonly evidence: readonly string[];
  readonly findings: number;
  readonly passingChecks: number;
  /** Policy and implementation; on an addressable specification the decision as well. None where it does not bind the entity. */
  readonly slots: readonly CoverageSlot[];
  readonly provider: readonly ProviderShare[];
  /** Who answers for it, as `owners` in dossier.yaml says. */
  readonly owner?: string;
  /** What the OCR audit protocol asks for on this provision and the register does not hold. */
  readonly missing: readonly string[];
}

export interface Assessed {
  readonly findings: readonly AssessedFinding[];
  readonly weaknesses: readonly Weakness[];
  readonly coverage: readonly ProvisionCoverage[];
  /** Suppressions that lapsed by `asOf`: their findings count again. */
  readonly lapsed: readonly Suppression[];
  readonly unusedSuppressions: readonly Suppression[];
  /** Vendors that handle PHI without a signed agreement. */
  readonly vendorGaps: readonly {
    readonly vendor: string;
    readonly provision: string;
    readonly reason: string;
  }[];
  /** The list of exploited vulnerabilities that the user gave. */
  readonly exploitedList?: UsedExploitedList;
  /** Evidence that does not hold what it claims: a fix that a scanner contradicts, a file that is not there. */
  readonly diagnostics?: readonly Diagnostic[];
}
