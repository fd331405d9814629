import { isoDate } from '../../src/model/date.js';
import type { Engagement, SystemSpec } from '../../src/model/engagement.js';
import type { HashedEvidence, MatchedEvidence } from '../../src/model/evidence.js';
import type { Finding, Merged } from '../../src/model/finding.js';
import type { Observation } from '../../src/model/observation.js';

/** The day on which every situation is assessed. */
export const AS_OF = isoDate('2026-11-23');

const ORDERS_ARN = 'arn:aws:rds:us-east-1:111122223333:db:orders';

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
      id: ORDERS_ARN,
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

/** The unencrypted order database, failing since 1 March. */
export function finding(changes: Partial<Finding> = {}): Finding {
  const seen = changes.observations ?? [observation()];
  return {
    id: 'F-0000000000a1',
    family: 'aws-rds-storage-encryption',
    title: 'RDS instance not encrypted',
    resource: observation().resource,
    severity: 'high',
    state: { kind: 'open' },
    firstSeen: {
      kind: 'stated',
      on: isoDate('2026-03-01'),
      source: 'Prowler, first seen: scans/prowler.csv line 2',
    },
    lastSeen: {
      kind: 'stated',
      on: isoDate('2026-06-01'),
      source: 'Prowler, last seen: scans/prowler.csv line 2',
    },
    observations: seen,
    ...changes,
  };
}

export function merged(findings: readonly Finding[], passing: Merged['passing'] = []): Merged {
  const ledger = {
    observations: findings.length,
    passed: 0,
    manual: 0,
    notApplicable: 0,
    notEvaluated: 0,
    merged: 0,
    findings: findings.length,
  };
  return { findings, passing, ledger, diagnostics: [] };
}

/** Order management, in production, with PHI. */
export function system(changes: Partial<SystemSpec> = {}): SystemSpec {
  return {
    id: 'orders',
    name: 'Order management',
    match: { accounts: ['111122223333'] },
    holdsPhi: true,
    phiBasis: 'orders name medicines',
    environment: 'production',
    ...changes,
  };
}

export function engagement(changes: Partial<Engagement> = {}): Engagement {
  return {
    name: 'wellpath',
    entity: { name: 'Wellpath Goods', status: 'covered entity', statusBasis: 'mail-order pharmacy' },
    dossier: { title: 'Exposure', question: 'How much?', paper: 'Letter' },
    asOf: AS_OF,
    sources: [],
    systems: [system()],
    vendors: [],
    culpability: [],
    factors: [],
    suppressions: [],
    ...changes,
  };
}

/** A hashed export collected two months before the assessment that bears on nothing yet. */
export function evidence(
  item: Partial<HashedEvidence> = {},
  on: {
    readonly findings?: readonly string[];
    readonly provisions?: readonly string[];
    readonly outOfDate?: boolean;
  } = {},
): MatchedEvidence {
  return {
    item: {
      id: 'EV-01',
      title: 'Console export',
      kind: 'export',
      file: 'export.json',
      collectedAt: isoDate('2026-09-23'),
      supports: [],
      says: { kind: 'confirms' },
      at: { file: 'evidence/register.csv', line: 2 },
      content: { kind: 'hashed', sha256: 'cd'.repeat(32), bytes: 120 },
      ...item,
    },
    findings: on.findings ?? [],
    provisions: on.provisions ?? [],
    unmatchedTargets: [],
    ageDays: 61,
    outOfDate: on.outOfDate ?? false,
  };
}
