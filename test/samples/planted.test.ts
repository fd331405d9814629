import { expect, test } from 'vitest';
import type { AssessedFinding } from '../../src/model/assessed.js';
import { assessed, evidence, exposure, merged, register } from './fable-thistle.js';

/** What the table "Trouble planted on purpose" of samples/README.md promises, stage by stage. */

const INVOICES = 'arn:aws:s3:::ft-invoices-prod';

test('two scanners disagree on one bucket', () => {
  expect(merged.diagnostics.map(({ code, value }) => [code, value])).toEqual([
    ['scanners-disagree', INVOICES],
  ]);
});

test('evidence refutes that finding, and no other', () => {
  const refuted = assessed.findings.filter(({ disposition }) => disposition.kind === 'refuted');
  expect(refuted.map(({ family, resource }) => [family, resource.id])).toEqual([
    ['aws-s3-public-access', INVOICES],
  ]);
});

test.each([
  ['aws-dynamodb-pitr', 'ft-consent-records', '2026-08-14'],
  ['aws-rds-snapshot-public', 'ft-orders-prod-2026-04-30', '2026-05-19'],
  ['aws-rds-logging', 'ft-orders-aurora-1', '2026-09-02'],
  ['aws-s3-secure-transport', 'ft-order-exports-prod', '2026-07-21'],
  ['aws-sg-ssh-open', 'sg-0a1a1a1a1a1a01111', '2026-06-30'],
])('%s on %s ended on %s, the day of the evidence', (family, resource, day) => {
  expect(finding(family, resource).period).toMatchObject({ kind: 'dated', ended: true, interval: { to: day } });
});

test('the snapshot was public from the day that the log shows', () => {
  const { period } = finding('aws-rds-snapshot-public', 'ft-orders-prod-2026-04-30');
  expect(period).toMatchObject({ interval: { from: '2026-04-30' } });
});

test('a compensating control leaves the finding counted', () => {
  const { disposition, evidence } = finding('aws-elb-https-listeners', 'ft-fulfilment-legacy');
  expect(disposition.kind).toBe('counted');
  expect(evidence).toContain('E-27');
});

test('the accepted webhook is suppressed; the lapsed suppression lets its finding count again', () => {
  expect(finding('aws-lambda-url-public', 'ft-order-webhook').disposition).toMatchObject({
    kind: 'suppressed',
    suppression: 'S-03',
  });
  expect(assessed.lapsed.map(({ id }) => id)).toEqual(['S-02']);
  expect(finding('aws-sg-ssh-open', 'sg-0a1a1a1a1a1a04444').disposition.kind).toBe('counted');
  expect(assessed.unusedSuppressions.map(({ id }) => id)).toEqual(['S-04']);
});

test('evidence: five items are out of date, one file is missing, one item matches nothing', () => {
  const trouble = [...register.diagnostics, ...evidence.diagnostics];
  expect(trouble.map(({ code, message }) => [code, /E-\d\d/.exec(message)?.[0]])).toEqual([
    ['evidence-out-of-date', 'E-11'],
    ['evidence-out-of-date', 'E-20'],
    ['evidence-out-of-date', 'E-29'],
    ['evidence-file-missing', 'E-36'],
    ['evidence-out-of-date', 'E-47'],
    ['evidence-out-of-date', 'E-49'],
    ['evidence-matches-nothing', 'E-45'],
  ]);
});

test('checks without provision are listed and not priced', () => {
  const listed = families('not mapped');
  expect(listed).toContain('Prowler:trustedadvisor_premium_support_plan_subscribed');
  expect(listed).toContain('azure-postgresql-log-checkpoints');
  expect(listed.filter((family) => family.startsWith('Paperclip Security review:')).length).toBeGreaterThan(5);
});

test('the acquired shop is of unknown scope, the marketing site is out of scope', () => {
  const dispositions = (name: string): string[] =>
    assessed.findings
      .filter(({ resource }) => `${resource.account} ${resource.id}`.includes(name))
      .map(({ disposition }) => disposition.kind);
  expect(new Set(dispositions('999988887777'))).toEqual(new Set(['scope unknown']));
  expect(new Set(dispositions('rg-marketing'))).toEqual(new Set(['out of scope']));
});

test('one vendor gap', () => {
  expect(assessed.vendorGaps.map(({ vendor }) => vendor)).toEqual(['Parley Chat Ltd.']);
});

test('counted findings lie in all five layers, and show the patterns that a scanner can see', () => {
  const counted = assessed.findings.filter(({ disposition }) => disposition.kind === 'counted');
  const layers = ['identity', 'storage', 'network edge', 'data persistence', 'logging'];
  expect(counted.map(({ layer }) => layer)).toEqual(expect.arrayContaining(layers));
  expect(counted.map(({ pattern }) => pattern)).toEqual(expect.arrayContaining(['P2', 'P4', 'P5', 'P6']));
});

test('a cure period is open for 164.312(d), and has lapsed for 164.312(b)', () => {
  const window = (provision: string): unknown =>
    exposure.cureWindows.find((one) => one.provision === provision);
  expect(window('164.312(d)')).toMatchObject({ state: 'open', lastDay: '2026-12-01' });
  expect(window('164.312(b)')).toMatchObject({ state: 'lapsed', lastDay: '2026-01-07' });
});

test('the oldest priced days are 774 days back, those of 164.312(d) 41', () => {
  const counts = exposure.provisions.map(({ provision, count }) => [provision, count] as const);
  expect(Math.max(...counts.map(([, count]) => count))).toBe(774);
  expect(counts).toContainEqual(['164.312(d)', 41]);
});

function finding(family: string, resource: string): AssessedFinding {
  const found = assessed.findings.filter(
    (one) => one.family === family && `${one.resource.id} ${one.resource.name}`.includes(resource),
  );
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} findings of ${family} on ${resource}`);
  return only;
}

function families(disposition: AssessedFinding['disposition']['kind']): string[] {
  return assessed.findings.filter((one) => one.disposition.kind === disposition).map(({ family }) => family);
}
