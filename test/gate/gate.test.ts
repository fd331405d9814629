import { describe, expect, it } from 'vitest';
import { CONDITIONS, gate } from '../../src/gate/gate.js';
import { isoDate } from '../../src/model/date.js';
import type { HashedEvidence } from '../../src/model/evidence.js';
import { built, type Quarter } from '../compare/quarters.js';

const POLICY: HashedEvidence = {
  id: 'E-1',
  title: 'Access policy',
  kind: 'policy',
  collectedAt: isoDate('2026-06-01'),
  covers: { from: isoDate('2026-01-01'), to: isoDate('2026-12-01') },
  supports: [{ provision: '164.312(a)(1)' }],
  says: { kind: 'confirms' },
  at: { file: 'register.csv', line: 2 },
  content: { kind: 'hashed', sha256: 'ab'.repeat(32), bytes: 1 },
};
const SHOP: Quarter = {
  asOf: '2026-11-20',
  rows: [{ check: 's3_bucket_public_access', resource: 'orders', severity: 'high', since: '2026-11-01' }],
  evidence: [POLICY],
};
const NEXT: Quarter = {
  ...SHOP,
  asOf: '2026-12-20',
  rows: [
    ...SHOP.rows,
    { check: 'iam_root_mfa_enabled', resource: 'root', severity: 'critical', since: '2026-12-01' },
  ],
};

async function fired(
  quarter: Quarter,
  conditions: readonly string[],
  before?: Quarter,
): Promise<readonly string[]> {
  const dossier = await built(quarter, before && (await built(before)));
  return gate(dossier, conditions).map(({ condition, what }) => `${condition}: ${what}`);
}

describe('the gate', () => {
  it('fires on open counted findings of a severity or a worse one', async () => {
    expect(await fired(SHOP, ['critical', 'high', 'medium'])).toEqual([
      'high: open high or worse findings that count (1)',
      'medium: open medium or worse findings that count (1)',
    ]);
    const outOfScope = { ...SHOP, rows: SHOP.rows.map((row) => ({ ...row, account: '999988887777' })) };
    expect(await fired(outOfScope, ['low'])).toEqual([]);
  });

  it('fires on what is new since the baseline, not on what was known', async () => {
    expect(await fired(NEXT, ['new', 'new-critical', 'new-high'], SHOP)).toEqual([
      'new: open findings that are new or reopened (1)',
      'new-critical: open critical findings that are new or reopened (1)',
      'new-high: open high or worse findings that are new or reopened (1)',
    ]);
    expect(await fired({ ...SHOP, asOf: '2026-12-20' }, ['new'], SHOP)).toEqual([]);
  });

  it('fires when the range rose, and not when it stayed', async () => {
    expect(await fired(NEXT, ['range-up'], SHOP)).toEqual([
      'range-up: the low and the high end of the range is higher than before',
    ]);
    expect(await fired(SHOP, ['range-up'], SHOP)).toEqual([]);
  });

  it('fires on lapsed evidence by its own terms', async () => {
    expect(await fired(SHOP, ['lapsed-evidence'])).toEqual([]);
    expect(await fired(NEXT, ['lapsed-evidence'])).toEqual(['lapsed-evidence: evidence that has lapsed (1)']);
    const record = { ...POLICY, kind: 'record' as const };
    expect(await fired({ ...NEXT, evidence: [record] }, ['lapsed-evidence'])).toEqual([]);
  });

  it('fires on nothing that nobody asked for', async () => {
    expect(await fired(NEXT, [], SHOP)).toEqual([]);
  });

  it('names every condition and says what it means', () => {
    for (const [name, { means }] of Object.entries(CONDITIONS)) {
      expect(name).toMatch(/^[a-z-]+$/);
      expect(means.length).toBeGreaterThan(10);
    }
  });
});
