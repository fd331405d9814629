import { comparableBenchmarks } from '../law/benchmarks.js';
import { breachDuties } from '../law/breach-duties.js';
import { STATE_ATTORNEY_GENERAL } from '../law/state-attorney-general.js';
import type { AssessedFinding } from '../model/assessed.js';
import type { IsoDate } from '../model/date.js';
import type { Engagement } from '../model/engagement.js';
import { cents, min, sum } from '../model/money.js';
import type { KeptApart, ViolationSpan } from '../model/penalty.js';
import { charge } from './charge.js';
import { correctInTime } from './correct.js';
import { overlaps } from './overlap.js';
import { sharedFacts } from './shared-facts.js';
import { tally, tooMany } from './tally.js';

/** What stands beside the civil money penalty and is never added to it: states, comparable outcomes, breach duties. */
export function keptApart(input: {
  readonly engagement: Engagement;
  readonly spans: readonly ViolationSpan[];
  readonly findings: readonly AssessedFinding[];
  readonly noticeDate: IsoDate;
}): KeptApart {
  const { engagement, spans, findings, noticeDate } = input;
  const { status, industry } = engagement.entity;
  const individuals = individualsAffected(engagement, findings);
  return {
    stateAttorneyGeneral: stateAttorneyGeneral(spans, noticeDate),
    benchmarks: comparableBenchmarks({
      provisions: [...new Set(spans.map(({ provision }) => provision))],
      onlineRetailer: /retail|commerce/i.test(industry ?? ''),
    }),
    breachDuties: breachDuties({
      status,
      discoveredOn: engagement.asOf,
      ...(individuals !== undefined && { individuals }),
    }),
  };
}

/** Damages of $100 a violation up to $25,000 a year and requirement, on the same count as the penalty. */
function stateAttorneyGeneral(
  spans: readonly ViolationSpan[],
  noticeDate: IsoDate,
): KeptApart['stateAttorneyGeneral'] {
  const { perViolation, annualCap, citation } = STATE_ATTORNEY_GENERAL;
  const corrected = correctInTime(spans).spans;
  const tallies = tally(corrected, noticeDate);
  const counts = new Map<string, { provision: string; year: number; count: number }>();
  const leftOut = overlaps(charge(tallies, 'codified', 'stated'), sharedFacts(corrected));
  for (const { provision, year, count } of [
    ...tallies,
    ...leftOut.map((overlap) => ({ ...overlap, count: 0 - overlap.count })),
  ]) {
    const key = `${year} ${provision}`;
    counts.set(key, { provision, year, count: count + (counts.get(key)?.count ?? 0) });
  }
  const charged = [...counts.values()].filter(({ count }) => count > 0);
  const lines = charged.map(({ provision, year, count }) => {
    if (!Number.isSafeInteger(perViolation * count)) throw tooMany(provision, count);
    return { provision, year, count, amount: min(cents(perViolation * count), annualCap) };
  });
  return { amount: sum(lines.map(({ amount }) => amount)), lines, citation };
}

/** Individuals in the systems with counted findings; undefined unless every one of them states its number. */
function individualsAffected(
  { systems }: Engagement,
  findings: readonly AssessedFinding[],
): number | undefined {
  const affected = new Set(
    findings
      .filter(({ disposition }) => disposition.kind === 'counted')
      .flatMap(({ scope }) => (scope.kind === 'in' ? [scope.system] : [])),
  );
  let total = 0;
  for (const id of affected) {
    const individuals = systems.find((system) => system.id === id)?.individuals;
    if (individuals === undefined) return undefined;
    total += individuals;
  }
  return affected.size > 0 ? total : undefined;
}
