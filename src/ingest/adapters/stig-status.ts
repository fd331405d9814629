import type { ObservationStatus } from '../../model/observation.js';
import { status } from '../adapter.js';

/** What a reviewer says of a rule, without case and underscores: `NotAFinding`, `not_a_finding`. */
export const STIG_STATUSES = new Map<string, ObservationStatus>([
  ['open', status('fail')],
  ['notafinding', status('pass')],
  ['notapplicable', status('not-applicable')],
  ['notreviewed', status('manual')],
]);

export const UNKNOWN_STIG_STATUS = {
  skip: 'the status is none of Open, NotAFinding, Not_Applicable, Not_Reviewed',
} as const;
