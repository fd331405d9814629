import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/model/date.js';
import type { HashedEvidence } from '../../src/model/evidence.js';
import { bridgeOf, built, compared, kinds, moves, type Quarter, type Row } from './quarters.js';

// Reasonable cause under the adjustment in force from 2026-01-28 (91 FR 3665): $1,461 to $73,011 a day. No cap is
// reached in these few days, so that every step can be multiplied out by hand.
const MINIMUM = 1_461;
const MAXIMUM = 73_011;
function days(count: number): readonly [number, number] {
  return [count * MINIMUM, count * MAXIMUM];
}

const BUCKET: Row = { check: 's3_bucket_public_access', resource: 'orders', since: '2026-12-01' };
const ROOT: Row = { check: 'iam_root_mfa_enabled', resource: 'root', since: '2026-12-18' };

/** Ten days of one open bucket. */
const DECEMBER_10: Quarter = { asOf: '2026-12-10', rows: [BUCKET] };

function proof(on: string): HashedEvidence {
  return {
    id: 'E-1',
    title: 'Ticket: bucket closed',
    kind: 'ticket',
    collectedAt: isoDate('2026-12-16'),
    supports: [{ check: 's3_bucket_public_access' }],
    says: { kind: 'fixed', on: isoDate(on) },
    at: { file: 'register.csv', line: 2 },
    content: { kind: 'hashed', sha256: 'ab'.repeat(32), bytes: 1 },
  };
}

describe('the bridge of ten days later', () => {
  it('has ten more days of what stayed open', async () => {
    const comparison = await compared(DECEMBER_10, { ...DECEMBER_10, asOf: '2026-12-20' });
    const { from, to } = bridgeOf(comparison);
    expect([from.low, from.high]).toEqual(days(10).map((amount) => amount * 100));
    expect([to.low, to.high]).toEqual(days(20).map((amount) => amount * 100));
    expect(moves(comparison)).toEqual({ days: days(10) });
    expect(kinds(comparison)).toEqual([]);
  });

  it('takes the days after a fix off again, and leaves those before it', async () => {
    const comparison = await compared(DECEMBER_10, {
      asOf: '2026-12-20',
      rows: [BUCKET],
      evidence: [proof('2026-12-15')],
    });
    expect(moves(comparison)).toEqual({ days: days(10), fixed: days(-5) });
    expect(kinds(comparison)).toEqual(['fixed']);
    expect(comparison.findings[0]?.reason).toContain('15 Dec 2026');
  });

  it('adds the days of a new finding under its own provision', async () => {
    const comparison = await compared(DECEMBER_10, { asOf: '2026-12-20', rows: [BUCKET, ROOT] });
    expect(moves(comparison)).toEqual({ days: days(10), new: days(3) });
    expect(kinds(comparison)).toEqual(['new']);
  });

  it('shows what only passes now as days left out, and the range with them still counted', async () => {
    const comparison = await compared(
      { asOf: '2026-12-10', rows: [BUCKET, { ...ROOT, since: '2026-12-08' }] },
      { asOf: '2026-12-20', rows: [BUCKET, { ...ROOT, status: 'PASS', since: '2026-12-12' }] },
    );
    // Both grow by ten days; root, 13 days by then, leaves; with its days from the 8th to the 12th it would be five.
    expect(moves(comparison)).toEqual({ days: days(20), 'passes now': days(-13) });
    expect(kinds(comparison)).toEqual(['passes now']);
    const { to, withPast } = bridgeOf(comparison);
    expect(withPast).toEqual({
      low: to.low + 5 * MINIMUM * 100,
      high: to.high + 5 * MAXIMUM * 100,
      findings: 1,
    });
  });

  it('calls nothing fixed that no scan of this build holds', async () => {
    const elsewhere: Row = { ...ROOT, resource: 'root-2', account: '444455556666', since: '2026-12-08' };
    const comparison = await compared(
      { asOf: '2026-12-10', rows: [BUCKET, { ...ROOT, since: '2026-12-08' }, elsewhere] },
      { asOf: '2026-12-20', rows: [BUCKET] },
    );
    expect(comparison.findings.map(({ kind, account }) => [kind, account])).toEqual([
      ['not seen', '111122223333'],
      ['not scanned', '444455556666'],
    ]);
    expect(comparison.findings[0]?.reason).toContain('no proof of a fix');
    expect(comparison.findings[1]?.reason).toContain('nothing is known of it');
    // The other account belongs to no system and was never priced.
    expect(moves(comparison)).toEqual({ days: days(20), 'not seen': days(-13) });
  });

  it('calls a finding reopened that had ended and fails again', async () => {
    const comparison = await compared(
      { asOf: '2026-12-10', rows: [BUCKET], evidence: [proof('2026-12-05')] },
      { asOf: '2026-12-20', rows: [BUCKET], evidence: [] },
    );
    expect(kinds(comparison)).toEqual(['reopened']);
    expect(comparison.evidence.map(({ item, kind }) => [item, kind])).toEqual([['E-1', 'withdrawn']]);
    // Nothing grew while it was closed; without its evidence fifteen days come back.
    expect(moves(comparison)).toEqual({ evidence: days(15) });
  });

  it('keeps an accepted risk in force until its own step, then counts its lapse', async () => {
    const suppressions = [
      {
        id: 'S-1',
        match: { check: 'iam_root_mfa_enabled' },
        owner: 'platform',
        reason: 'Hardware key ordered.',
        approver: 'CISO',
        expires: isoDate('2026-12-15'),
      },
    ];
    const rows = [BUCKET, { ...ROOT, since: '2026-12-08' }];
    const comparison = await compared(
      { asOf: '2026-12-10', rows, states: { suppressions } },
      { asOf: '2026-12-20', rows, states: { suppressions } },
    );
    expect(moves(comparison)).toEqual({ days: days(10), 'accepted risks': days(13) });
    expect(comparison.findings.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['reclassified', 'Suppressed before; now counted (S-1 is not in force any more).'],
    ]);
    expect(comparison.inputs).toContainEqual({
      what: 'accepted risk',
      subject: 'S-1',
      before: 'in force to 15 Dec 2026',
      now: 'lapsed 15 Dec 2026',
    });
  });

  it('prices another tier, another system and a factor each in its step', async () => {
    const other: Row = { ...ROOT, account: '444455556666', since: '2026-12-08' };
    const comparison = await compared(
      { asOf: '2026-12-10', rows: [BUCKET, other] },
      {
        asOf: '2026-12-10',
        rows: [BUCKET, other],
        states: {
          systems: [
            {
              id: 'shop',
              name: 'Shop',
              match: { accounts: ['111122223333', '444455556666'] },
              holdsPhi: true,
            },
          ],
          culpability: [{ provision: '*', tier: 'no-knowledge', reason: 'Not known.', by: 'Counsel' }],
          factors: [
            {
              paragraph: '160.408(c)',
              kind: 'mitigating',
              statement: 'Corrected.',
              percent: 10,
              by: 'Counsel',
            },
          ],
        },
      },
    );
    // No knowledge: $145 a day; a tenth off 13 days of it is $188.50, to the whole dollar $189. A ceiling takes none off.
    expect(moves(comparison)).toEqual({
      scope: days(3),
      culpability: [13 * (145 - MINIMUM), 0],
      factors: [-189, 0],
    });
  });

  it('tells the yearly adjustment from the days', async () => {
    const rows = [
      { ...BUCKET, since: '2020-01-10' },
      { ...ROOT, since: '2026-01-19' },
    ];
    const comparison = await compared({ asOf: '2026-01-20', rows }, { asOf: '2026-01-30', rows });
    // At the amounts of 2024, $1,424 to $71,162: ten more days of each. The bucket's thirty days of 2026 come to
    // $2,134,860 at the maximum, $29 above the cap of $2,134,831. The new amounts are $37 and $1,849 higher a day and
    // the cap $55,463: low, 30 + 12 days, the older years being at a cap that is not adjusted; high, root's 12 days and
    // seven years at their cap. The ten days of 2020 that grow too old were above the cap of their year anyway.
    expect(moves(comparison)).toEqual({
      days: [20 * 1_424, 20 * 71_162 - 29],
      amounts: [42 * 37, 12 * 1_849 + 7 * 55_463],
    });
  });

  it('takes off the days that grow older than six years', async () => {
    const quarter = { rows: [{ ...BUCKET, since: '2020-01-15' }], evidence: [proof('2020-01-25')] };
    const comparison = await compared({ asOf: '2026-01-20', ...quarter }, { asOf: '2026-01-22', ...quarter });
    expect(moves(comparison)).toEqual({ limitation: [-2 * 1_424, -2 * 71_162] });
  });
});

describe('a baseline', () => {
  it('of another entity, or of a later day, is refused', async () => {
    const earlier = await built(DECEMBER_10);
    const stranger = {
      ...earlier,
      engagement: { ...earlier.engagement, entity: { ...earlier.engagement.entity, name: 'Mint Pharmacy' } },
    };
    await expect(built(DECEMBER_10, stranger)).rejects.toThrow(
      'of Mint Pharmacy; this engagement is of Hazel',
    );
    await expect(built({ ...DECEMBER_10, asOf: '2026-12-09' }, earlier)).rejects.toThrow('a later day');
  });

  it('of another program is compared, with a note and a step of its own', async () => {
    const earlier = await built({ ...DECEMBER_10, toolVersion: '0.0.1' });
    const later = await built({ ...DECEMBER_10, asOf: '2026-12-20' }, earlier);
    expect(later.diagnostics.map(({ code }) => code)).toContain('baseline-by-another-program');
    const [first] = bridgeOf(later.comparison ?? failed()).steps;
    expect(first).toMatchObject({ kind: 'program', low: 0, high: 0 });
    expect(first?.statement).toContain('this version of the program');
  });

  it('that was not priced gives no bridge, and says why', async () => {
    const undecided: Quarter = {
      ...DECEMBER_10,
      states: { entity: { name: 'Hazel Health Shop', status: 'not determined' } },
    };
    const { bridge } = await compared(undecided, DECEMBER_10);
    expect(bridge).toMatchObject({ kind: 'no bridge' });
    expect(bridge.kind === 'no bridge' && bridge.reason).toContain('The earlier dossier states no range.');
  });

  it('says what became of the plan of that time', async () => {
    const { actions } = await compared(
      { asOf: '2026-12-10', rows: [BUCKET, { ...ROOT, since: '2026-12-08' }] },
      { asOf: '2026-12-20', rows: [BUCKET, { ...ROOT, since: '2026-12-08', status: 'PASS' }] },
    );
    expect(Object.fromEntries(actions.map(({ key, state }) => [key, state]))).toMatchObject({
      'aws-strong-authentication': 'done',
      'aws-s3-public-access-block': 'open',
    });
  });
});

function failed(): never {
  throw new Error('no comparison');
}
