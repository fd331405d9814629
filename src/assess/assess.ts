import type { Assessed } from '../model/assessed.js';
import type { IsoDate } from '../model/date.js';
import type { Engagement } from '../model/engagement.js';
import type { MatchedEvidence } from '../model/evidence.js';
import type { Finding, Merged } from '../model/finding.js';
import type { ExploitedList } from '../model/known-exploited.js';
import { agreementsNotHeld } from './agreements-not-held.js';
import { assessFindings } from './assess-findings.js';
import { coverageOf } from './coverage.js';
import { doubtfulFixes } from './fix.js';
import { exploitedOn } from './known-exploited.js';
import { recordsNotHeld } from './records-not-held.js';
import { standingAt, suppresses } from './suppressions.js';
import { unusedStatements, type PlaceOf } from './unused-statements.js';
import { evidenceByFinding, unbackedEvidence } from './usable-evidence.js';
import { vendorGapsOf } from './vendor-gaps.js';
import { weaknessesOf } from './weaknesses.js';

export interface AssessInput {
  readonly engagement: Engagement;
  readonly merged: Merged;
  readonly evidence: readonly MatchedEvidence[];
  readonly exploitedList?: ExploitedList | undefined;
  readonly asOf: IsoDate;
  /** Where a field of dossier.yaml stands, for what is said of it; without it the file alone is named. */
  readonly placeOf?: PlaceOf | undefined;
}

/**
 * What each finding means in law: its one priced provision, whether its system holds PHI, the days on which it
 * failed, and what becomes of it; then weaknesses, and the standing of every provision that an auditor asks for.
 */
export function assess({
  engagement,
  merged,
  evidence,
  exploitedList,
  asOf,
  placeOf = () => ({ file: 'dossier.yaml' }),
}: AssessInput): Assessed {
  const byFinding = evidenceByFinding(evidence);
  const { active, lapsed } = standingAt(engagement.suppressions, asOf);
  const exploited = exploitedList && exploitedOn(exploitedList, asOf);
  const findings = assessFindings({ engagement, findings: merged.findings, evidence, exploited, asOf });
  const vendorGaps = vendorGapsOf(engagement, asOf);
  const unusedSuppressions = active.filter(
    (one) => !merged.findings.some((finding) => suppresses(one, finding)),
  );
  return {
    findings,
    weaknesses: weaknessesOf(findings),
    coverage: coverageOf({ engagement, findings, passing: merged.passing, evidence, vendorGaps, asOf }),
    lapsed,
    unusedSuppressions,
    vendorGaps,
    ...(exploited ? { exploitedList: exploited.used } : {}),
    diagnostics: [
      ...unbackedEvidence(evidence),
      ...merged.findings.flatMap((finding) => doubtfulFixes(finding, evidenceOf(finding), asOf)),
      ...agreementsNotHeld(engagement.vendors, evidence, placeOf),
      ...recordsNotHeld(engagement, evidence),
      ...unusedStatements(engagement, unusedSuppressions, merged.findings, placeOf),
    ],
  };

  function evidenceOf({ id }: Finding): readonly MatchedEvidence[] {
    return byFinding.get(id) ?? [];
  }
}
