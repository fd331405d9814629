import type { ObservationStatus } from '../../model/observation.js';
import { status } from '../adapter.js';

const STATUSES = new Map<string, ObservationStatus>([
  ['PASS', status('pass')],
  ['FAIL', status('fail')],
  ['MANUAL', status('manual')],
  ['INFO', status('manual')],
  ['WARNING', status('fail', 'accepted')],
  ['MUTED', status('fail', 'accepted')],
]);

/** Status words of Prowler 2 and 3: INFO became MANUAL in version 4, WARNING meant muted. */
export function prowlerStatus(word: string | undefined): ObservationStatus | undefined {
  return STATUSES.get(word?.toUpperCase() ?? '');
}

export const UNKNOWN_STATUS = { skip: `the status is none of ${[...STATUSES.keys()].join(', ')}` } as const;
