import { describe, expect, it } from 'vitest';
import { longUnseen, longUnseenWarnings } from '../../src/assemble/long-unseen.js';
import type { Assessed, AssessedFinding } from '../../src/model/assessed.js';
import { isoDate } from '../../src/model/date.js';
import type { Observation, SourceSummary } from '../../src/model/observation.js';

const AS_OF = isoDate('2026-11-20');

function observation(file: string, last: string): Observation {
  return { at: { file, sha256: '' }, seen: { last: isoDate(last), basis: 'scanner' } } as Observation;
}

function reading(file: string, newestDay: string): SourceSummary {
  return { file, newestDay: isoDate(newestDay) } as SourceSummary;
}

function finding(id: string, ...observations: Observation[]): AssessedFinding {
  return {
    id,
    disposition: { kind: 'counted' },
    state: { kind: 'open' },
    period: { kind: 'dated', ended: false },
    observations,
  } as unknown as AssessedFinding;
}

describe('open findings that no scan has looked at for long', () => {
  const old = observation('old.json', '2021-07-23');

  it('are those of which every scan is old, whatever the record itself says', () => {
    const quiet = observation('new.json', '2022-01-01');
    const readings = [reading('old.json', '2021-07-23'), reading('new.json', '2026-11-16')];
    const assessed = {
      findings: [finding('F-old', old), finding('F-both', old, quiet)],
    } as unknown as Assessed;
    const groups = longUnseen(assessed, readings, AS_OF);
    expect(groups.map(({ file, findings }) => [file, findings.map(({ id }) => id)])).toEqual([
      ['old.json', ['F-old']],
    ]);
    expect(longUnseenWarnings(groups, AS_OF)[0]?.message).toContain('2021-07-23, 1946 days before');
  });

  it('are none up to 90 days', () => {
    const readings = [reading('old.json', '2026-08-22')];
    const assessed = {
      findings: [finding('F', observation('old.json', '2026-08-22'))],
    } as unknown as Assessed;
    expect(longUnseen(assessed, readings, AS_OF)).toEqual([]);
  });
});
