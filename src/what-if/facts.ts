import type { Assessed, AssessedFinding } from '../model/assessed.js';
import type { Dossier } from '../model/dossier.js';
import type { Engagement } from '../model/engagement.js';
import type { Cents } from '../model/money.js';
import { candidates } from '../plan/candidates.js';
import type { CatalogAction } from '../plan/catalog.js';
import { packFindings, unpackFindings, type PackedFindings } from './pack-findings.js';

/**
 * All that pricing and planning ask of a dossier, without the words around it. The HTML file carries it along as
 * JSON, so it is plain data; `null` stands for what is not there.
 */
export interface Facts {
  readonly engagement: Engagement;
  readonly findings: PackedFindings;
  readonly coverage: readonly Pick<Assessed['coverage'][number], 'provision' | 'state'>[];
  readonly vendorGaps: Assessed['vendorGaps'];
  /** Rows of the action catalog that apply to these findings; no setting changes which ones do. */
  readonly catalog: readonly CatalogAction[];
  /** What the document prints: the engine must come to the same before it may answer anything else. */
  readonly printed: Printed;
}

interface Printed {
  readonly low: Cents;
  readonly high: Cents;
  readonly removed: Cents | null;
  readonly contentHash: string;
}

/** The facts of a priced dossier; undefined where nothing is priced. */
export function factsOf(dossier: Dossier, catalog: readonly CatalogAction[]): Facts | undefined {
  const { engagement, assessed, exposure, plan, contentHash } = dossier;
  if (exposure.kind !== 'priced') return undefined;
  const { low, high } = exposure.headline;
  return {
    engagement: {
      ...engagement,
      sources: [],
      suppressions: [],
      noticeDate: exposure.noticeDate,
      horizon: plan.horizon,
    },
    findings: packFindings(assessed.findings),
    coverage: assessed.coverage.map(({ provision, state }) => ({ provision, state })),
    vendorGaps: assessed.vendorGaps,
    catalog: applicable(catalog, dossier),
    printed: { low, high, removed: plan.removed ?? null, contentHash },
  };
}

/** What the engine reads as an assessment. Fields that hold words for readers are empty. */
export function assessedOf({ findings, coverage, vendorGaps }: Facts): Assessed {
  return {
    findings: unpackFindings(findings),
    weaknesses: [],
    coverage: coverage.map((row) => ({
      ...row,
      title: '',
      rule: 'security',
      designation: 'standard',
      reason: '',
      evidence: [],
      findings: 0,
      passingChecks: 0,
      slots: [],
      provider: [],
      missing: [],
    })),
    lapsed: [],
    unusedSuppressions: [],
    vendorGaps,
  };
}

function applicable(
  catalog: readonly CatalogAction[],
  { assessed, engagement }: Dossier,
): readonly CatalogAction[] {
  const families = new Set(assessed.findings.map(({ family }: AssessedFinding) => family));
  const rows = new Set(candidates(catalog, assessed, engagement).map(({ row }) => row));
  return catalog
    .filter((row) => rows.has(row))
    .map((row) => ({
      ...row,
      closes: row.closes.filter((family) => families.has(family)),
      steps: [],
      verify: '',
      value: '',
      source: '',
    }));
}
