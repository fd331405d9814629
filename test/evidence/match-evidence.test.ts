import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchEvidence } from '../../src/evidence/match-evidence.js';
import { indexResources } from '../../src/evidence/resource-index.js';
import { isoDate } from '../../src/model/date.js';
import type { EvidenceTarget, HashedEvidence } from '../../src/model/evidence.js';
import type { Finding } from '../../src/model/finding.js';
import type { Observation, Resource } from '../../src/model/observation.js';

const ASOF = isoDate('2026-09-30');
const VAULT = '/subscriptions/0000/resourceGroups/RG-Shop/providers/Microsoft.KeyVault/vaults/Orders';

const FINDINGS: readonly Finding[] = [
  finding('F-000000000001', 'aws-s3-public-access', { id: 'arn:aws:s3:::acme-invoices' }, [
    'S3.2',
    's3_bucket_public_access',
  ]),
  finding('F-000000000002', 'aws-s3-public-access', { id: 'arn:aws:s3:::acme-www' }, ['S3.2']),
  finding('F-000000000003', 'azure-keyvault-purge', { id: VAULT, name: 'Orders', cloud: 'azure' }, [
    'keyvault_recoverable',
  ]),
  finding('F-000000000004', 'Harbor:H-7', { id: 'i-0abc', name: 'checkout-1' }, ['H-7']),
];

function finding(
  id: string,
  family: string,
  resource: Partial<Resource>,
  checks: readonly string[],
): Finding {
  const full = { id: '', tags: {}, ...resource };
  const observations = checks.map((checkId) => ({ checkId, resource: full }) as unknown as Observation);
  return {
    id,
    family,
    title: family,
    resource: full,
    severity: 'high',
    state: { kind: 'open' },
    observations,
  };
}

function item(supports: readonly EvidenceTarget[], more: Partial<HashedEvidence> = {}): HashedEvidence {
  return {
    id: 'E-01',
    title: 'Retest of buckets',
    kind: 'ticket',
    collectedAt: isoDate('2026-08-01'),
    supports,
    says: { kind: 'confirms' },
    at: { file: 'evidence/register.csv', line: 7 },
    content: { kind: 'no file stated' },
    ...more,
  };
}

const familyMatches = ({ family }: Finding, check: string): boolean =>
  family === 'aws-s3-public-access' && check === 's3-bucket-public-read-prohibited';

function match(...items: readonly HashedEvidence[]): ReturnType<typeof matchEvidence> {
  return matchEvidence(items, FINDINGS, { asOf: ASOF, familyMatches });
}

describe('matching evidence to findings', () => {
  const targets: readonly (readonly [string, EvidenceTarget, readonly number[]])[] = [
    ['a finding id', { finding: 'F-000000000004' }, [4]],
    ['a check family', { check: 'aws-s3-public-access' }, [1, 2]],
    ['a check of the scanner that saw it', { check: 's3_bucket_public_access' }, [1]],
    [
      'a check of a scanner that did not, through the family',
      { check: 's3-bucket-public-read-prohibited' },
      [1, 2],
    ],
    ['a check in other letters', { check: 's3.2' }, [1, 2]],
    ['a resource', { resource: 'arn:aws:s3:::acme-www' }, [2]],
    ['a pattern', { resource: '*:::acme-*' }, [1, 2]],
    ['a pattern on the name', { resource: 'checkout-*' }, [4]],
    ['an ARM id in other letters', { resource: VAULT.toUpperCase() }, [3]],
    ['a check and a resource', { check: 'S3.2', resource: '*-invoices' }, [1]],
    ['a finding and its check', { finding: 'F-000000000001', check: 'S3.2' }, [1]],
    [
      'a check, a resource and a provision',
      { check: 'S3.2', resource: '*', provision: '164.312(a)(1)' },
      [1, 2],
    ],
  ];
  for (const [what, target, expected] of targets) {
    it(`goes by ${what}`, () => {
      const { matched, diagnostics } = match(item([target]));
      expect(matched[0]?.findings).toEqual(expected.map((number) => `F-00000000000${number}`));
      expect(matched[0]?.provisions).toEqual(target.provision ? [target.provision] : []);
      expect(diagnostics).toEqual([]);
    });
  }

  const misses: readonly (readonly [string, EvidenceTarget, string])[] = [
    ['a finding that is not there', { finding: 'F-000000000099' }, 'F-000000000001'],
    ['a misspelled check', { check: 's3_bucket_pulbic_access' }, 's3_bucket_public_access'],
    [
      'a check with the wrong resource',
      { check: 'S3.2', resource: 'arn:aws:s3:::acme-invoice' },
      'arn:aws:s3:::acme-invoices',
    ],
    ['an S3 name in other letters', { resource: 'arn:aws:s3:::ACME-www' }, 'arn:aws:s3:::acme-www'],
    ['a finding of another check', { finding: 'F-000000000004', check: 'S3.2' }, ''],
    ['a provision that the law does not have', { provision: '164.312(a)(2)(vi)' }, '164.312(a)(2)(i'],
    [
      'such a provision beside a check that matches',
      { check: 'S3.2', provision: '164.312(a)(9)' },
      '164.312(a)(1)',
    ],
  ];
  for (const [what, target, suggestion] of misses) {
    it(`reports ${what}, with id, line, target and the nearest there is`, () => {
      const { matched, diagnostics } = match(item([target]));
      expect(matched[0]).toMatchObject({ findings: [], provisions: [], unmatchedTargets: [target] });
      expect(diagnostics).toMatchObject([
        {
          level: 'warning',
          code: 'evidence-matches-nothing',
          at: { file: 'evidence/register.csv', line: 7, field: 'supports' },
          message: expect.stringContaining('E-01') as string,
          value: expect.stringContaining(Object.values(target)[0] as string) as string,
          hint: expect.stringContaining(suggestion) as string,
        },
      ]);
    });
  }

  it.each([
    ['164.399(z)', '164.402'],
    ['164.599', '164.530(a)'],
    ['164.313(a)(1)', '164.312(a)(1)'],
  ])('refuses %s, whose section does not exist, and names the nearest', (cited, suggestion) => {
    const { matched, diagnostics } = match(item([{ provision: cited }]));
    expect(matched[0]).toMatchObject({ provisions: [], unmatchedTargets: [{ provision: cited }] });
    expect(diagnostics).toMatchObject([
      {
        level: 'error',
        code: 'evidence-matches-nothing',
        message: 'E-01 supports a provision that does not exist.',
        hint: `The nearest is \`${suggestion}\`.`,
      },
    ]);
  });

  it('takes a provision without any finding', () => {
    expect(match(item([{ provision: '164.308(a)(1)(ii)(A)' }]))).toMatchObject({
      matched: [{ findings: [], provisions: ['164.308(a)(1)(ii)(A)'], unmatchedTargets: [] }],
      diagnostics: [],
    });
  });

  it('names a finding once, though two targets match it, and keeps the target that matches nothing apart', () => {
    const { matched } = match(item([{ check: 'S3.2' }, { resource: '*acme-www' }, { check: 'nope' }]));
    expect(matched[0]).toMatchObject({
      findings: ['F-000000000001', 'F-000000000002'],
      unmatchedTargets: [{ check: 'nope' }],
    });
  });

  it('knows how old evidence is, and whether that is too old for its kind', () => {
    const on = (day: string, changes: Partial<HashedEvidence>): ReturnType<typeof match> =>
      match(item([{ check: 'S3.2' }], { collectedAt: isoDate(day), covers: undefined, ...changes }));
    const record = { kind: 'record' } as const;
    expect(on('2025-09-30', record).matched[0]).toMatchObject({ ageDays: 365, outOfDate: false });
    const { matched, diagnostics } = on('2025-09-29', record);
    expect(matched[0]).toMatchObject({ ageDays: 366, outOfDate: true });
    expect(diagnostics).toMatchObject([
      { code: 'evidence-out-of-date', value: '2025-09-29', at: { field: 'collectedAt' } },
    ]);
    expect(diagnostics[0]?.message).toContain('of its kind (record) that counts until 2026-09-29');
    const policy = {
      kind: 'policy',
      covers: { from: isoDate('2025-01-01'), to: isoDate('2026-08-31') },
    } as const;
    expect(on('2026-08-01', policy).diagnostics).toMatchObject([
      { code: 'evidence-out-of-date', value: '2026-08-31', at: { field: 'covers' } },
    ]);
  });

  const troubles: Readonly<Record<string, readonly [Partial<HashedEvidence>, string]>> = {
    'evidence from after the assessment': [{ collectedAt: isoDate('2026-10-01') }, 'evidence-after-as-of'],
    'evidence without a day': [{ collectedAt: undefined }, 'evidence-undated'],
    'a fix from after the assessment': [
      { says: { kind: 'fixed', on: isoDate('2026-10-01') } },
      'evidence-fix-after-as-of',
    ],
    'a file that is not there': [
      { file: 'a.md', content: { kind: 'missing file' } },
      'evidence-file-missing',
    ],
    'an item that supports nothing': [{ supports: [] }, 'evidence-supports-nothing'],
  };
  for (const [what, [more, code]] of Object.entries(troubles)) {
    it(`reports ${what}`, () => {
      expect(match(item([{ check: 'S3.2' }], more)).diagnostics.map((one) => one.code)).toEqual([code]);
    });
  }

  it('reports a file that two items share', () => {
    const content = { kind: 'hashed', sha256: 'ab'.repeat(32), bytes: 3 } as const;
    const first = item([{ check: 'S3.2' }], { content, file: 'a.md' });
    const second = item([{ check: 'S3.3' }, { check: 'S3.2' }], { id: 'E-02', content, file: 'copy.md' });
    expect(match(first, second).diagnostics[0]).toMatchObject({
      level: 'note',
      code: 'evidence-same-content',
      message: 'The file of E-02 has the same content as that of E-01 (line 7).',
    });
  });

  it('asks for the family once per kind of finding, not once per finding', () => {
    const many = Array.from({ length: 5000 }, (_, number) =>
      finding(`F-${number}`, 'aws-s3-public-access', { id: `arn:aws:s3:::acme-${number}` }, ['S3.2']),
    );
    let asked = 0;
    const items = Array.from({ length: 50 }, () => item([{ check: 'some-other-name', resource: '*-17' }]));
    const { matched } = matchEvidence(items, many, {
      asOf: ASOF,
      familyMatches: () => {
        asked += 1;
        return true;
      },
    });
    expect(asked).toBe(1);
    expect(matched.every(({ findings }) => findings.length === 1)).toBe(true);
  });
});

describe('a pattern on resources', () => {
  it('finds what a regular expression with .* for each asterisk finds, in input order', () => {
    const pattern = fc.stringMatching(/^[ab.*]{0,6}$/);
    const ids = fc.array(fc.stringMatching(/^[ab.]{0,10}$/), { maxLength: 20 });
    fc.assert(
      fc.property(pattern, ids, (pattern, ids) => {
        const findings = ids.map((id, number) => finding(`F-${number}`, 'x', { id }, []));
        const expected = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
        expect(indexResources(findings)(pattern)).toEqual(
          findings.filter(({ resource }) => expected.test(resource.id)),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
