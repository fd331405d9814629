import type { Assessed, AssessedFinding, Period } from '../model/assessed.js';
import type { IsoDate } from '../model/date.js';
import type { Engagement } from '../model/engagement.js';
import type { MatchedEvidence } from '../model/evidence.js';
import type { Finding, Merged } from '../model/finding.js';
import { createShare } from '../model/sharing.js';
import type { ExploitedList } from '../model/known-exploited.js';
import { agreementsNotHeld } from './agreements-not-held.js';
import { coverageOf } from './coverage.js';
import { dispositionOf } from './disposition.js';
import { doubtfulFixes } from './fix.js';
import { exploitedOn, knownExploitedOf } from './known-exploited.js';
import { layerOf, patternOf } from './layer-and-pattern.js';
import { mappingOf } from './mapping.js';
import { periodOf } from './period.js';
import { recordsNotHeld } from './records-not-held.js';
import { scopeOf, systemOf } from './scope.js';
import { standingAt, suppresses } from './suppressions.js';
import { evidenceByFinding, unbackedEvidence } from './usable-evidence.js';
import { vendorGapsOf } from './vendor-gaps.js';
import { weaknessesOf } from './weaknesses.js';

export interface AssessInput {
  readonly engagement: Engagement;
  readonly merged: Merged;
  readonly evidence: readonly MatchedEvidence[];
  readonly exploitedList?: ExploitedList | undefined;
  readonly asOf: IsoDate;
}

/**
 * What each finding means in law: its one priced provision, whether its system holds PHI, the days on which it
 * failed, and what becomes of it; then weaknesses, and the standing of every provision that an auditor asks for.
 */
export function assess({ engagement, merged, evidence, exploitedList, asOf }: AssessInput): Assessed {
  const byFinding = evidenceByFinding(evidence);
  const { active, lapsed } = standingAt(engagement.suppressions, asOf);
  const share = createShare();
  const exploited = exploitedList && exploitedOn(exploitedList, asOf);
  const findings = merged.findings.map((finding) => assessFinding(finding));
  const vendorGaps = vendorGapsOf(engagement, asOf);
  return {
    findings,
    weaknesses: weaknessesOf(findings),
    coverage: coverageOf({ engagement, findings, passing: merged.passing, evidence, vendorGaps, asOf }),
    lapsed,
    unusedSuppressions: active.filter((one) => !merged.findings.some((finding) => suppresses(one, finding))),
    vendorGaps,
    ...(exploited ? { exploitedList: exploited.used } : {}),
    diagnostics: [
      ...unbackedEvidence(evidence),
      ...merged.findings.flatMap((finding) => doubtfulFixes(finding, evidenceOf(finding), asOf)),
      ...agreementsNotHeld(engagement.vendors, evidence),
      ...recordsNotHeld(engagement, evidence),
    ],
  };

  function evidenceOf({ id }: Finding): readonly MatchedEvidence[] {
    return byFinding.get(id) ?? [];
  }

  function assessFinding(finding: Finding): AssessedFinding {
    const system = systemOf(finding.resource, engagement.systems);
    const matched = evidenceOf(finding);
    const mapping = mappingOf(finding);
    const scope = scopeOf(finding.resource, system);
    const period = periodOf(finding, matched, asOf);
    const knownExploited = knownExploitedOf(finding, exploited);
    return {
      ...finding,
      mapping: share(mapping),
      scope: share(scope),
      disposition: share(
        dispositionOf({ finding, mapping, scope, period, evidence: matched, suppressions: active }),
      ),
      period: sharedPeriod(period),
      layer: layerOf(finding, system),
      pattern: patternOf(finding, system),
      evidence: share(matched.map(({ item }) => item.id)),
      ...(knownExploited.length === 0 ? {} : { knownExploited }),
    };
  }

  /** Of hundreds of thousands of findings most failed on the same days. */
  function sharedPeriod(period: Period): Period {
    if (period.kind === 'undated') return share(period);
    const { interval, from, to } = period;
    return share({ ...period, interval: share(interval), from: share(from), to: share(to) });
  }
}
