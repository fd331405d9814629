import type { Disposition, Mapping, Period, Scope } from '../model/assessed.js';
import type { Suppression } from '../model/engagement.js';
import type { MatchedEvidence } from '../model/evidence.js';
import type { Finding } from '../model/finding.js';
import { suppresses } from './suppressions.js';
import { hasFile } from './usable-evidence.js';

export interface DispositionInput {
  readonly finding: Finding;
  readonly mapping: Mapping;
  readonly scope: Scope;
  readonly period: Period;
  readonly evidence: readonly MatchedEvidence[];
  /** Suppressions in force. */
  readonly suppressions: readonly Suppression[];
}

/**
 * What becomes of a finding. Where several hold, the first decides: refuted by evidence, suppressed in
 * `dossier.yaml`, accepted by the scanner, out of scope, scope unknown, not mapped, not dated, counted. What people
 * have decided about a finding comes before what the program cannot tell. A fixed or resolved finding counts for its
 * past days.
 */
export function dispositionOf({
  finding,
  mapping,
  scope,
  period,
  evidence,
  suppressions,
}: DispositionInput): Disposition {
  const refuting = evidence.find((matched) => matched.item.says.kind === 'refutes' && hasFile(matched));
  if (refuting) return { kind: 'refuted', evidence: refuting.item.id };
  const suppression = suppressions.find((one) => suppresses(one, finding));
  if (suppression) return { kind: 'suppressed', suppression: suppression.id, reason: suppression.reason };
  if (finding.state.kind === 'accepted') {
    return { kind: 'accepted by scanner', source: finding.state.source };
  }
  if (scope.kind === 'out') return { kind: 'out of scope', reason: scope.basis };
  if (scope.kind === 'unknown') return { kind: 'scope unknown', reason: scope.reason };
  if (mapping.kind === 'not-mapped') return { kind: 'not mapped', reason: mapping.reason };
  if (period.kind === 'undated') return { kind: 'not dated', reason: period.reason };
  return { kind: 'counted' };
}
