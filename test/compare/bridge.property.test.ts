import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/model/date.js';
import type { HashedEvidence } from '../../src/model/evidence.js';
import { TIERS } from '../../src/model/penalty.js';
import { bridgeOf, built, compared, read, type Quarter } from './quarters.js';

const row = fc.record({
  check: fc.constantFrom(
    's3_bucket_public_access',
    'cloudtrail_kms_encryption_enabled',
    'iam_root_mfa_enabled',
    'rds_instance_storage_encrypted',
    'nobody_knows_this_check',
  ),
  resource: fc.constantFrom('orders', 'profiles', 'claims'),
  status: fc.constantFrom('FAIL' as const, 'FAIL' as const, 'PASS' as const),
  severity: fc.constantFrom('critical', 'high', 'medium'),
  account: fc.constantFrom('111122223333', '444455556666'),
  since: fc.constantFrom('2020-12-20', '2025-12-30', '2026-01-02', '2026-06-15', '2026-12-01'),
});

const evidence = fc
  .record({
    id: fc.constantFrom('E-1', 'E-2'),
    check: fc.constantFrom('s3_bucket_public_access', 'rds_instance_storage_encrypted'),
    says: fc.constantFrom(
      { kind: 'refutes' as const },
      { kind: 'confirms' as const },
      { kind: 'fixed' as const, on: isoDate('2026-09-01') },
      { kind: 'fixed' as const, on: isoDate('2027-01-10') },
    ),
    collectedAt: fc.constantFrom(isoDate('2025-06-01'), isoDate('2026-08-01')),
  })
  .map(({ id, check, says, collectedAt }): HashedEvidence => ({
    id,
    title: 'Export',
    kind: 'export',
    collectedAt,
    supports: [{ check }],
    says,
    at: { file: 'register.csv', line: 2 },
    content: { kind: 'hashed', sha256: 'ab'.repeat(32), bytes: 1 },
  }));

const states = fc.record({
  systems: fc
    .uniqueArray(fc.constantFrom('111122223333', '444455556666'), { minLength: 1 })
    .map((accounts) => [{ id: 'shop', name: 'Shop', match: { accounts }, holdsPhi: true as const }]),
  culpability: fc.oneof(
    fc.constant([]),
    fc.constantFrom(...TIERS).map((tier) => [{ provision: '*', tier, reason: 'Assumed.', by: 'Counsel' }]),
  ),
  factors: fc.oneof(
    fc.constant([]),
    fc.constant([
      {
        paragraph: '160.408(c)(2)',
        kind: 'mitigating' as const,
        statement: 'Corrected.',
        percent: 10,
        by: 'Counsel',
      },
    ]),
  ),
  suppressions: fc.oneof(
    fc.constant([]),
    fc.constantFrom('2026-12-31', '2028-01-01').map((expires) => [
      {
        id: 'S-1',
        match: { check: 's3_bucket_public_access' },
        owner: 'shop',
        reason: 'Public pages.',
        approver: 'CISO',
        expires: isoDate(expires),
      },
    ]),
  ),
});

const inputs = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 10 }),
  evidence: fc.uniqueArray(evidence, { maxLength: 2, selector: ({ id }) => id }),
  states,
});
const before = fc.record({ asOf: fc.constantFrom('2026-11-20', '2026-12-30'), of: inputs });
const now = fc.record({
  asOf: fc.constantFrom('2026-12-30', '2027-02-19'),
  noticeDate: fc.constantFrom('2027-02-22', '2026-12-31'),
  of: inputs,
});

function quarter({ asOf, noticeDate, of }: { asOf: string; noticeDate?: string; of: object }): Quarter {
  return { asOf, ...(noticeDate !== undefined && { noticeDate }), ...of } as Quarter;
}

describe('an exposure bridge', { timeout: 240_000 }, () => {
  it('adds up to the cent at both ends, whatever changed', async () => {
    let bridges = 0;
    await fc.assert(
      fc.asyncProperty(before, now, async (was, is) => {
        const earlier = await built(quarter(was));
        const later = await built(quarter(is), earlier);
        const { bridge } = later.comparison ?? {};
        const bothPriced = earlier.exposure.kind === 'priced' && later.exposure.kind === 'priced';
        expect(bridge?.kind).toBe(bothPriced ? 'bridge' : 'no bridge');
        if (bridge?.kind !== 'bridge') return;
        if (earlier.exposure.kind !== 'priced' || later.exposure.kind !== 'priced') return;
        bridges += 1;
        for (const end of ['low', 'high'] as const) {
          const steps = bridge.steps.reduce((sum, step) => sum + step[end], 0);
          expect(earlier.exposure.headline[end] + steps).toBe(later.exposure.headline[end]);
        }
      }),
      { numRuns: 60 },
    );
    expect(bridges).toBeGreaterThan(20);
  });

  it('from a dossier to the same one has no step and no change', async () => {
    await fc.assert(
      fc.asyncProperty(now, async (is) => {
        const { comparison } = await built(quarter(is), await built(quarter(is)));
        expect(comparison?.findings).toEqual([]);
        expect(comparison?.inputs).toEqual([]);
        expect(comparison?.evidence).toEqual([]);
        expect(comparison?.coverage).toEqual([]);
        if (comparison?.bridge.kind !== 'bridge') return;
        expect(comparison.bridge.steps.every(({ low, high }) => low === 0 && high === 0)).toBe(true);
        expect(comparison.bridge.withPast).toBeUndefined();
      }),
      { numRuns: 20 },
    );
  });

  it('does not hang on the order of findings in the baseline', async () => {
    await fc.assert(
      fc.asyncProperty(before, now, async (was, is) => {
        const earlier = read(await built(quarter(was)));
        const turned = {
          ...earlier,
          assessed: { ...earlier.assessed, findings: earlier.assessed.findings.toReversed() },
        };
        const [a, b] = await Promise.all([built(quarter(is), earlier), built(quarter(is), turned)]);
        expect(b.comparison).toEqual(a.comparison);
      }),
      { numRuns: 20 },
    );
  });

  it('puts the same steps in the same order, also those that move nothing', async () => {
    const shop: Quarter = {
      asOf: '2026-11-20',
      rows: [{ check: 's3_bucket_public_access', resource: 'orders', since: '2026-11-01' }],
    };
    expect(bridgeOf(await compared(shop, shop)).steps.map(({ kind }) => kind)).toEqual([
      'program',
      'days',
      'limitation',
      'amounts',
      'fixed',
      'passes now',
      'not seen',
      'not scanned',
      'reopened',
      'dates',
      'new',
      'scope',
      'accepted risks',
      'evidence',
      'culpability',
      'factors',
    ]);
  });
});
