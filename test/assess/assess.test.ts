import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.js';
import { crosswalk } from '../../src/law/crosswalk.js';
import { fromDayNumber, isoDate, toDayNumber } from '../../src/model/date.js';
import type { MatchedEvidence } from '../../src/model/evidence.js';
import type { Finding } from '../../src/model/finding.js';
import { SEVERITIES } from '../../src/model/observation.js';
import { AS_OF, engagement, evidence, finding, merged, observation, system } from './situation.js';

const OPENSEARCH = 'arn:aws:es:us-east-1:111122223333:domain/catalog';

describe('assessed findings', () => {
  it('carry provision, layer and pattern of their check family', () => {
    const rotation = finding({
      id: 'F-0000000000b2',
      family: 'aws-kms-rotation',
      title: 'KMS key not rotated',
    });
    const { findings } = assess({
      engagement: engagement(),
      merged: merged([finding(), rotation]),
      evidence: [],
      asOf: AS_OF,
    });
    expect(findings[0]).toMatchObject({
      mapping: { kind: 'mapped', provision: '164.312(a)(2)(iv)' },
      layer: 'data persistence',
    });
    expect(findings[1]).toMatchObject({ layer: 'data persistence', pattern: 'P6' });
  });

  it('are pattern P5 on a test system with PHI, P2 on a search service, neither otherwise', () => {
    const pattern = (one: Finding, environment: 'production' | 'test' | 'staging') =>
      assess({
        engagement: engagement({ systems: [system({ environment })] }),
        merged: merged([one]),
        evidence: [],
        asOf: AS_OF,
      }).findings[0]?.pattern;
    const search = finding({
      family: 'Consultant:index-review',
      resource: { ...observation().resource, id: OPENSEARCH, type: 'AwsOpenSearchServiceDomain' },
    });
    expect(pattern(finding(), 'test')).toBe('P5');
    expect(pattern(finding(), 'staging')).toBe('P5');
    expect(pattern(finding(), 'production')).toBeUndefined();
    expect(pattern(search, 'production')).toBe('P2');
  });

  it('that count and are open decide severity, first day and rank of their weakness', () => {
    const closed = { kind: 'fixed', on: isoDate('2026-05-01'), source: 'ticket' } as const;
    const worst = finding({ id: 'F-0000000000b1', severity: 'critical', state: closed });
    const open = finding({
      id: 'F-0000000000b2',
      severity: 'low',
      observations: [observation({ seen: { first: isoDate('2026-06-01'), basis: 'scanner' } })],
      firstSeen: { kind: 'stated', on: isoDate('2026-06-01'), source: 'scan' },
    });
    const past = finding({
      id: 'F-0000000000b3',
      family: 'aws-kms-rotation',
      severity: 'critical',
      state: closed,
    });
    const { weaknesses } = assess({
      engagement: engagement(),
      merged: merged([worst, open, past]),
      evidence: [],
      asOf: AS_OF,
    });
    expect(weaknesses).toMatchObject([
      { family: 'aws-rds-storage-encryption', severity: 'low', counted: 2, countedOpen: 1 },
      { family: 'aws-kms-rotation', severity: 'critical', counted: 1, countedOpen: 0 },
    ]);
    expect(weaknesses[0]?.firstSeen?.on).toBe('2026-06-01');
  });

  it('stay unmapped where no reviewed row exists, with a layer to be listed under', () => {
    const { findings, weaknesses } = assess({
      engagement: engagement(),
      merged: merged([finding({ family: 'Consultant:C-17' })]),
      evidence: [],
      asOf: AS_OF,
    });
    expect(findings[0]?.mapping).toEqual({
      kind: 'not-mapped',
      reason: 'No reviewed mapping exists for this check.',
    });
    expect(findings[0]?.layer).toBe('data persistence');
    expect(weaknesses[0]).toMatchObject({ counted: 0, open: 1 });
  });
});

describe('weaknesses', () => {
  it('rank counted ones first, then by severity, then by number of findings', () => {
    const resource = (name: string) => ({
      ...observation().resource,
      id: `arn:aws:kms:us-east-1:111122223333:${name}`,
    });
    const { weaknesses } = assess({
      engagement: engagement(),
      merged: merged([
        finding({ id: 'F-1', family: 'Consultant:C-17', severity: 'critical' }),
        finding({ id: 'F-2', family: 'aws-kms-rotation', severity: 'medium', resource: resource('a') }),
        finding({ id: 'F-3', family: 'aws-kms-rotation', severity: 'low', resource: resource('b') }),
        finding({ id: 'F-4', family: 'aws-iam-console-mfa', severity: 'medium' }),
        finding({ id: 'F-5' }),
      ]),
      evidence: [],
      asOf: AS_OF,
    });
    expect(weaknesses.map(({ id, family }) => `${id} ${family}`)).toEqual([
      'W-01 aws-rds-storage-encryption',
      'W-02 aws-kms-rotation',
      'W-03 aws-iam-console-mfa',
      'W-04 Consultant:C-17',
    ]);
    expect(weaknesses[1]).toMatchObject({
      title: 'KMS key not rotated',
      severity: 'medium',
      findings: ['F-2', 'F-3'],
      counted: 2,
      open: 2,
      tools: ['Prowler'],
      systems: ['orders'],
      firstSeen: { on: '2026-03-01' },
    });
  });
});

const day = fc
  .integer({ min: toDayNumber('2025-01-01'), max: toDayNumber('2027-06-30') })
  .map((days) => fromDayNumber(days));

const anyFinding: fc.Arbitrary<Finding> = fc
  .record({
    number: fc.nat(9_999_999),
    family: fc.constantFrom('Consultant:C-17', 'Macie:X', ...crosswalk.map((row) => row.family)),
    account: fc.constantFrom('111122223333', '444455556666', '777788889999'),
    severity: fc.constantFrom(...SEVERITIES),
    first: fc.option(day, { nil: undefined }),
    state: fc.oneof(
      fc.constant({ kind: 'open' } as const),
      fc.constant({ kind: 'accepted', source: 'muted' } as const),
      day.map((on) => ({ kind: 'fixed', on, source: 'passes' }) as const),
    ),
  })
  .map(({ number, family, account, severity, first, state }) =>
    finding({
      id: `F-${number.toString(16).padStart(12, '0')}`,
      family,
      severity,
      state,
      resource: { id: `arn:aws:rds:us-east-1:${account}:db:${number}`, account, tags: {} },
      firstSeen: first && { kind: 'stated', on: first, source: 'Prowler' },
      observations: [observation({ seen: first ? { first, basis: 'scanner' } : { basis: 'none' } })],
    }),
  );

const findingSet = fc.uniqueArray(anyFinding, { selector: ({ id }) => id, maxLength: 25 });

function evidenceFor(
  findings: readonly Finding[],
  says: MatchedEvidence['item']['says'][],
): MatchedEvidence[] {
  return says.map((one, index) =>
    evidence(
      { id: `EV-${index}`, says: one },
      { findings: findings.slice(index, index + 1).map(({ id }) => id) },
    ),
  );
}

const anySays = fc.array(
  fc.oneof(
    fc.constantFrom<MatchedEvidence['item']['says']>(
      { kind: 'confirms' },
      { kind: 'refutes' },
      { kind: 'accepted' },
    ),
    day.map((on) => ({ kind: 'fixed', on }) as const),
  ),
  { maxLength: 8 },
);

const systems = [
  system(),
  system({ id: 'shop', name: 'Shop window', holdsPhi: false, match: { accounts: ['444455556666'] } }),
];

function assessAll(findings: readonly Finding[], says: MatchedEvidence['item']['says'][]) {
  return assess({
    engagement: engagement({ systems }),
    merged: merged(findings),
    evidence: evidenceFor(
      [...findings].sort((a, b) => (a.id < b.id ? -1 : 1)),
      says,
    ),
    asOf: AS_OF,
  });
}

describe('for any findings and evidence', () => {
  it('each finding comes back once, and counts only when mapped, in scope and dated up to the assessment', () => {
    fc.assert(
      fc.property(findingSet, anySays, (findings, says) => {
        const assessed = assessAll(findings, says);
        expect(assessed.findings.map(({ id }) => id)).toEqual(findings.map(({ id }) => id));
        for (const { disposition, mapping, scope, period } of assessed.findings) {
          if (disposition.kind !== 'counted') continue;
          expect([mapping.kind, scope.kind, period.kind]).toEqual(['mapped', 'in', 'dated']);
          if (period.kind !== 'dated') continue;
          expect(period.interval.from <= period.interval.to && period.interval.to <= AS_OF).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('weaknesses partition the findings', () => {
    fc.assert(
      fc.property(findingSet, anySays, (findings, says) => {
        const { weaknesses } = assessAll(findings, says);
        const listed = weaknesses.flatMap((weakness) => weakness.findings);
        expect([...listed].sort()).toEqual(findings.map(({ id }) => id).sort());
      }),
      { numRuns: 100 },
    );
  });

  it('the order of findings does not matter', () => {
    fc.assert(
      fc.property(findingSet, anySays, (findings, says) => {
        const [forward, backward] = [assessAll(findings, says), assessAll([...findings].reverse(), says)];
        expect(backward.weaknesses).toEqual(forward.weaknesses);
        expect(backward.coverage).toEqual(forward.coverage);
        expect([...backward.findings].reverse()).toEqual(forward.findings);
      }),
      { numRuns: 60 },
    );
  });

  it('an open counted finding makes its provision a gap, and nothing else does', () => {
    fc.assert(
      fc.property(findingSet, anySays, (findings, says) => {
        const assessed = assessAll(findings, says);
        const failing = new Set(
          assessed.findings.flatMap(({ disposition, mapping, period }) =>
            disposition.kind === 'counted' &&
            mapping.kind === 'mapped' &&
            period.kind === 'dated' &&
            !period.ended
              ? mapping.provision
              : [],
          ),
        );
        for (const row of assessed.coverage)
          expect(row.state === 'gap', row.provision).toBe(failing.has(row.provision));
      }),
      { numRuns: 60 },
    );
  });
});
