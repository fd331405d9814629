import { createHash } from 'node:crypto';
import { dossierAssumptions } from './assumptions.js';
import { figureSources } from './figure-sources.js';
import { lawVersion } from '../law/schedules.js';
import type { Assessed } from '../model/assessed.js';
import { canonicalPieces } from '../model/canonical-json.js';
import type { Comparison } from '../model/comparison.js';
import type { Diagnostic } from '../model/diagnostic.js';
import {
  DOSSIER_VERSION,
  type AdjacentDossier,
  type Assumption,
  type Dossier,
  type Ledger,
  type SourceRecord,
} from '../model/dossier.js';
import type { Engagement } from '../model/engagement.js';
import type { MatchedEvidence, RegisterLedger } from '../model/evidence.js';
import type { Merged } from '../model/finding.js';
import type { SourceSummary } from '../model/observation.js';
import type { Exposure } from '../model/penalty.js';
import type { LossSimulation } from '../model/loss-simulation.js';
import type { Plan } from '../model/plan.js';
import { longUnseen, longUnseenWarnings } from './long-unseen.js';
import { riskLevel } from './risk-level.js';

interface DossierParts {
  readonly engagement: Engagement;
  readonly readings: readonly SourceSummary[];
  readonly merged: Merged;
  readonly evidence: readonly MatchedEvidence[];
  readonly register?: RegisterLedger | undefined;
  readonly assessed: Assessed;
  readonly exposure: Exposure;
  readonly plan: Plan;
  readonly lossSimulation?: LossSimulation | undefined;
  readonly adjacent: readonly AdjacentDossier[];
  readonly assumptions: readonly Assumption[];
  readonly diagnostics: readonly Diagnostic[];
  readonly toolVersion: string;
  readonly comparison?: Comparison | undefined;
}

/** Puts the results of all stages together and takes the content hash over them. */
export function assembleDossier(parts: DossierParts): Dossier {
  const { engagement, assessed, exposure, plan } = parts;
  const unseen = longUnseen(assessed, parts.readings, engagement.asOf);
  const content = {
    version: DOSSIER_VERSION,
    tool: { name: 'audit-dossier', version: parts.toolVersion, lawVersion },
    engagement,
    asOf: engagement.asOf,
    riskLevel: riskLevel(engagement, assessed),
    sources: parts.readings.map(sourceRecord),
    ledger: ledger(parts),
    evidence: parts.evidence,
    ...(parts.register === undefined ? {} : { register: parts.register }),
    assessed,
    passing: parts.merged.passing,
    exposure,
    plan,
    ...(parts.lossSimulation ? { lossSimulation: parts.lossSimulation } : {}),
    assumptions: dossierAssumptions(parts.assumptions, {
      asOf: engagement.asOf,
      unseen,
      assessed,
      exposure,
      plan,
    }),
    adjacent: parts.adjacent,
    figureSources: figureSources({ exposure, plan }),
    ...(parts.comparison && { comparison: parts.comparison }),
    diagnostics: [...parts.diagnostics, ...longUnseenWarnings(unseen, engagement.asOf)],
  } as const;
  const hash = createHash('sha256');
  for (const piece of canonicalPieces(content)) hash.update(piece);
  return { ...content, contentHash: hash.digest('hex'), approvals: [] };
}

function sourceRecord(reading: SourceSummary): SourceRecord {
  const { file, sha256, bytes, format, formatTitle, records, skipped } = reading;
  return {
    file,
    sha256,
    bytes,
    format,
    formatTitle,
    records,
    observations: reading.observations,
    skipped,
  };
}

function ledger({ readings, merged, assessed }: DossierParts): Ledger {
  const dispositions: Record<string, number> = {};
  for (const { disposition } of assessed.findings) {
    dispositions[disposition.kind] = (dispositions[disposition.kind] ?? 0) + 1;
  }
  return {
    records: readings.reduce((total, reading) => total + reading.records, 0),
    skipped: readings.reduce((total, reading) => total + reading.skipped.length, 0),
    merge: merged.ledger,
    dispositions,
  };
}
