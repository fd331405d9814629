import { isoDate } from '../../src/model/date.js';
import type { Observation } from '../../src/model/observation.js';

/** An observation of a failed check on the order database; `changes` are what the situation is about. */
export function observation(changes: Partial<Observation> = {}): Observation {
  return {
    id: 'o-1',
    tool: 'Prowler',
    format: 'prowler-csv',
    at: { file: 'scans/prowler.csv', line: 2, sha256: 'ab'.repeat(32) },
    checkId: 'rds_instance_storage_encrypted',
    title: 'RDS instance storage is encrypted',
    resource: {
      id: 'arn:aws:rds:us-east-1:111122223333:db:orders',
      type: 'AwsRdsDbInstance',
      cloud: 'aws',
      account: '111122223333',
      region: 'us-east-1',
      tags: {},
    },
    severity: 'high',
    status: { result: 'fail', workflow: 'none', record: 'active' },
    seen: { first: isoDate('2026-03-01'), last: isoDate('2026-06-01'), basis: 'scanner' },
    ...changes,
  };
}
