import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/model/date.js';
import type { Observation } from '../../src/model/observation.js';
import { mergeObservations } from '../../src/ingest/merge.js';
import { resourceOf } from '../../src/ingest/resource.js';

interface Facts {
  readonly tool?: string;
  readonly check?: string;
  readonly bucket?: string;
  readonly result?: Observation['status']['result'];
  readonly workflow?: Observation['status']['workflow'];
  readonly record?: Observation['status']['record'];
  readonly on?: string;
  /** The scanner itself states the day. */
  readonly since?: string;
  readonly severity?: Observation['severity'];
  readonly line?: number;
}

function observed(facts: Facts, line = facts.line ?? 2): Observation {
  const { tool = 'Prowler', check = 's3_bucket_public_access', bucket = 'arn:aws:s3:::rx-uploads' } = facts;
  return {
    id: `O-${tool}-${check}-${bucket}-${line}`,
    tool,
    format: 'test',
    at: { file: 'scan.csv', sha256: '00', line },
    checkId: check,
    title: `Check ${check}`,
    resource: resourceOf({
      id: bucket,
      type: /vol-/.test(bucket) ? 'AwsEc2Volume' : 'AwsS3Bucket',
      cloud: 'aws',
      account: '000011112222',
    }),
    severity: facts.severity ?? 'high',
    status: {
      result: facts.result ?? 'fail',
      workflow: facts.workflow ?? 'none',
      record: facts.record ?? 'active',
    },
    seen: seenOf(facts),
  };
}

function seenOf({ on, since }: Facts): Observation['seen'] {
  if (since !== undefined) return { first: isoDate(since), basis: 'scanner' };
  return on === undefined ? { basis: 'none' } : { last: isoDate(on), basis: 'run' };
}

const PUBLIC = new Map([
  ['s3_bucket_public_access', { id: 'public-storage', title: 'Public storage' }],
  ['S3.2', { id: 'public-storage', title: 'Public storage' }],
]);

function merge(...facts: readonly Facts[]): ReturnType<typeof mergeObservations> {
  return mergeObservations(
    facts.map((one, index) => observed(one, index + 2)),
    ({ checkId }) => PUBLIC.get(checkId),
  );
}

function stateOf(...facts: readonly Facts[]): unknown {
  return merge(...facts).findings[0]?.state;
}

describe('merging the observations of several scanners', () => {
  it('makes one finding of the same weakness on the same bucket', () => {
    const { findings, ledger } = merge(
      {},
      { tool: 'AWS Security Hub', check: 'S3.2', bucket: 'rx-uploads', severity: 'critical' },
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      family: 'public-storage',
      title: 'Public storage',
      severity: 'critical',
      resource: { id: 'arn:aws:s3:::rx-uploads' },
    });
    expect(ledger).toMatchObject({ observations: 2, merged: 1, findings: 1 });
  });

  it('names the row whose scanner states the first day, before one that was run on it', () => {
    const { findings } = merge(
      { on: '2026-05-01' },
      { since: '2026-05-01', tool: 'AWS Security Hub', check: 'S3.2' },
    );
    expect(findings[0]?.firstSeen).toEqual({
      kind: 'stated',
      on: '2026-05-01',
      source: 'AWS Security Hub, first seen: scan.csv line 3',
    });
    const earlier = merge({ on: '2026-04-30' }, { since: '2026-05-01' }).findings[0]?.firstSeen;
    expect(earlier?.on).toBe('2026-04-30');
  });

  it('keeps checks of no family apart by tool', () => {
    const { findings } = merge({ check: 'x' }, { check: 'x', tool: 'Other' });
    expect(findings.map(({ family }) => family).sort()).toEqual(['Other:x', 'Prowler:x']);
  });

  it.each([
    [
      '/subscriptions/AAAA/resourceGroups/RG/providers/Microsoft.Storage/storageAccounts/Rx',
      '/subscriptions/aaaa/resourcegroups/rg/providers/microsoft.storage/storageaccounts/rx/',
    ],
    ['arn:aws:s3:::rx-uploads/*', 'rx-uploads'],
    ['arn:aws:ec2:eu-west-1:000011112222:volume/vol-0123456789abcdef0', 'vol-0123456789abcdef0'],
    [
      '//subscriptions/aaaa/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/rx',
      'subscriptions/AAAA/resourcegroups/RG/providers/microsoft.keyvault/vaults/RX',
    ],
    ['AWS::::Account:000011112222', 'arn:aws:iam::000011112222:root'],
    [
      'arn:aws:logs:eu-west-1:000011112222:log-group:trail:*',
      'arn:aws:logs:eu-west-1:000011112222:log-group:trail',
    ],
  ])('takes %s and %s for one resource', (one, other) => {
    expect(merge({ bucket: one }, { bucket: other }).findings).toHaveLength(1);
  });

  it.each([
    ['arn:aws:s3:::rx-uploads', 'arn:aws:s3:::rx-Uploads'],
    ['arn:aws:iam::000011112222:role/Admin', 'arn:aws:iam::000011112222:role/admin'],
  ])('takes %s and %s for two', (one, other) => {
    expect(merge({ bucket: one }, { bucket: other }).findings).toHaveLength(2);
  });
});

describe('a resource that one tool names in full and another by type and name', () => {
  const ACCOUNT = '000011112222';
  const scanned = (id: string, type?: string, region: string | undefined = 'eu-west-1'): Observation => ({
    ...observed({}),
    resource: { ...resourceOf({ id, type, cloud: 'aws', account: ACCOUNT }), region },
  });
  const findings = (...observations: readonly Observation[]): number =>
    mergeObservations(observations, ({ checkId }) => PUBLIC.get(checkId)).findings.length;
  const arn = (service: string, rest: string): string => `arn:aws:${service}:eu-west-1:${ACCOUNT}:${rest}`;

  it.each([
    ['AWS::DynamoDB::Table', 'claims', arn('dynamodb', 'table/claims')],
    ['AWS::OpenSearch::Domain', `${ACCOUNT}/search`, arn('es', 'domain/search')],
    ['AWS::Elasticsearch::Domain', 'search', arn('es', 'domain/search')],
    ['AWS::Redshift::Cluster', 'reports', arn('redshift', 'cluster:reports')],
    ['AWS::RDS::DBInstance', 'orders', arn('rds', 'db:orders')],
    ['AwsRdsDbCluster', 'orders', arn('rds', 'cluster:orders')],
    ['AWS::Lambda::Function', 'intake', arn('lambda', 'function:intake')],
    ['AWS::Logs::LogGroup', '/aws/lambda/intake', arn('logs', 'log-group:/aws/lambda/intake:*')],
    ['AWS::CloudTrail::Trail', 'main', arn('cloudtrail', 'trail/main')],
    ['AWS::SQS::Queue', `https://sqs.eu-west-1.amazonaws.com/${ACCOUNT}/rx`, arn('sqs', 'rx')],
    [
      'AWS::KMS::Key',
      '11111111-2222-3333-4444-555555555555',
      arn('kms', 'key/11111111-2222-3333-4444-555555555555'),
    ],
    ['AWS::EC2::Volume', 'vol-0123456789abcdef0', arn('ec2', 'volume/vol-0123456789abcdef0')],
    [
      'AWS::EFS::FileSystem',
      'fs-0123456789abcdef0',
      arn('elasticfilesystem', 'file-system/fs-0123456789abcdef0'),
    ],
    ['AWS::S3::Bucket', 'rx-uploads', 'arn:aws:s3:::rx-uploads'],
  ])('is one: %s %s', (type, id, full) => {
    expect(findings(scanned(id, type), scanned(full))).toBe(1);
  });

  it.each([
    [
      'an instance by the id that is not its name',
      'AWS::RDS::DBInstance',
      'db-ABCDEFGHIJKLMNOPQRSTUVWXYZ',
      'db:orders',
    ],
    ['another type', 'AWS::RDS::DBCluster', 'orders', 'db:orders'],
  ])('stays apart: %s', (_why, type, id, rest) => {
    expect(findings(scanned(id, type), scanned(arn('rds', rest)))).toBe(2);
  });

  it('stays apart in another region, or where the region is not stated', () => {
    const full = scanned(arn('dynamodb', 'table/claims'));
    expect(findings(scanned('claims', 'AWS::DynamoDB::Table', 'us-east-1'), full)).toBe(2);
    const unplaced = scanned('claims', 'AWS::DynamoDB::Table');
    expect(findings({ ...unplaced, resource: { ...unplaced.resource, region: undefined } }, full)).toBe(2);
  });
});

describe('what scanners say differently of one resource', () => {
  it('is settled by what most say, whatever the order of the rows', () => {
    const said = fc.record({
      account: fc.constantFrom('000011112222', '333344445555', undefined),
      region: fc.constantFrom('eu-west-1', 'us-east-1', undefined),
      name: fc.constantFrom('rx', 'uploads', undefined),
      title: fc.constantFrom('Public bucket', 'Bucket is public'),
      env: fc.constantFrom('prod', 'test'),
    });
    const scan = (rows: readonly (typeof said extends fc.Arbitrary<infer Row> ? Row : never)[]): unknown => {
      const observations = rows.map(({ title, env, ...resource }, index) => ({
        ...observed({ check: 'other', line: index + 2 }),
        title,
        resource: { ...resource, id: 'arn:aws:s3:::rx-uploads', tags: { env } },
      }));
      return mergeObservations(observations, () => undefined).findings.map(
        ({ id, title, resource, state }) => ({ id, title, resource, state }),
      );
    };
    fc.assert(
      fc.property(
        fc
          .array(said, { minLength: 1, maxLength: 8 })
          .chain((rows) =>
            fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
          ),
        ([rows, shuffled]) => {
          expect(scan(shuffled)).toEqual(scan(rows));
        },
      ),
    );
  });
});

describe('a bucket that records put into two accounts', () => {
  it('is one finding, with a warning that says which account holds', () => {
    const inAccount = (account: string, line: number): Observation => {
      const observation = observed({ check: 'other', line });
      return { ...observation, resource: { ...observation.resource, account } };
    };
    const { findings, diagnostics } = mergeObservations(
      [inAccount('333344445555', 2), inAccount('000011112222', 3)],
      () => undefined,
    );
    expect(findings.map(({ resource }) => resource.account)).toEqual(['000011112222']);
    expect(diagnostics).toMatchObject([
      { code: 'accounts-disagree', value: '000011112222, 333344445555', at: { file: 'scan.csv', line: 2 } },
    ]);
  });
});

describe('the state of a finding', () => {
  it('is fixed when a later scan of the same tool passes', () => {
    expect(stateOf({ on: '2026-03-01' }, { on: '2026-06-01', result: 'pass' })).toMatchObject({
      kind: 'fixed',
      on: '2026-06-01',
    });
  });

  it('is open when the later scan fails, or the same day gives both', () => {
    expect(stateOf({ on: '2026-06-01' }, { on: '2026-03-01', result: 'pass' })).toEqual({ kind: 'open' });
    expect(stateOf({ on: '2026-06-01' }, { on: '2026-06-01', result: 'pass' })).toEqual({ kind: 'open' });
  });

  it('stays open when nothing says whether the pass came later', () => {
    expect(stateOf({}, { on: '2026-06-01', result: 'pass' })).toEqual({ kind: 'open' });
  });

  it('is not fixed by a manual check, an error or a check that no longer applies', () => {
    for (const result of ['manual', 'error', 'not-applicable'] as const) {
      expect(stateOf({ on: '2026-03-01' }, { on: '2026-06-01', result })).toEqual({ kind: 'open' });
    }
  });

  it('stays open, loudly, when another tool passes', () => {
    const { findings, diagnostics } = merge(
      { on: '2026-03-01' },
      { tool: 'AWS Security Hub', check: 'S3.2', on: '2026-06-01', result: 'pass' },
    );
    expect(findings[0]?.state).toEqual({ kind: 'open' });
    expect(diagnostics).toMatchObject([{ code: 'scanners-disagree', value: 'arn:aws:s3:::rx-uploads' }]);
  });

  it('is accepted when every failing scanner mutes it, and open when one does not', () => {
    expect(stateOf({ workflow: 'accepted' })).toMatchObject({ kind: 'accepted' });
    expect(stateOf({ workflow: 'accepted' }, { tool: 'AWS Security Hub', check: 'S3.2' })).toEqual({
      kind: 'open',
    });
  });

  it('is fixed on the day of a resolved or archived record', () => {
    expect(stateOf({ workflow: 'resolved', on: '2026-05-04' })).toMatchObject({
      kind: 'fixed',
      on: '2026-05-04',
    });
    expect(stateOf({ record: 'archived', on: '2026-05-04' })).toMatchObject({
      kind: 'fixed',
      on: '2026-05-04',
    });
  });

  it('is resolved, neither fixed on a day nor accepted, where the day of the fix is not stated', () => {
    expect(stateOf({ workflow: 'resolved' })).toMatchObject({
      kind: 'resolved',
      source: expect.stringContaining('day not stated') as string,
    });
  });
});

describe('the ledger', () => {
  it('counts groups that never failed by their result', () => {
    const { findings, ledger, passing } = merge(
      { bucket: 'arn:aws:s3:::a', result: 'pass', on: '2026-06-01' },
      { bucket: 'arn:aws:s3:::b', result: 'pass' },
      { bucket: 'arn:aws:s3:::c', result: 'manual' },
      { bucket: 'arn:aws:s3:::d', result: 'not-applicable' },
      { bucket: 'arn:aws:s3:::e', result: 'error' },
    );
    expect(findings).toEqual([]);
    expect(ledger).toEqual({
      observations: 5,
      passed: 2,
      manual: 1,
      notApplicable: 1,
      notEvaluated: 1,
      merged: 0,
      findings: 0,
    });
    expect(passing).toEqual([
      {
        family: 'public-storage',
        title: 'Public storage',
        tool: 'Prowler',
        resources: 2,
        lastSeen: '2026-06-01',
      },
    ]);
  });

  const facts: fc.Arbitrary<Facts> = fc.record({
    tool: fc.constantFrom('Prowler', 'AWS Security Hub'),
    check: fc.constantFrom('s3_bucket_public_access', 'S3.2', 'other'),
    bucket: fc.constantFrom('arn:aws:s3:::a', 'a', 'arn:aws:s3:::b'),
    result: fc.constantFrom('fail', 'pass', 'manual', 'not-applicable', 'error', 'unknown'),
    workflow: fc.constantFrom('none', 'new', 'accepted', 'resolved'),
    record: fc.constantFrom('active', 'archived'),
    on: fc.constantFrom('2026-03-01', '2026-06-01', undefined),
    line: fc.integer({ min: 2, max: 9 }),
  });

  it('holds exactly, and nothing depends on the order of the input', () => {
    fc.assert(
      fc.property(
        fc
          .array(facts, { maxLength: 12 })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const family = ({ checkId }: Observation): { id: string; title: string } | undefined =>
            PUBLIC.get(checkId);
          const lines = new Map(all.map((one, index): [Facts, number] => [one, index + 2]));
          const merged = mergeObservations(
            all.map((one) => observed(one, lines.get(one))),
            family,
          );
          const again = mergeObservations(
            shuffled.map((one) => observed(one, lines.get(one))),
            family,
          );
          expect(again).toEqual(merged);
          const {
            observations,
            passed,
            manual,
            notApplicable,
            notEvaluated,
            findings,
            merged: more,
          } = merged.ledger;
          expect(passed + manual + notApplicable + notEvaluated + more + findings).toBe(observations);
          expect(observations).toBe(all.length);
          expect(merged.findings.flatMap((finding) => finding.observations)).toHaveLength(more + findings);
        },
      ),
      { numRuns: 300 },
    );
  });
});
