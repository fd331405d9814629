import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.js';
import { isoDate } from '../../src/model/date.js';
import type { Engagement, Vendor } from '../../src/model/engagement.js';
import type { MatchedEvidence } from '../../src/model/evidence.js';
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
  it('is listed for each of the 71 standards and specifications of 164.308 to 164.316', () => {
    const { coverage: rows } = assess({
      engagement: engagement(),
      merged: merged([]),
      evidence: [],
      asOf: AS_OF,
    });
    expect(rows).toHaveLength(71);
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
    const stale = evidence({ id: 'EV-11', collectedAt: isoDate('2025-01-01') }, { ...on, stale: true });
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
