import type { Approval } from './approval.js';
import type { Assessed } from './assessed.js';
import type { Comparison } from './comparison.js';
import type { IsoDate } from './date.js';
import type { Diagnostic } from './diagnostic.js';
import type { Engagement } from './engagement.js';
import type { MatchedEvidence, RegisterLedger } from './evidence.js';
import type { MergeLedger, PassingCheck } from './finding.js';
import type { LossSimulation } from './loss-simulation.js';
import type { SkippedRecord } from './observation.js';
import type { Exposure } from './penalty.js';
import type { Plan } from './plan.js';

export const DOSSIER_VERSION = '1';

/** Something that the result rests on and nobody has proved; printed with the figures that depend on it. */
export interface Assumption {
  readonly id: string;
  readonly statement: string;
  /** What changes when it is wrong. */
  readonly affects: string;
  readonly by: string;
}

/** An input file as the dossier records it. */
export interface SourceRecord {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: string;
  readonly formatTitle: string;
  readonly records: number;
  readonly observations: number;
  readonly skipped: readonly SkippedRecord[];
}

/**
 * Where every row went. records = skipped + observations; observations = notFailing + merged + findings;
 * findings = counted + every other disposition. `balance` proves it before anything is written.
 */
export interface Ledger {
  readonly records: number;
  readonly skipped: number;
  readonly merge: MergeLedger;
  readonly dispositions: Readonly<Record<string, number>>;
}

export interface RiskLevel {
  readonly level: 'Critical' | 'High' | 'Medium' | 'Low' | 'Not determined';
  readonly reason: string;
}

/** Reference to a finished dossier of the library folder. */
export interface AdjacentDossier {
  readonly title: string;
  readonly entity: string;
  readonly relation: 'same industry' | 'same risk cluster';
  readonly asOf: IsoDate;
  readonly path: string;
}

/** A source of figures used in this dossier, as the appendix lists it. */
export interface FigureSource {
  readonly id: string;
  readonly title: string;
  readonly citation: string;
  readonly verified: boolean;
  readonly usedFor: string;
}

/** The published result: everything that any edition prints comes from here. */
export interface Dossier {
  readonly version: typeof DOSSIER_VERSION;
  readonly tool: { readonly name: string; readonly version: string; readonly lawVersion: string };
  readonly engagement: Engagement;
  readonly asOf: IsoDate;
  readonly riskLevel: RiskLevel;
  readonly sources: readonly SourceRecord[];
  readonly ledger: Ledger;
  readonly evidence: readonly MatchedEvidence[];
  /** Absent where no register was given. */
  readonly register?: RegisterLedger;
  readonly assessed: Assessed;
  readonly passing: readonly PassingCheck[];
  readonly exposure: Exposure;
  readonly plan: Plan;
  /** Apart from the law; absent where the engagement states no ranges. */
  readonly lossSimulation?: LossSimulation;
  readonly assumptions: readonly Assumption[];
  readonly adjacent: readonly AdjacentDossier[];
  readonly figureSources: readonly FigureSource[];
  /** What changed since an earlier dossier; absent where none was given. */
  readonly comparison?: Comparison;
  readonly diagnostics: readonly Diagnostic[];
  /** SHA-256 of the canonical JSON of everything above, hex; its first 12 digits stand on every page. */
  readonly contentHash: string;
  /** Approvals of exactly this content; not part of it. None: it is a draft. */
  readonly approvals: readonly Approval[];
}
