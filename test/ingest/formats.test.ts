import { describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import type { Observation } from '../../src/model/observation.js';
import { readSource } from '../../src/ingest/read-source.js';
import { fileSource, sourceOf } from './bytes-of.js';

const FORMATS = 'test/fixtures/ingest/formats';

async function many(format: string): Promise<readonly Observation[]> {
  const name = readdirSync(`${FORMATS}/${format}`).find((file) => file.startsWith('many.')) ?? 'many';
  return (await readSource(fileSource(`${FORMATS}/${format}/${name}`, name))).observations;
}

function stands(observations: readonly Observation[]): string[] {
  return observations.map(({ status }) => `${status.result} ${status.workflow} ${status.record}`);
}

describe('what the formats say, kept as they say it', () => {
  it('Security Hub: result, workflow and record state are three things', async () => {
    const findings = await many('asff');
    expect(stands(findings)).toEqual([
      'fail new active',
      'pass new active',
      'fail accepted active',
      'fail new archived',
      'fail resolved active',
    ]);
    expect(findings[0]).toMatchObject({
      tool: 'AWS Security Hub',
      checkId: 'S3.8',
      severity: 'high',
      seen: { first: '2026-02-03', last: '2026-08-30', basis: 'scanner' },
      resource: { account: '000011112222', region: 'eu-west-1', tags: { env: 'prod' } },
    });
    expect(findings[4]?.seen.last).toBe('2026-08-31');
  });

  it('Prowler: a muted check in ASFF is a warning, in OCSF a suppressed finding', async () => {
    expect(stands(await many('prowler-asff'))).toEqual([
      'fail none active',
      'fail accepted active',
      'pass none active',
      'manual none active',
    ]);
    expect(stands(await many('prowler-ocsf'))).toEqual([
      'fail new active',
      'pass new active',
      'fail accepted active',
      'manual new active',
    ]);
    for (const format of ['prowler-asff', 'prowler-ocsf', 'prowler-json-v3', 'prowler-csv']) {
      for (const { tool, seen } of await many(format))
        expect([tool, seen.basis, seen.first]).toEqual(['Prowler', 'run', undefined]);
    }
  });

  it('AWS Config: rule names lose what makes them unique; too little data is no pass', async () => {
    const [first, ...others] = await many('aws-config');
    expect(first).toMatchObject({
      checkId: 's3-bucket-public-read-prohibited',
      severity: 'unknown',
      seen: { last: '2026-05-28', basis: 'run' },
    });
    expect(others.map(({ status }) => status.result)).toEqual(['pass', 'not-applicable', 'error']);
    expect((await many('aws-config-summary'))[0]?.checkId).toBe('encrypted-volumes');
  });

  it('Macie: kinds of data are counted, the key of the object stays in the file', async () => {
    const findings = await many('macie');
    expect(findings[0]?.dataTypes).toEqual({ USA_HEALTH_INSURANCE_CLAIM_NUMBER: 12 });
    expect(JSON.stringify(findings)).not.toContain('jane-example');
    expect(findings).toHaveLength(4);
  });

  it('Defender for Cloud: a failure dates from the change of state, not from the first evaluation', async () => {
    const [unhealthy, healthy] = await many('azure-defender-csv');
    expect(unhealthy?.seen).toEqual({ first: '2026-04-01', last: '2026-08-28', basis: 'scanner' });
    expect(healthy?.seen.last).toBe('2026-04-01');
  });

  it('GuardDuty: a day in the year 2200 is no day', async () => {
    expect((await many('guardduty'))[0]?.seen).toMatchObject({ first: '2026-05-01', basis: 'scanner' });
    expect((await many('guardduty'))[0]?.seen.last).toBeUndefined();
  });

  it('Inspector: an untriaged severity is unknown', async () => {
    expect((await many('aws-inspector2')).map(({ severity }) => severity)).toEqual([
      'high',
      'low',
      'critical',
      'unknown',
    ]);
  });

  it('ScoutSuite: a rule that had nothing to check did not pass', async () => {
    expect((await many('scoutsuite')).map(({ status }) => status.result)).toEqual(['fail', 'error', 'pass']);
  });

  it('SARIF: level from result, else from rule; suppressed results are accepted, passes are no failures', async () => {
    const results = await many('sarif');
    expect(results.map(({ severity }) => severity)).toEqual(['high', 'low', 'high', 'info', 'high']);
    expect(stands(results)).toEqual([
      'fail none active',
      'fail none active',
      'fail accepted active',
      'pass none active',
      'fail none active',
    ]);
    expect(results[0]).toMatchObject({ tool: 'ExampleLint', checkId: 'EX001', resource: { id: 'main1.tf' } });
  });

  it('Trivy: a secret is reported without its surroundings', async () => {
    const secret = (await many('trivy')).find(({ checkId }) => checkId === 'aws-access-key-id');
    expect(secret).toMatchObject({ severity: 'critical', title: 'AWS Access Key ID' });
    expect(JSON.stringify(secret)).not.toContain('AWS_ACCESS_KEY_ID=');
  });

  it('Nessus: items without risk are inventory; compliance items have a result of their own', async () => {
    expect((await many('nessus-xml')).map(({ status }) => status.result)).toEqual([
      'fail',
      'not-applicable',
      'pass',
      'fail',
    ]);
    expect((await many('nessus-xml'))[0]).toMatchObject({
      title: 'Example & plugin 1',
      description: 'Example <synopsis>',
      resource: { id: '192.0.2.1' },
    });
  });

  it('Qualys: one unambiguous date tells how all dates are written', async () => {
    expect((await many('qualys-csv'))[0]?.seen).toEqual({
      first: '2026-05-13',
      last: '2026-08-05',
      basis: 'scanner',
    });
  });

  it('a consultant: scores in brackets, ranks, words nobody knows', async () => {
    const rows = await many('generic-csv');
    expect(rows.map(({ severity }) => severity)).toEqual(['high', 'medium', 'unknown', 'low']);
    expect(stands(rows)).toEqual([
      'fail new active',
      'fail resolved active',
      'fail none active',
      'fail accepted active',
    ]);
    expect(rows.map(({ seen }) => seen.first)).toEqual([
      '2026-02-28',
      '2026-04-03',
      '2026-01-13',
      '2026-01-01',
    ]);
  });

  it('Audit Manager: each checked resource is an observation, evidence without a check is skipped', async () => {
    const found = await many('aws-audit-manager');
    expect(found.map(({ checkId, resource, status }) => [checkId, resource.id, status.result])).toEqual([
      ['S3_BUCKET_SSL_REQUESTS_ONLY', 'arn:aws:s3:::rx-uploads', 'fail'],
      ['CloudTrail.5', 'arn:aws:cloudtrail:eu-west-1:000011112222:trail/main', 'fail'],
      ['CloudTrail.5', 'arn:aws:cloudtrail:eu-west-1:000011112222:trail/second', 'pass'],
    ]);
  });

  it('Trusted Advisor: an excluded resource is accepted', async () => {
    expect(stands(await many('trusted-advisor-recommendations'))).toEqual([
      'fail none active',
      'fail accepted active',
      'pass none active',
    ]);
  });

  it('STIG checklists: what nobody reviewed is no pass, and an override holds', async () => {
    for (const format of ['stig-ckl', 'stig-cklb']) {
      const found = await many(format);
      expect(found.map(({ status }) => status.result).sort()).toEqual([
        'fail',
        'fail',
        'manual',
        'not-applicable',
        'pass',
      ]);
      expect(found[4]).toMatchObject({ severity: 'low', resource: { id: 'db01' } });
    }
  });

  it('XCCDF: title and severity come from the rule, whatever the namespace prefix', async () => {
    const [first, ...others] = await many('xccdf');
    expect(first).toMatchObject({
      checkId: 'no_root_login',
      title: 'Root must not log in',
      severity: 'high',
      resource: { id: 'db01.example.org' },
      seen: { last: '2026-08-30', basis: 'run' },
    });
    expect(others.map(({ status }) => status.result)).toEqual(['pass', 'not-applicable', 'manual', 'pass']);
  });

  it('OSCAL in XML: a plan item stands as its risks do, and without a known one is open', async () => {
    expect(stands(await many('oscal-poam-xml'))).toEqual([
      'fail new active',
      'fail resolved active',
      'fail accepted active',
      'fail new active',
    ]);
    expect((await many('oscal-ar-xml')).map(({ status }) => status.result)).toEqual(['fail', 'pass']);
  });

  it('Azure Policy summaries count resources and do not make them up', async () => {
    const [failing] = await many('azure-policy-summary');
    expect(failing).toMatchObject({
      description: 'A summary: 3 resources do not comply, and are not listed.',
      resource: { id: '/subscriptions/11111111-2222-3333-4444-555555555555' },
    });
  });
});

describe('a query of Steampipe', () => {
  const rows = [
    { resource: 'arn:aws:s3:::rx-uploads', status: 'alarm', reason: 'rx-uploads versioning disabled.' },
    { resource: 'arn:aws:s3:::rx-labels', status: 'alarm', reason: 'rx-labels versioning disabled.' },
    { resource: 'arn:aws:s3:::rx-archive', status: 'ok', reason: 'rx-archive versioning enabled.' },
  ];

  it('is one check for all resources that fail alike, named by the reason without the name', async () => {
    const { format, observations } = await readSource(sourceOf(JSON.stringify({ rows }), 'query.json'));
    expect(format).toBe('steampipe-query');
    expect(observations.map(({ checkId, status: { result } }) => [checkId, result])).toEqual([
      ['… versioning disabled.', 'fail'],
      ['… versioning disabled.', 'fail'],
      ['… versioning enabled.', 'pass'],
    ]);
  });

  it('is the check that a column of its own names', async () => {
    const named = rows.map((row) => ({ ...row, control: 's3_versioning' }));
    const { observations } = await readSource(sourceOf(JSON.stringify(named), 'query.json'));
    expect(new Set(observations.map(({ checkId }) => checkId))).toEqual(new Set(['s3_versioning']));
  });

  it('is no consultant’s table with other words for the status', async () => {
    const { format } = await readSource(
      sourceOf('title,resource,status,reason,severity\nNo MFA,root,open,never set up,High\n', 'sheet.csv'),
    );
    expect(format).toBe('generic-csv');
  });
});

describe('lists in the records of a JSON list of findings', () => {
  const record = {
    title: 'Bucket is public',
    severity: 'high',
    resources: ['arn:aws:s3:::one', { arn: 'arn:aws:s3:::two' }, 'arn:aws:s3:::three'],
    cves: ['CVE-2024-0001', 'CVE-2024-0002'],
    description: ['Read by anyone.', 'Written by anyone.'],
  };
  const read = async (rows: readonly unknown[]): ReturnType<typeof readSource> =>
    readSource(sourceOf(JSON.stringify(rows), 'list.json'));

  it('give a finding for each resource, and lose no entry of another field', async () => {
    const { format, observations, diagnostics } = await read([record]);
    expect(format).toBe('generic-json');
    expect(observations.map(({ resource }) => resource.id)).toEqual([
      'arn:aws:s3:::one',
      'arn:aws:s3:::two',
      'arn:aws:s3:::three',
    ]);
    expect(new Set(observations.map(({ id }) => id)).size).toBe(3);
    for (const { cves, description } of observations) {
      expect(cves).toEqual(['CVE-2024-0001', 'CVE-2024-0002']);
      expect(description).toBe('Read by anyone.; Written by anyone.');
    }
    expect(diagnostics).toEqual([]);
  });

  it('say which entries are no text, and read the others', async () => {
    const { observations, diagnostics } = await read([{ ...record, resources: [{ size: 1 }, 'bucket'] }]);
    expect(observations.map(({ resource }) => resource.id)).toEqual(['bucket']);
    expect(diagnostics).toMatchObject([
      { code: 'json-value-not-text', value: '{"size":1}', level: 'warning' },
    ]);
    const none = await read([{ ...record, resources: [{ size: 1 }, { size: 2 }] }]);
    expect(none.observations).toHaveLength(1);
    expect(none.diagnostics).toHaveLength(1);
  });
});

describe('resources of Cloud Custodian', () => {
  const resources = JSON.stringify([{ InstanceId: 'i-0abc1234', State: { Name: 'running' } }]);

  it('have the check that their folder is named after, so that two policies stay two findings', async () => {
    const spec = { glob: '*', format: 'cloud-custodian' };
    const checks = await Promise.all(
      ['out/ec2-untagged/resources.json', 'out/ec2-public/resources.json'].map(async (file) => {
        const { observations } = await readSource(sourceOf(resources, file), { spec });
        return observations[0]?.checkId;
      }),
    );
    expect(checks).toEqual(['ec2-untagged', 'ec2-public']);
  });

  it.each([
    [
      'balancer',
      { LoadBalancerArn: 'arn:aws:elb:1', LoadBalancerName: 'shop', VpcId: 'vpc-1' },
      'arn:aws:elb:1',
    ],
    ['subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1' }, 'subnet-1'],
    ['VPC', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }, 'vpc-1'],
    ['disk made from a snapshot', { VolumeId: 'vol-1', SnapshotId: 'snap-1', Size: 8 }, 'vol-1'],
    ['snapshot of a disk', { VolumeId: 'vol-1', SnapshotId: 'snap-1', VolumeSize: 8 }, 'snap-1'],
  ])('are named by their own id, not by what they belong to: %s', async (_, resource, id) => {
    const marked = JSON.stringify([{ ...resource, 'c7n:MatchedFilters': ['x'] }]);
    const { observations } = await readSource(sourceOf(marked, 'resources.json'));
    expect(observations.map((each) => each.resource.id)).toEqual([id]);
  });

  it('without a mark of Custodian are refused with the line to add', async () => {
    await expect(readSource(sourceOf(resources, 'resources.json'))).rejects.toMatchObject({
      message: expect.stringContaining('as Cloud Custodian writes it') as string,
      hint: expect.stringContaining('"format: cloud-custodian"') as string,
    });
  });
});

describe('what stands in place of a record and is none', () => {
  it.each([
    ['kics', /"queries":\s*\[/],
    ['powerpipe-json', /"controls":\s*\[/],
    ['grype', /"matches":\s*\[/],
    ['asff', /"Findings":\s*\[/],
  ])('of %s is skipped with its place, and nothing else with it', async (format, list) => {
    const text = readFileSync(`${FORMATS}/${format}/many.json`, 'utf8');
    const whole = await readSource(sourceOf(text));
    const planted = await readSource(sourceOf(text.replace(list, '$& null, [], "none", 7,')));
    expect(planted.observations).toHaveLength(whole.observations.length);
    expect(planted.skipped.map(({ reason }) => reason)).toEqual([
      'the record is null, not an object',
      'the record is a list, not an object',
      'the record is a string, not an object',
      'the record is a number, not an object',
    ]);
    expect(planted.records).toBe(whole.records + 4);
  });
});

describe('OCSF events', () => {
  const compliance = (more: object): string =>
    JSON.stringify([
      {
        class_uid: 2003,
        category_uid: 2,
        type_uid: 200301,
        activity_id: 1,
        time: 1_790_000_000_000,
        metadata: { version: '1.1.0', product: { name: 'Harbor Scan' } },
        finding_info: { uid: 'f-1', title: 'Buckets are private' },
        resource: { uid: 'arn:aws:s3:::rx-uploads', type: 'AwsS3Bucket' },
        ...more,
      },
    ]);
  const only = async (more: object): Promise<Observation | undefined> =>
    (await readSource(sourceOf(compliance(more), 'events.json'))).observations[0];

  it.each([
    [{ severity_id: 4 }, 'high'],
    [{ severity_id: 6 }, 'critical'],
    [{ severity_id: 2, severity: 'Medium' }, 'medium'],
    [{ severity_id: 3, severity: 'Sev 3' }, 'medium'],
    [{ severity_id: 99, severity: 'Odd' }, 'unknown'],
    [{ severity_id: 0 }, 'unknown'],
    [{}, 'unknown'],
  ])('%j have the severity %s: their word, else their number', async (more, severity) => {
    expect((await only(more))?.severity).toBe(severity);
  });

  it.each([
    [{ compliance: { status_id: 3 } }, 'fail'],
    [{ compliance: { status_id: 2 } }, 'fail'],
    [{ compliance: { status_id: 1 } }, 'pass'],
    [{ compliance: { status: 'Pass', status_id: 3 } }, 'pass'],
    [{ compliance: { status_id: 99 } }, 'unknown'],
  ])('%j of the class Compliance Finding %s', async (more, result) => {
    expect((await only(more))?.status.result).toBe(result);
  });

  it('of early versions name their one resource', async () => {
    expect((await only({}))?.resource).toMatchObject({ id: 'arn:aws:s3:::rx-uploads', cloud: 'aws' });
  });
});
