import { describe, expect, it } from 'vitest';
import { standingOn } from '../../src/evidence/in-force.js';
import { isoDate } from '../../src/model/date.js';
import type { RegulatorEvidence } from '../../src/model/regulator.js';
import type { Answer, DataRequest, Letter } from '../../src/model/response.js';
import { mergeAnswers, proposeAnswers } from '../../src/response/propose.js';
import { itemStatuses, type ResponseFacts } from '../../src/response/status.js';

const LETTER: Letter = {
  received: isoDate('2026-11-23'),
  due: isoDate('2026-12-08'),
  dueBasis: 'stated',
  notice: isoDate('2026-11-20'),
};
const BACKUP: DataRequest = { item: 1, title: 'Backup', request: 'Submit', provisions: ['164.308(a)(7)'] };

function evidence(id: string, more: Partial<RegulatorEvidence> = {}): RegulatorEvidence {
  const provisions = ['164.308(a)(7)(ii)(A)'];
  return { id, title: id, kind: 'policy', provisions, sha256: '0'.repeat(64), bytes: 1, ...more };
}

function period(from: string, to?: string): Pick<RegulatorEvidence, 'covers'> {
  return { covers: { from: isoDate(from), ...(to !== undefined && { to: isoDate(to) }) } };
}

const V1 = evidence('V1', period('2025-01-01', '2025-12-31'));
const V2 = evidence('V2', period('2026-01-01'));
const V3 = evidence('V3', period('2026-12-01'));
const TEST = evidence('TEST', { kind: 'record', ...period('2026-08-14', '2026-08-14') });

function facts(more: Partial<ResponseFacts>): ResponseFacts {
  return {
    letter: LETTER,
    requests: [BACKUP],
    answers: [],
    statements: [],
    signed: new Set(),
    model: { evidence: [V1, V2, V3, TEST] },
    free: new Set(['V1', 'V2', 'V3', 'TEST']),
    bearing: [],
    ...more,
  };
}

function statusOf(more: Partial<ResponseFacts>) {
  const [status] = itemStatuses(facts(more));
  if (!status) throw new Error('no status');
  return status;
}

describe('proposals', () => {
  it('take the version in force on the day of the notice, and records; later and ended versions are named', () => {
    const { answers, later, ended } = proposeAnswers([BACKUP], [V1, V2, V3, TEST], LETTER);
    expect(answers.map((answer) => answer.evidence)).toEqual(['V2', 'TEST']);
    expect(answers[0]?.reason).toBe('supports 164.308(a)(7)(ii)(A); in force on 2026-11-20');
    expect([later, ended]).toEqual([[{ item: 1, evidence: 'V3' }], [{ item: 1, evidence: 'V1' }]]);
  });

  it('take what falls into the period that an item asks about, and nothing else', () => {
    const asked = { ...BACKUP, from: isoDate('2025-06-01'), to: isoDate('2025-06-30') };
    expect(
      proposeAnswers([asked], [V1, V2, V3, TEST], LETTER).answers.map((answer) => answer.evidence),
    ).toEqual(['V1']);
  });

  it('take nothing for a provision that was not asked for', () => {
    const other = { ...BACKUP, provisions: ['164.308(a)(70)', '164.312(b)'] };
    expect(proposeAnswers([other], [V2, TEST], LETTER).answers).toEqual([]);
  });

  it('leave what people decided', () => {
    const decided: Answer[] = [{ item: 1, evidence: 'V2', decision: 'leave out', reason: 'wrong site' }];
    const proposed: Answer[] = [{ item: 1, evidence: 'V2', decision: 'proposed' }];
    expect(mergeAnswers(decided, proposed)).toEqual(decided);
  });
});

describe('an item', () => {
  it('is missing, partial while a proposal is open, ready when decided', () => {
    expect(statusOf({}).state).toBe('missing');
    expect(statusOf({ answers: [{ item: 1, evidence: 'V2', decision: 'proposed' }] })).toMatchObject({
      state: 'partial',
      todo: ['decide on V2'],
    });
    expect(statusOf({ answers: [{ item: 1, evidence: 'V2', decision: 'send' }] })).toMatchObject({
      state: 'ready',
      sends: ['V2'],
    });
  });

  it('sends no later version, and nothing that needs a release without one for this item', () => {
    expect(statusOf({ answers: [{ item: 1, evidence: 'V3', decision: 'send' }] })).toMatchObject({
      state: 'partial',
      sends: [],
    });
    const held = {
      free: new Set<string>(),
      answers: [{ item: 1, evidence: 'V2', decision: 'send' }],
    } as const;
    expect(statusOf(held).sends).toEqual([]);
    const answer: Answer = { ...held.answers[0], releasedBy: 'Counsel', releasedOn: isoDate('2026-11-24') };
    expect(statusOf({ ...held, answers: [answer] }).sends).toEqual(['V2']);
  });

  it('has a statement when it is signed and denies no document, on either side of the wall', () => {
    const statements = [{ item: 1, reason: 'none', by: 'A', on: isoDate('2026-11-24') }];
    const signed = new Set([1]);
    expect(statusOf({ statements })).toMatchObject({
      state: 'partial',
      todo: ['the statement is not signed'],
    });
    expect(statusOf({ statements, signed }).state).toBe('statement');
    const bearing = [{ item: 1, evidence: 'V2' }];
    expect(statusOf({ statements, signed, bearing }).state).toBe('partial');
    const answers: Answer[] = [{ item: 1, evidence: 'V2', decision: 'leave out', reason: 'another site' }];
    expect(statusOf({ statements, signed, bearing, answers }).state).toBe('statement');
  });
});

describe('standing on a day', () => {
  it('follows the period, and the day of collection where there is none', () => {
    const day = isoDate('2026-11-20');
    expect([V1, V2, V3].map((item) => standingOn(item, day))).toEqual(['earlier', 'in force', 'later']);
    expect(standingOn({ collectedAt: isoDate('2026-11-21') }, day)).toBe('later');
    expect(standingOn({ collectedAt: day }, day)).toBe('in force');
    expect(standingOn({}, day)).toBe('undated');
  });
});
