import type { AssessedFinding, Period } from '../model/assessed.js';
import type { IsoDate } from '../model/date.js';
import type { Engagement } from '../model/engagement.js';
import type { MatchedEvidence } from '../model/evidence.js';
import type { Finding } from '../model/finding.js';
import { createShare } from '../model/sharing.js';
import { dispositionOf } from './disposition.js';
import { knownExploitedOf, type exploitedOn } from './known-exploited.js';
import { layerOf, patternOf } from './layer-and-pattern.js';
import { mappingOf } from './mapping.js';
import { periodOf } from './period.js';
import { scopeOf, systemOf } from './scope.js';
import { standingAt } from './suppressions.js';
import { evidenceByFinding } from './usable-evidence.js';

/** Each finding's provision, scope, failing days and what becomes of it, in the order given. */
export function assessFindings({
  engagement,
  findings,
  evidence,
  exploited,
  asOf,
}: {
  readonly engagement: Pick<Engagement, 'systems' | 'suppressions' | 'mappings'>;
  readonly findings: readonly Finding[];
  readonly evidence: readonly MatchedEvidence[];
  readonly exploited?: ReturnType<typeof exploitedOn> | undefined;
  readonly asOf: IsoDate;
}): readonly AssessedFinding[] {
  const byFinding = evidenceByFinding(evidence);
  const { active } = standingAt(engagement.suppressions, asOf);
  const share = createShare();
  /** Of hundreds of thousands of findings most failed on the same days. */
  const sharedPeriod = (period: Period): Period => {
    if (period.kind === 'undated') return share(period);
    const { interval, from, to } = period;
    return share({ ...period, interval: share(interval), from: share(from), to: share(to) });
  };
  return findings.map((finding) => {
    const system = systemOf(finding.resource, engagement.systems);
    const matched = byFinding.get(finding.id) ?? [];
    const mapping = mappingOf(finding, engagement.mappings);
    const scope = scopeOf(finding.resource, system);
    const period = periodOf(finding, matched, asOf);
    const knownExploited = knownExploitedOf(finding, exploited);
    const { id, family, title, resource, severity, state, firstSeen, lastSeen, observations } = finding;
    // Field by field: of an object that is spread and then added to, V8 keeps a hidden class each, a kilobyte a finding.
    const assessed: AssessedFinding = {
      id,
      family,
      title,
      resource,
      severity,
      state,
      firstSeen,
      lastSeen,
      observations,
      mapping: share(mapping),
      scope: share(scope),
      disposition: share(
        dispositionOf({ finding, mapping, scope, period, evidence: matched, suppressions: active }),
      ),
      period: sharedPeriod(period),
      layer: layerOf(finding, system),
      pattern: patternOf(finding, system),
      evidence: share(matched.map(({ item }) => item.id)),
    };
    return knownExploited.length === 0 ? assessed : { ...assessed, knownExploited };
  });
}
