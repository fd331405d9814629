import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.js';
import { auditProtocol } from '../../src/law/audit-protocol.js';
import { isoDate } from '../../src/model/date.js';
import type { AddressableDecision, Engagement, Vendor } from '../../src/model/engagement.js';
import type { EvidenceKind, MatchedEvidence } from '../../src/model/evidence.js';
import type { Finding, PassingCheck } from '../../src/model/finding.js';
import { AS_OF, engagement, evidence, finding, merged, system } from './situation.js';

const ENCRYPTION = '164.312(a)(2)(iv)';

interface Situation {
  readonly engagement?: Partial<Engagement>;
  readonly findings?: readonly Finding[];
  readonly passing?: readonly PassingCheck[];
  readonly evidence?: readonly MatchedEvidence[];
}

function coverage(provision: string, situation: Situation) {
  const { coverage: rows } = assess({
    engagement: engagement(situation.engagement),
    merged: merged(situation.findings ?? [], situation.passing),
    evidence: situation.evidence ?? [],
    asOf: AS_OF,
  });
  return rows.find((row) => row.provision === provision);
}

const on = { provisions: [ENCRYPTION] };
const policy = evidence({ id: 'EV-10', kind: 'policy' }, on);
const settings = evidence({ id: 'EV-11', kind: 'export' }, on);
const passes: PassingCheck = {
  family: 'aws-rds-storage-encryption',
  title: 'RDS instance not encrypted',
  tool: 'Prowler',
  resources: 4,
};

describe('the standing of a provision', () => {
  it('is listed once for each of the 71 standards and specifications of 164.308 to 164.316, 18 breach and 2 agreement provisions', () => {
    const { coverage: rows } = assess({
      engagement: engagement(),
      merged: merged([]),
      evidence: [],
      asOf: AS_OF,
    });
    const of = (rule: string) => rows.filter((row) => row.rule === rule);
    expect([of('security').length, of('breach notification').length]).toEqual([71, 18]);
    expect(of('agreements').map(({ provision }) => provision)).toEqual(['164.502(e)', '164.504(e)']);
    expect(new Set(rows.map(({ provision }) => provision)).size).toBe(rows.length);
    const asked = auditProtocol.map(({ provision }) => provision);
    expect(rows.map(({ provision }) => provision)).toEqual(expect.arrayContaining(asked));
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['not assessed']));
  });

  it('is evidenced with policy and implementation in date and nothing open', () => {
    expect(coverage(ENCRYPTION, { evidence: [policy, settings] })).toMatchObject({
      state: 'evidenced',
      evidence: ['EV-10', 'EV-11'],
      missing: [],
    });
  });

  it('is a gap with a counted open finding, whatever the evidence', () => {
    const row = coverage(ENCRYPTION, { findings: [finding()], evidence: [policy, settings] });
    expect(row).toMatchObject({ state: 'gap', findings: 1, reason: '1 counted finding still open.' });
    expect(row?.missing).toEqual([expect.stringContaining('equivalent measure')]);
  });

  it('names an equivalent measure that is claimed, and stays a gap', () => {
    const measure = evidence({ id: 'EV-12', kind: 'record', says: { kind: 'compensating' } }, on);
    const row = coverage(ENCRYPTION, { findings: [finding()], evidence: [policy, measure] });
    expect(row).toMatchObject({ state: 'gap', missing: [] });
    expect(row?.reason).toContain('EV-12');
  });

  it('is partial with a policy alone, with passing checks alone, and with evidence gone stale', () => {
    expect(coverage(ENCRYPTION, { evidence: [policy] })?.state).toBe('partial');
    expect(coverage(ENCRYPTION, { passing: [passes] })).toMatchObject({ state: 'partial', passingChecks: 1 });
    const stale = evidence({ id: 'EV-11', collectedAt: isoDate('2025-01-01') }, { ...on, outOfDate: true });
    expect(coverage(ENCRYPTION, { evidence: [policy, stale] })).toMatchObject({
      state: 'partial',
      missing: ['proof that ePHI is encrypted as the policy says', 'who may create or change keys'],
    });
  });

  it('is partial, not a gap, once its findings are fixed', () => {
    const state = { kind: 'fixed', on: isoDate('2026-07-10'), source: 'Prowler passes' } as const;
    expect(coverage(ENCRYPTION, { findings: [finding({ state })] })).toMatchObject({
      state: 'partial',
      findings: 0,
    });
  });

  it('is not evidenced while something fails whose scope nobody knows', () => {
    const unknown = { systems: [system({ holdsPhi: 'unknown' as const })] };
    const row = coverage(ENCRYPTION, {
      engagement: unknown,
      findings: [finding()],
      evidence: [policy, settings],
    });
    expect(row?.state).toBe('partial');
    expect(row?.reason).toContain('1 open finding not counted (scope unknown)');
    const alone = coverage(ENCRYPTION, { engagement: unknown, findings: [finding()] });
    expect(alone?.state).toBe('not assessed');
  });

  it('is attested where somebody says so and nothing shows it', () => {
    const word = evidence({ id: 'EV-13', kind: 'attestation' }, on);
    expect(coverage(ENCRYPTION, { evidence: [word] })?.state).toBe('attested');
    const unfiled = evidence({ id: 'EV-14', content: { kind: 'no file stated' } }, on);
    expect(coverage(ENCRYPTION, { evidence: [unfiled] })?.state).toBe('attested');
  });

  it('takes proof of a failure for no proof of the safeguard', () => {
    const failure = evidence({ id: 'EV-15' }, { ...on, findings: [finding().id] });
    expect(coverage(ENCRYPTION, { evidence: [failure] })?.state).toBe('not assessed');
  });

  it('is not assessed where it binds others', () => {
    const plan = coverage('164.314(b)(1)', {});
    expect(plan).toMatchObject({ state: 'not assessed', missing: [] });
    expect(plan?.reason).toContain('group health plans');
    const entity = { ...engagement().entity, groupHealthPlan: true };
    expect(coverage('164.314(b)(1)', { engagement: { entity } })?.missing).not.toEqual([]);
  });
});

describe('a scan', () => {
  it('alone never makes a provision evidenced, whatever passes', () => {
    const row = coverage(ENCRYPTION, { passing: [passes], evidence: [policy] });
    expect(row).toMatchObject({ state: 'partial' });
    expect(row?.reason).toContain('no proof of implementation');
  });

  it('that is deleted leaves its provisions not assessed', () => {
    expect(coverage(ENCRYPTION, { findings: [finding()] })?.state).toBe('gap');
    expect(coverage(ENCRYPTION, { passing: [passes] })?.state).toBe('partial');
    expect(coverage(ENCRYPTION, {})?.state).toBe('not assessed');
  });
});

describe('the slots of a provision', () => {
  const slotsOf = (situation: Situation, provision = ENCRYPTION) =>
    Object.fromEntries((coverage(provision, situation)?.slots ?? []).map(({ kind, state }) => [kind, state]));
  const decision: AddressableDecision = {
    provision: ENCRYPTION,
    reasonableAndAppropriate: false,
    reason: 'The appliance cannot encrypt.',
    alternative: 'A locked cage and no network route.',
    approver: 'Ilse Varga',
    on: isoDate('2026-02-01'),
    evidence: 'EV-20',
  };
  const record = evidence({ id: 'EV-20', kind: 'decision' }, on);

  it('are policy and proof, and the decision where it is addressable', () => {
    expect(slotsOf({})).toEqual({ policy: 'missing', implementation: 'missing', decision: 'missing' });
    expect(slotsOf({}, '164.312(b)')).toEqual({ policy: 'missing', implementation: 'missing' });
  });

  it.each<[EvidenceKind, Record<string, string>]>([
    ['policy', { policy: 'held', implementation: 'missing', decision: 'missing' }],
    ['procedure', { policy: 'held', implementation: 'missing', decision: 'missing' }],
    ['screenshot', { policy: 'missing', implementation: 'held', decision: 'not asked' }],
    ['decision', { policy: 'missing', implementation: 'missing', decision: 'incomplete' }],
    ['certification', { policy: 'missing', implementation: 'missing', decision: 'missing' }],
    ['attestation', { policy: 'missing', implementation: 'attested', decision: 'missing' }],
  ])('are filled by the kind of an item, never by its title: %s', (kind, expected) => {
    const title = 'Encryption policy, proof of implementation and decision record';
    expect(slotsOf({ evidence: [evidence({ kind, title }, on)] })).toEqual(expected);
  });

  it('tell settings of a quarter ago from a policy of the same day', () => {
    const collectedAt = isoDate('2026-08-01');
    const items = [
      evidence({ id: 'EV-1', kind: 'export', collectedAt }, on),
      evidence({ id: 'EV-2', kind: 'policy', collectedAt }, on),
    ];
    expect(slotsOf({ evidence: items })).toMatchObject({ policy: 'held', implementation: 'out of date' });
  });

  it('hold no policy whose period has ended, however lately it was copied', () => {
    const covers = { from: isoDate('2025-01-01'), to: isoDate('2026-10-31') };
    expect(slotsOf({ evidence: [evidence({ kind: 'policy', covers }, on)] })).toMatchObject({
      policy: 'out of date',
    });
  });

  it('hold a decision with its three answers and its record', () => {
    const situation = { engagement: { decisions: [decision] }, evidence: [policy, settings, record] };
    expect(slotsOf(situation)).toEqual({ policy: 'held', implementation: 'held', decision: 'held' });
    expect(coverage(ENCRYPTION, situation)).toMatchObject({ state: 'evidenced' });
    const { slots } = coverage(ENCRYPTION, situation) ?? { slots: [] };
    expect(slots[2]?.note).toBe(
      'not reasonable and appropriate; instead: A locked cage and no network route.; approved by Ilse Varga, 2026-02-01',
    );
  });

  it('take a decision without its record for somebody’s word, and report the id', () => {
    const decisions = [decision];
    expect(slotsOf({ engagement: { decisions }, evidence: [policy, settings] })).toMatchObject({
      decision: 'attested',
    });
    const { diagnostics } = assess({
      engagement: engagement({ decisions }),
      merged: merged([]),
      evidence: [],
      asOf: AS_OF,
    });
    expect(diagnostics).toMatchObject([{ code: 'record-not-held', value: 'EV-20' }]);
  });

  it('are none where the provision binds others', () => {
    expect(coverage('164.314(b)(1)', {})?.slots).toEqual([]);
    const entity = { ...engagement().entity, status: 'business associate' as const };
    expect(coverage('164.404(a)', { engagement: { entity } })).toMatchObject({
      state: 'not assessed',
      slots: [],
      reason: expect.stringContaining('covered entities') as string,
    });
    expect(coverage('164.410', { engagement: { entity } })?.slots).not.toEqual([]);
  });

  it('name the owner whose paragraph is the closest', () => {
    const owners = [
      { provision: '164.312', owner: 'Tobias Renn' },
      { provision: '164.312(a)', owner: 'Ilse Varga' },
    ];
    expect(coverage(ENCRYPTION, { engagement: { owners } })?.owner).toBe('Ilse Varga');
    expect(coverage('164.312(b)', { engagement: { owners } })?.owner).toBe('Tobias Renn');
    expect(coverage('164.308(a)(2)', { engagement: { owners } })?.owner).toBeUndefined();
  });
});

describe('what a provider does', () => {
  const CENTERS = '164.310(a)(1)';
  const host: Vendor = {
    id: 'V-2',
    name: 'Cumulus Hosting',
    service: 'hosting',
    handlesPhi: true,
    baa: { kind: 'signed', on: isoDate('2026-01-02'), evidence: 'EV-30' },
    provides: [
      {
        provision: '164.310(a)',
        share: 'guards its data centers',
        remains: 'our own offices',
        evidence: 'EV-31',
      },
    ],
  };
  const agreement = evidence({ id: 'EV-30', kind: 'contract', covers: { from: isoDate('2026-01-02') } });
  const report = evidence({ id: 'EV-31', kind: 'certification' }, { provisions: [CENTERS] });
  const own = [
    evidence({ id: 'EV-32', kind: 'policy' }, { provisions: [CENTERS] }),
    evidence({ id: 'EV-33', kind: 'record' }, { provisions: [CENTERS] }),
  ];
  const vendors = [host];

  it('is a part of the provision and never stands for the entity’s own', () => {
    const row = coverage(CENTERS, { engagement: { vendors }, evidence: [agreement, report] });
    expect(row).toMatchObject({ state: 'partial', provider: [{ agreement: 'EV-30', shownBy: 'EV-31' }] });
    expect(row?.reason).toContain('Part of Cumulus Hosting shown by EV-31');
    expect(row?.provider[0]?.remains).toBe('our own offices');
    expect(row?.slots.map(({ state }) => state)).toEqual(['missing', 'missing']);
    const whole = { engagement: { vendors }, evidence: [agreement, report, ...own] };
    expect(coverage(CENTERS, whole)?.state).toBe('evidenced');
  });

  it('is somebody’s word without a report, and nothing without an agreement on file', () => {
    expect(coverage(CENTERS, { engagement: { vendors }, evidence: [agreement] })?.state).toBe('attested');
    const row = coverage(CENTERS, { engagement: { vendors }, evidence: [report] });
    expect(row?.state).toBe('not assessed');
    expect(row?.reason).toContain('no agreement with it is on file');
    const unsigned = [{ ...host, baa: { kind: 'missing' as const } }];
    expect(
      coverage(CENTERS, { engagement: { vendors: unsigned }, evidence: [agreement, report] })?.state,
    ).toBe('not assessed');
  });

  it('is nothing for a certificate alone: it transfers no compliance', () => {
    expect(coverage(CENTERS, { evidence: [report] })?.state).toBe('not assessed');
  });
});

describe('vendors', () => {
  const mailer: Vendor = {
    id: 'V-1',
    name: 'Postline Ltd.',
    service: 'order mail',
    handlesPhi: true,
    baa: { kind: 'missing' },
  };

  it('without an agreement are gaps of the assurances and of the written contract', () => {
    const situation = { engagement: { vendors: [mailer] } };
    expect(coverage('164.308(b)(1)', situation)?.state).toBe('gap');
    expect(coverage('164.308(b)(3)', situation)).toMatchObject({
      state: 'gap',
      reason: 'No agreement with Postline Ltd.',
    });
    expect(coverage('164.308(b)(2)', situation)?.state).toBe('not assessed');
  });

  it('are subcontractors where the entity is a business associate', () => {
    const entity = { ...engagement().entity, status: 'business associate' as const };
    const situation = { engagement: { entity, vendors: [mailer] } };
    expect(coverage('164.308(b)(2)', situation)?.state).toBe('gap');
    expect(coverage('164.308(b)(1)', situation)?.state).toBe('not assessed');
  });

  it.each<[string, Partial<Vendor>, number]>([
    ['signed before the assessment', { baa: { kind: 'signed', on: isoDate('2026-01-02') } }, 0],
    ['signed after the assessment', { baa: { kind: 'signed', on: isoDate('2026-12-02') } }, 1],
    ['without PHI', { handlesPhi: false }, 0],
    ['not needing one', { baa: { kind: 'not needed', reason: 'conduit' } }, 0],
  ])('%s', (_, changes, gaps) => {
    const { vendorGaps } = assess({
      engagement: engagement({ vendors: [{ ...mailer, ...changes }] }),
      merged: merged([]),
      evidence: [],
      asOf: AS_OF,
    });
    expect(vendorGaps).toHaveLength(gaps);
  });

  it('with an agreement that the register does not hold are reported', () => {
    const signed = {
      ...mailer,
      baa: { kind: 'signed' as const, on: isoDate('2026-01-02'), evidence: 'EV-77' },
    };
    const { diagnostics } = assess({
      engagement: engagement({ vendors: [signed] }),
      merged: merged([]),
      evidence: [],
      asOf: AS_OF,
    });
    expect(diagnostics).toMatchObject([{ code: 'agreement-not-held', value: 'EV-77' }]);
  });
});
