import type { IsoDate } from './date.js';
import type { InputLimits } from './limits.js';
import type { LossRanges } from './loss-simulation.js';
import type { Cents } from './money.js';
import type { Tier } from './penalty.js';

/** Whether HIPAA applies at all (45 CFR 160.103). Nothing is priced before this is stated. */
export type EntityStatus = 'covered entity' | 'business associate' | 'neither' | 'not determined';

export const ENTITY_STATUSES = [
  'covered entity',
  'business associate',
  'neither',
  'not determined',
] as const satisfies readonly EntityStatus[];

export type Layer = 'identity' | 'storage' | 'network edge' | 'data persistence' | 'logging' | 'governance';

/** `dossier.yaml` after reading: every field as the user stated it; absent fields are undefined, never defaulted. */
export interface Engagement {
  readonly name: string;
  readonly entity: {
    readonly name: string;
    readonly status: EntityStatus;
    readonly statusBasis?: string;
    readonly industry?: string;
    /** Hybrid-entity, group-health-plan or clearinghouse provisions apply only where said. */
    readonly clearinghouse?: boolean;
    readonly groupHealthPlan?: boolean;
  };
  readonly dossier: {
    readonly title: string;
    readonly question: string;
    readonly complianceFamily?: string;
    readonly riskCluster?: string;
    readonly published?: IsoDate;
    readonly updated?: IsoDate;
    readonly confidentiality?: string;
    readonly paper: 'Letter' | 'A4';
  };
  /** The day on which everything is assessed. */
  readonly asOf: IsoDate;
  /** Date of the (assumed) Notice of Proposed Determination; picks the penalty schedule. */
  readonly noticeDate?: IsoDate;
  /** Last day up to which avoidable accrual is shown. */
  readonly horizon?: IsoDate;
  /** Globs relative to `dossier.yaml`. */
  readonly sources: readonly SourceSpec[];
  /** How large those may be, where not as usual. */
  readonly limits?: Partial<InputLimits>;
  /** Path of the evidence register relative to `dossier.yaml`. */
  readonly evidence?: string;
  /** Path of a list of exploited vulnerabilities (CISA's catalog) relative to `dossier.yaml`. */
  readonly knownExploited?: string;
  readonly systems: readonly SystemSpec[];
  readonly vendors: readonly Vendor[];
  /** What was decided on addressable specifications (45 CFR 164.306(d)(3)). */
  readonly decisions?: readonly AddressableDecision[];
  /** Who answers for a provision and all below it; the longest that fits holds. */
  readonly owners?: readonly { readonly provision: string; readonly owner: string }[];
  readonly culpability: readonly CulpabilityInput[];
  readonly factors: readonly PenaltyFactor[];
  readonly recognizedSecurityPractices?: {
    readonly framework: string;
    readonly since: IsoDate;
    readonly reductionPercent?: number;
    readonly reason: string;
    readonly evidence: readonly string[];
  };
  readonly labor?: {
    readonly multiplier?: number;
    /** People of a role who work on the plan full time; the rest of its dates hang on it. */
    readonly people?: Readonly<Partial<Record<Role, number>>>;
    /** Loaded hourly rate per role; overrides the catalog's. */
    readonly rates: Readonly<Partial<Record<Role, { readonly perHour: Cents; readonly source: string }>>>;
  };
  readonly budget?: { readonly oneOff: Cents; readonly reason?: string };
  /** Limits of the plan beside the budget. */
  readonly plan?: PlanLimits;
  /** Ranges for a simulation of losses; without them there is none. */
  readonly lossSimulation?: LossRanges;
  readonly suppressions: readonly Suppression[];
  /** Provisions of checks that no reviewed mapping has, or has otherwise; the first that names a finding's check holds. */
  readonly mappings?: readonly StatedMapping[];
  /** Folder with the user's own templates, relative to `dossier.yaml`. */
  readonly templates?: string;
  /** Earlier dossier of the same entity (`dossier.json` or its folder), relative to `dossier.yaml`. */
  readonly baseline?: string;
  /** Folder with other dossiers (`dossier.json`), for "adjacent dossiers". */
  readonly library?: string;
}

export interface SourceSpec {
  readonly glob: string;
  /** Column mapping for a CSV with unknown headers: our field → the file's header. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Tool name to show for a generic CSV. */
  readonly tool?: string;
  /** Forces a format where content cannot tell. */
  readonly format?: string;
  /** How a table writes dates such as 03/04/2026, where its rows cannot tell. */
  readonly dates?: 'month first' | 'day first';
}

/** Which resources belong to a system, and what a scanner can't know about it. */
export interface SystemSpec {
  readonly id: string;
  readonly name: string;
  /** A resource belongs to the first system of which every stated pattern kind matches. `*` is a wildcard. */
  readonly match: {
    readonly accounts?: readonly string[];
    readonly subscriptions?: readonly string[];
    readonly resources?: readonly string[];
    readonly tags?: Readonly<Record<string, string>>;
  };
  readonly holdsPhi: boolean | 'unknown';
  readonly phiBasis?: string;
  readonly individuals?: number;
  readonly dataGb?: number;
  readonly environment?: 'production' | 'staging' | 'test' | 'development' | 'shared';
  readonly layer?: Layer;
  readonly owner?: string;
}

export interface Vendor {
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly handlesPhi: boolean;
  readonly baa:
    | { readonly kind: 'signed'; readonly on: IsoDate; readonly evidence?: string }
    | { readonly kind: 'missing'; readonly since?: IsoDate }
    | { readonly kind: 'not needed'; readonly reason: string };
  /** What it does for a provision and all below it, and what stays with the entity. */
  readonly provides?: readonly {
    readonly provision: string;
    readonly share: string;
    readonly remains: string;
    /** Evidence id of the report that shows it. */
    readonly evidence?: string;
  }[];
}

/** The three answers that OCR asks for on an addressable specification, and who gave them. */
export interface AddressableDecision {
  readonly provision: string;
  readonly reasonableAndAppropriate: boolean;
  readonly reason: string;
  /** What is done instead; stated when it is not reasonable and appropriate. */
  readonly alternative?: string;
  readonly approver: string;
  readonly on: IsoDate;
  /** Evidence id of the record. */
  readonly evidence?: string;
}

/** An assumption about culpability (45 CFR 160.401), with its reason and whose it is. */
export interface CulpabilityInput {
  /** Provision, or `*` for all that are not named. */
  readonly provision: string;
  readonly tier: Tier;
  readonly reason: string;
  readonly by: string;
  /** First day on which the entity knew, or with reasonable diligence would have known; starts the 30-day cure. */
  readonly knownOn?: IsoDate;
  /** Individuals, where a violation is counted per person instead of per day. */
  readonly countPer?: 'day' | 'person';
  readonly individuals?: number;
  /** The day of the event that is counted per person. */
  readonly on?: IsoDate;
}

/** Actions that would go beyond one of these stay below the cut line. */
export interface PlanLimits {
  /** Last day on which an action may be finished. */
  readonly by?: IsoDate;
  /** Likely one-off hours of a role for the whole plan. */
  readonly hours?: Readonly<Partial<Record<Role, number>>>;
}

/** A circumstance of 45 CFR 160.408; never computed, always the user's, applied after capping. */
export interface PenaltyFactor {
  readonly paragraph: string;
  readonly kind: 'mitigating' | 'aggravating';
  readonly statement: string;
  readonly percent?: number;
  readonly by: string;
}

/** What somebody takes a check for: one of the reviewed families, or one that breaks a provision; never both. */
export interface StatedMapping {
  /** Check id of a tool or title; for a provision also a check family; `*` is a wildcard. */
  readonly check: string;
  readonly family?: string;
  readonly provision?: string;
  /** Beside `provision`. */
  readonly related?: readonly string[];
  readonly reason: string;
  readonly by: string;
}

export interface Suppression {
  readonly id: string;
  /** Finding id, check or family id, or resource pattern; all that are stated must match. */
  readonly match: { readonly finding?: string; readonly check?: string; readonly resource?: string };
  readonly owner: string;
  readonly reason: string;
  readonly approver: string;
  /** Required: a suppression without an end is refused. */
  readonly expires: IsoDate;
}

export type Role = 'security engineer' | 'devops engineer' | 'compliance officer' | 'counsel';
export const ROLES: readonly Role[] = [
  'security engineer',
  'devops engineer',
  'compliance officer',
  'counsel',
];

/** As printed. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  'security engineer': 'security engineer',
  'devops engineer': 'DevOps engineer',
  'compliance officer': 'compliance officer',
  counsel: 'counsel',
};
