import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.js';
import { isoDate } from '../../src/model/date.js';
import type { Engagement, Suppression } from '../../src/model/engagement.js';
import type { MatchedEvidence } from '../../src/model/evidence.js';
import type { Finding } from '../../src/model/finding.js';
import { AS_OF, engagement, evidence, finding, merged, system } from './situation.js';

const suppression: Suppression = {
  id: 'S-1',
  match: { check: 'RDS_instance_storage_encrypted', resource: '*:db:orders' },
  owner: 'IT',
  reason: 'migration under way',
  approver: 'CISO',
  expires: isoDate('2026-12-31'),
};

function outcome(one: Finding, of: Partial<Engagement> = {}, items: readonly MatchedEvidence[] = []) {
  const assessed = assess({
    engagement: engagement(of),
    merged: merged([one]),
    evidence: items,
    asOf: AS_OF,
  });
  return { ...assessed, disposition: assessed.findings[0]?.disposition };
}

const refuting = evidence({ id: 'EV-09', says: { kind: 'refutes' } }, { findings: [finding().id] });
const accepted = finding({ state: { kind: 'accepted', source: 'Prowler: muted' } });

describe('what becomes of a finding', () => {
  it('counts where nothing speaks against it', () => {
    expect(outcome(finding()).disposition).toEqual({ kind: 'counted' });
  });

  it('keeps counting for its past days when it is fixed', () => {
    const fixed = finding({ state: { kind: 'fixed', on: isoDate('2026-07-10'), source: 'Prowler passes' } });
    expect(outcome(fixed).disposition).toEqual({ kind: 'counted' });
  });

  it('is decided by the first of: evidence, suppression, scanner, scope, mapping, date', () => {
    const worst = { ...accepted, family: 'Prowler:homemade_check', firstSeen: undefined };
    const out = { systems: [system({ holdsPhi: false })] };
    expect(outcome(worst, { ...out, suppressions: [suppression] }, [refuting]).disposition).toEqual({
      kind: 'refuted',
      evidence: 'EV-09',
    });
    expect(outcome(worst, { ...out, suppressions: [suppression] }).disposition).toMatchObject({
      kind: 'suppressed',
      suppression: 'S-1',
    });
    expect(outcome(worst, out).disposition?.kind).toBe('accepted by scanner');
    const open = { ...worst, state: { kind: 'open' } as const };
    expect(outcome(open, out).disposition?.kind).toBe('out of scope');
    expect(outcome(open, { systems: [] }).disposition?.kind).toBe('scope unknown');
    expect(outcome(open).disposition?.kind).toBe('not mapped');
    expect(outcome({ ...open, family: finding().family }).disposition?.kind).toBe('not dated');
  });

  it('is not refuted by evidence whose file is missing, and says so', () => {
    const lost = evidence(
      { id: 'EV-09', says: { kind: 'refutes' }, content: { kind: 'missing file' } },
      { findings: [finding().id] },
    );
    const { disposition, diagnostics } = outcome(finding(), {}, [lost]);
    expect(disposition?.kind).toBe('counted');
    expect(diagnostics).toMatchObject([{ level: 'warning', code: 'evidence-without-file' }]);
  });

  it('names a contradicted fix', () => {
    const says = { kind: 'fixed', on: isoDate('2026-05-02') } as const;
    const { diagnostics } = outcome(finding(), {}, [evidence({ says }, { findings: [finding().id] })]);
    expect(diagnostics).toMatchObject([{ code: 'fix-contradicted', value: '2026-05-02' }]);
  });
});

describe('a suppression', () => {
  it('holds on its last day and lapses the day after: its finding counts again', () => {
    const lastDay = { ...suppression, expires: AS_OF };
    expect(outcome(finding(), { suppressions: [lastDay] }).disposition?.kind).toBe('suppressed');
    const lapsed = { ...suppression, expires: isoDate('2026-11-22') };
    const after = outcome(finding(), { suppressions: [lapsed] });
    expect(after.disposition?.kind).toBe('counted');
    expect(after.lapsed).toEqual([lapsed]);
    expect(after.unusedSuppressions).toEqual([]);
  });

  it('matches only where all its parts do, and is reported where it matches nothing', () => {
    const other = { ...suppression, match: { ...suppression.match, finding: 'F-ffffffffffff' } };
    const result = outcome(finding(), { suppressions: [other] });
    expect(result.disposition?.kind).toBe('counted');
    expect(result.unusedSuppressions).toEqual([other]);
  });

  it('takes a check family as well as a check id', () => {
    const family = { ...suppression, match: { check: 'aws-rds-storage-encryption' } };
    expect(outcome(finding(), { suppressions: [family] }).disposition?.kind).toBe('suppressed');
  });
});
