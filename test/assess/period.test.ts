import { describe, expect, it } from 'vitest';
import { periodOf } from '../../src/assess/period.js';
import { isoDate } from '../../src/model/date.js';
import { AS_OF, evidence, finding, observation } from './situation.js';

const day = isoDate;

describe('the days on which a finding failed', () => {
  it('run from the first observation to the day of assessment while it is open', () => {
    const period = periodOf(finding(), [], AS_OF);
    expect(period).toMatchObject({
      kind: 'dated',
      interval: { from: '2026-03-01', to: '2026-11-23' },
      from: { kind: 'stated' },
      to: { kind: 'assumed' },
      ended: false,
    });
  });

  it('begin on an assumed day where the scanner states only the day of its scan', () => {
    const scan = observation({ seen: { last: day('2026-06-01'), basis: 'run' } });
    const firstSeen = { kind: 'stated', on: day('2026-06-01'), source: 'Prowler, day of the scan' } as const;
    const period = periodOf(finding({ observations: [scan], firstSeen }), [], AS_OF);
    expect(period).toMatchObject({ from: { kind: 'assumed', on: '2026-06-01' } });
  });

  it('begin earlier where evidence confirms it earlier', () => {
    const trail = evidence({
      id: 'EV-03',
      kind: 'log',
      covers: { from: day('2025-12-15'), to: day('2026-02-28') },
    });
    expect(periodOf(finding(), [trail], AS_OF)).toMatchObject({
      interval: { from: '2025-12-15' },
      from: { kind: 'stated', source: 'evidence EV-03, which covers the time from then' },
    });
  });

  it('do not begin later because evidence was collected later', () => {
    expect(periodOf(finding(), [evidence()], AS_OF)).toMatchObject({ interval: { from: '2026-03-01' } });
  });

  it('end with the fix that the scanner saw, that day included', () => {
    const state = { kind: 'fixed', on: day('2026-07-10'), source: 'Prowler passes' } as const;
    expect(periodOf(finding({ state }), [], AS_OF)).toMatchObject({
      interval: { from: '2026-03-01', to: '2026-07-10' },
      ended: true,
    });
  });

  it('of a finding that a scanner calls resolved without a day end on the day of assessment, as an assumption', () => {
    const state = { kind: 'resolved', source: 'Wiz: resolved, day not stated' } as const;
    expect(periodOf(finding({ state }), [], AS_OF)).toMatchObject({
      interval: { from: '2026-03-01', to: '2026-11-23' },
      to: { kind: 'assumed', reason: expect.stringContaining('day not stated') as string },
      ended: true,
    });
  });

  it('of such a finding end on the day that evidence of the fix states', () => {
    const state = { kind: 'resolved', source: 'Wiz: resolved, day not stated' } as const;
    const resolved = observation({ status: { result: 'fail', workflow: 'resolved', record: 'active' } });
    const ticket = evidence({ id: 'EV-04', kind: 'ticket', says: { kind: 'fixed', on: day('2026-06-20') } });
    expect(periodOf(finding({ state, observations: [resolved] }), [ticket], AS_OF)).toMatchObject({
      to: { kind: 'stated', on: '2026-06-20' },
      ended: true,
    });
  });

  it('end with the fix that evidence states, although the scanner looked again only later', () => {
    const state = { kind: 'fixed', on: day('2026-07-10'), source: 'Prowler passes' } as const;
    const ticket = evidence({ id: 'EV-04', kind: 'ticket', says: { kind: 'fixed', on: day('2026-06-20') } });
    expect(periodOf(finding({ state }), [ticket], AS_OF)).toMatchObject({
      to: { on: '2026-06-20', source: 'evidence EV-04' },
      ended: true,
    });
  });

  it('do not end with a fix that a scanner contradicts by seeing the failure later', () => {
    const ticket = evidence({ id: 'EV-04', kind: 'ticket', says: { kind: 'fixed', on: day('2026-05-02') } });
    const period = periodOf(finding(), [ticket], AS_OF);
    expect(period).toMatchObject({ ended: false, to: { kind: 'assumed', on: AS_OF } });
    expect(JSON.stringify(period)).toContain(
      'EV-04 dates the fix 2026-05-02, and a scanner saw it fail on 2026-06-01',
    );
  });

  it('do not end with a fix whose proof is not there, nor with one that lies in the future', () => {
    const says = { kind: 'fixed', on: day('2026-07-01') } as const;
    const lost = evidence({ says, content: { kind: 'missing file' } });
    expect(periodOf(finding(), [lost], AS_OF)).toMatchObject({ ended: false });
    const planned = evidence({ says: { kind: 'fixed', on: day('2026-12-24') } });
    expect(periodOf(finding(), [planned], AS_OF)).toMatchObject({ ended: false, interval: { to: AS_OF } });
  });

  it('stop at the day of assessment although a later scan saw it fail', () => {
    const seen = { first: day('2026-03-01'), last: day('2026-12-05'), basis: 'scanner' } as const;
    expect(periodOf(finding({ observations: [observation({ seen })] }), [], AS_OF)).toMatchObject({
      interval: { to: AS_OF },
      to: { kind: 'stated' },
    });
  });

  it('are not known where nothing carries a date, or only dates after the assessment', () => {
    expect(periodOf(finding({ firstSeen: undefined }), [], AS_OF)).toMatchObject({ kind: 'undated' });
    const firstSeen = { kind: 'stated', on: day('2026-12-01'), source: 'Prowler' } as const;
    expect(periodOf(finding({ firstSeen }), [], AS_OF)).toEqual({
      kind: 'undated',
      reason: 'First seen on 2026-12-01, after the day of assessment 2026-11-23.',
    });
  });
});
