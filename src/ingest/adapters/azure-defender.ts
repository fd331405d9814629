import type { ObservationStatus } from '../../model/observation.js';
import type { Draft } from '../adapter.js';
import { firstDay } from '../day.js';
import { seenBetween, seenInRun } from '../seen.js';

/** Result of an assessment state; exports say `Not healthy` and `Not applicable` too. */
export function defenderResult(state: string | undefined): ObservationStatus['result'] | undefined {
  switch (state?.toLowerCase().replaceAll(/[\s-]/g, '')) {
    case 'healthy':
      return 'pass';
    case 'unhealthy':
    case 'nothealthy':
      return 'fail';
    case 'notapplicable':
      return 'not-applicable';
    default:
      return undefined;
  }
}

/**
 * Since when a state holds is `statusChangeDate`; `firstEvaluationDate` can lie in a time when it was another one.
 * For a healthy resource the change is the day of the fix.
 */
export function defenderSeen(
  result: ObservationStatus['result'],
  days: { readonly first: unknown; readonly changed: unknown; readonly exported: unknown },
): Draft['seen'] {
  const since = firstDay(days.changed, days.first);
  if (since === undefined) return seenInRun(days.exported);
  return result === 'fail' ? seenBetween(since, days.exported) : seenBetween(days.first, since);
}
