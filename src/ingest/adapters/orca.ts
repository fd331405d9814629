import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { number, text } from '../fields.js';
import { resourceOf } from '../resource.js';
import { seenBetween } from '../seen.js';
import { severityOfScore } from '../severity.js';

const STATUSES = new Map<string, ObservationStatus>([
  ['open', status('fail', 'new')],
  ['in_progress', status('fail', 'in-progress')],
  ['closed', status('fail', 'resolved')],
  ['dismissed', status('fail', 'accepted')],
  ['snoozed', status('fail', 'accepted')],
]);

/** One Orca alert; names are the JSON's, in lower case. The severity is a score from 0 to 10. */
export function observeOrca(alert: unknown): Draft {
  const score = number(alert, 'orcascore');
  return {
    tool: 'Orca',
    nativeId: text(alert, 'alertid', 'alert_id'),
    checkId: text(alert, 'title'),
    title: text(alert, 'title'),
    description: text(alert, 'details', 'description', 'category'),
    resource: resourceOf({
      id: text(alert, 'inventory.name', 'source'),
      type: text(alert, 'inventory.type'),
      account: text(alert, 'cloudaccount.name'),
    }),
    severity: severityOfScore(score),
    nativeSeverity: score === undefined ? undefined : String(score),
    status: STATUSES.get(text(alert, 'status')?.toLowerCase() ?? '') ?? status('fail'),
    seen: seenBetween(text(alert, 'createdat'), text(alert, 'lastseen')),
  };
}
