import { auditProtocol } from './law/audit-protocol.js';
import { annualCap, maximumPerViolation } from './law/caps.js';
import { citation, provisions } from './law/provisions.js';
import { schedules } from './law/schedules.js';
import { taxonomy } from './law/taxonomy.js';
import type { Dossier } from './model/dossier.js';
import { TIERS } from './model/penalty.js';
import type { ExpectedEvidence, RenderContext, ScheduleTier, TaxonomyEntry } from './render/context.js';

/** Findings of no technical layer; shown only where there are any. */
const GOVERNANCE: TaxonomyEntry = {
  id: 'governance',
  name: 'Governance',
  statement:
    'Analysis, review, training and response plans are no settings of a cloud, and scanners see only their traces: a detector that is off, a contact that nobody named. The papers themselves are in the evidence register or they are missing.',
  provisions: ['164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(B)'],
};

const PROTOCOL_SOURCE = 'OCR HIPAA Audit Protocol, updated July 2018';

/** What the documents say about the law beside the dossier's own figures, taken from the law data. */
export function renderContext(dossier: Dossier): RenderContext {
  return {
    provisions: provisions.map(({ id, title, designation }) => ({
      id,
      title,
      designation: designation === 'general' ? 'standard' : designation,
      citation: citation(id),
    })),
    taxonomy: {
      exposureLayers: taxonomy.exposureLayers.map((entry) => ({
        ...entry,
        statement: entry.explanation,
        provisions: [],
      })),
      failureLayers: [
        ...taxonomy.failureLayers.map((entry) => ({ ...taxonomyEntry(entry), id: entry.layer })),
        GOVERNANCE,
      ],
      failurePatterns: taxonomy.failurePatterns.map(taxonomyEntry),
      remediationDirections: taxonomy.remediationDirections.map(taxonomyEntry),
      operationalConsiderations: taxonomy.operationalConsiderations.map(taxonomyEntry),
    },
    expectedEvidence: auditProtocol.map(expected),
    schedule: scheduleTiers(dossier),
  };
}

interface LawEntry {
  readonly id: string;
  readonly name: string;
  readonly explanation: string;
  readonly provisions: readonly string[];
}

function taxonomyEntry({ id, name, explanation, provisions: bearing }: LawEntry): TaxonomyEntry {
  return { id, name, statement: explanation, provisions: bearing };
}

function expected({
  provision,
  policy,
  documents,
  alternative,
}: (typeof auditProtocol)[number]): ExpectedEvidence {
  const items = [...(policy === undefined ? [] : [policy]), ...documents];
  return { provision, items, ...(alternative !== undefined && { alternative }), source: PROTOCOL_SOURCE };
}

function scheduleTiers({ exposure }: Dossier): readonly ScheduleTier[] {
  if (exposure.kind !== 'priced') return [];
  const schedule = schedules.find(({ id }) => id === exposure.schedule.id);
  if (!schedule) throw new RangeError(`no schedule ${exposure.schedule.id}`);
  return TIERS.map((tier) => ({
    tier,
    minimum: schedule.tiers[tier].minimum,
    maximum: maximumPerViolation('codified', schedule, tier),
    caps: {
      codified: annualCap('codified', schedule, tier),
      discretion: annualCap('discretion', schedule, tier),
      discretionAdjusted: annualCap('discretionAdjusted', schedule, tier),
    },
  }));
}
