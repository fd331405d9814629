import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, type Skip, status } from '../adapter.js';
import { cloudOf, resourceOf } from '../resource.js';
import { seenBetween } from '../seen.js';
import { severityOfWord } from '../severity.js';

const STATUSES = new Map<string, ObservationStatus>([
  ['open', status('fail', 'new')],
  ['snoozed', status('fail', 'accepted')],
  ['dismissed', status('fail', 'accepted')],
  ['resolved', status('fail', 'resolved')],
]);

/** What an alert of Prisma Cloud says, in the JSON of its API or in the columns of its CSV. */
export interface PrismaAlert {
  readonly id: string | undefined;
  readonly policy: { readonly id: string | undefined; readonly name: string | undefined };
  readonly description: string | undefined;
  readonly severity: string | undefined;
  readonly status: string | undefined;
  readonly resource: Parameters<typeof resourceOf>[0];
  readonly cloud: string | undefined;
  readonly first: string | number | undefined;
  readonly last: string | number | undefined;
  readonly remediation: string | undefined;
}

export function observePrismaAlert(alert: PrismaAlert): Draft | Skip {
  const stand = STATUSES.get(alert.status?.toLowerCase() ?? '');
  if (!stand) return { skip: `the alert status is none of ${[...STATUSES.keys()].join(', ')}` };
  return {
    tool: 'Prisma Cloud',
    nativeId: alert.id,
    checkId: alert.policy.id ?? alert.policy.name,
    title: alert.policy.name,
    description: alert.description,
    resource: resourceOf({ ...alert.resource, cloud: cloudOf(alert.cloud) }),
    severity: severityOfWord(alert.severity),
    nativeSeverity: alert.severity,
    status: stand,
    seen: seenBetween(alert.first, alert.last),
    remediation: { text: alert.remediation },
  };
}
