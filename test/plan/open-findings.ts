import { constantFrom, integer, nat, record, uniqueArray } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { AssessedFinding } from '../../src/model/assessed.js';
import { addDays, isoDate } from '../../src/model/date.js';
import { finding } from './retailer.js';

export const KINDS = [
  ['aws-rds-storage-encryption', '164.312(a)(2)(iv)'],
  ['aws-ebs-volume-encryption', '164.312(a)(2)(iv)'],
  ['azure-storage-cmk', '164.312(a)(2)(iv)'],
  ['aws-sg-ssh-open', '164.312(a)(1)'],
  ['aws-iam-admin-inline-policy', '164.312(a)(1)'],
  ['aws-iam-root-use', '164.312(a)(2)(i)'],
  ['aws-alb-tls-policy', '164.312(e)(2)(ii)'],
  ['aws-elasticache-transit-encryption', '164.312(e)(2)(ii)'],
  ['aws-cloudtrail-validation', '164.312(b)'],
  ['aws-s3-access-logging', '164.312(b)'],
  ['azure-entra-user-mfa', '164.312(d)'],
  ['aws-iam-user-mfa', '164.312(d)'],
] as const;

/** Findings older than a cure period: some provisions with one, some with several actions to close them. */
export const openFindings: Arbitrary<readonly AssessedFinding[]> = uniqueArray(
  record({ kind: constantFrom(...KINDS), since: integer({ min: 40, max: 700 }), copy: nat(2) }),
  { minLength: 1, maxLength: 9, selector: ({ kind, copy }) => `${kind[0]}-${copy}` },
).map((facts) =>
  facts.map(({ kind: [family, provision], since, copy }) =>
    finding({ id: `F-${family}-${copy}`, family, provision, since: addDays(isoDate('2026-11-22'), -since) }),
  ),
);
