import type { AssessedFinding } from '../model/assessed.js';
import type { Standing } from '../model/comparison.js';

/** Whether its days had come to an end, whatever became of the finding otherwise. */
export function hasEnded({ period, state }: AssessedFinding): boolean {
  return period.kind === 'dated' ? period.ended : state.kind === 'fixed' || state.kind === 'resolved';
}

export function standingOf(finding: AssessedFinding): Standing {
  const { disposition, mapping, period } = finding;
  return {
    disposition: disposition.kind,
    ...(mapping.kind === 'mapped' && { provision: mapping.provision }),
    ...(period.kind === 'dated' && { from: period.interval.from, to: period.interval.to }),
    ended: hasEnded(finding),
  };
}
