import { assess } from '../../src/assess/assess.js';
import { matchEvidence } from '../../src/evidence/match-evidence.js';
import { mergeObservations } from '../../src/ingest/merge.js';
import { readSource } from '../../src/ingest/read-source.js';
import { readEngagement } from '../../src/io/read-engagement.js';
import { readEvidence } from '../../src/io/read-evidence.js';
import { familyOf } from '../../src/law/check-family.js';
import { checkNamesFamily } from '../../src/law/family-checks.js';
import type { Observation } from '../../src/model/observation.js';
import { price } from '../../src/price/price.js';

/** The sample engagement, stage by stage. */

const { sources, folder, ...read } = await readEngagement('samples/fable-thistle');
export const { engagement } = read;
const observations: Observation[] = [];
for (const { source, spec } of sources)
  observations.push(...(await readSource(source, { spec })).observations);
export const merged = mergeObservations(observations, (observation) => {
  const row = familyOf(observation);
  return row && { id: row.family, title: row.title };
});
export const register = await readEvidence(folder, engagement.evidence ?? '');
export const evidence = matchEvidence(register.items, merged.findings, {
  asOf: engagement.asOf,
  familyMatches: ({ family }, check) => checkNamesFamily(family, check),
});
export const assessed = assess({ engagement, merged, evidence: evidence.matched, asOf: engagement.asOf });
const result = price({ engagement, findings: assessed.findings });
if (result.kind !== 'priced') throw new Error(result.reason);
export const exposure = result;
