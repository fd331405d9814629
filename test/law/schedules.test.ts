import { assert, describe, expect, it } from 'vitest';
import { annualCap, maximumPerViolation } from '../../src/law/caps.js';
import { checkSchedules } from '../../src/law/check-schedules.js';
import data from '../../src/law/penalty-schedules.json' with { type: 'json' };
import { PENALTY_SCHEDULES } from '../../src/law/schedule-rows.js';
import { scheduleFor, schedules } from '../../src/law/schedules.js';
import { staleness } from '../../src/law/staleness.js';
import { isoDate } from '../../src/model/date.js';
import { dollars } from '../../src/model/money.js';
import { CAP_POLICIES, TIERS } from '../../src/model/penalty.js';
import { CHOICES, TABLE } from './schedule-table.js';

describe('penalty schedules', () => {
  it('are twelve, in force without gap or overlap, and each is the one before times its multiplier', () => {
    expect(schedules.map(({ id }) => id)).toEqual(TABLE.map(({ schedule }) => schedule));
  });

  describe.each(TABLE)('$schedule', (expected) => {
    const schedule = schedules.find(({ id }) => id === expected.schedule);
    it.each(TIERS)('%s', (tier) => {
      const { minimum, maximum, ...caps } = expected.tiers[tier];
      assert(schedule);
      expect(schedule.tiers[tier]).toEqual({
        minimum: dollars(minimum),
        maximum: dollars(maximum),
        cap: dollars(caps.codified),
      });
      for (const policy of CAP_POLICIES) {
        expect(annualCap(policy, schedule, tier)).toBe(dollars(caps[policy]));
        expect(maximumPerViolation(policy, schedule, tier)).toBe(dollars(Math.min(caps[policy], maximum)));
      }
    });
  });

  it.each(CHOICES)('violation of %s, notice of %s: %s', (violation, notice, id) => {
    expect(scheduleFor({ violation: isoDate(violation), assessed: isoDate(notice) }).id).toBe(id);
  });

  it('says what was recalled or derived instead of read', () => {
    expect(schedules.filter(({ verified }) => !verified).map(({ id }) => id)).toEqual(['adj-2017']);
    expect(schedules.find(({ id }) => id === 'adj-2024')?.unverified).toContain('page 64815 of the citation');
  });

  it('warns on data older than twelve months', () => {
    expect(staleness(isoDate('2027-11-22'))).toBeUndefined();
    expect(staleness(isoDate('2027-11-23'))).toMatch('2026-11-22');
  });
});

describe('the loader of penalty schedules', () => {
  type Raw = (typeof data)['schedules'][number];
  const load = (id: string, edit: (row: Raw) => void): unknown => {
    const copy = structuredClone(data);
    for (const row of copy.schedules) if (row.id === id) edit(row);
    return checkSchedules(PENALTY_SCHEDULES.parse(copy).schedules);
  };
  const WRONG: readonly (readonly [what: string, id: string, edit: (row: Raw) => void])[] = [
    ['a day without a schedule', 'adj-2017', (row) => void (row.assessedFrom = '2017-02-04')],
    ['a day with two schedules', 'adj-2017', (row) => void (row.assessedBefore = '2018-10-12')],
    ['a hole between the first two', 'hitech-base', (row) => void (row.violationFrom = '2009-02-19')],
    [
      'a minimum above the maximum',
      'hitech-base',
      (row) => void (row.tiers['no-knowledge'].minimum = 50_001),
    ],
    ['a maximum above the cap', 'hitech-base', (row) => void (row.tiers['no-knowledge'].maximum = 1_500_001)],
    ['a dollar off the chain', 'adj-2024', (row) => void (row.tiers['no-knowledge'].minimum = 142)],
    ['no citation', 'adj-2019', (row) => void (row.citation = '')],
    ['an unknown key', 'adj-2019', (row) => void Object.assign(row, { comment: 'x' })],
    ['a tier too few', 'adj-2019', (row) => void Reflect.deleteProperty(row.tiers, 'no-knowledge')],
    ['a multiplier too few', 'adj-2019', (row) => void (row.multiplier = null)],
    ['one id twice', 'adj-2019', (row) => void (row.id = 'adj-2018')],
    ['a date that does not exist', 'adj-2019', (row) => void (row.assessedFrom = '2019-02-30')],
  ];
  it('takes the data as it is', () => {
    expect(load('adj-2019', () => undefined)).toHaveLength(12);
  });
  it.each(WRONG)('refuses %s', (_, id, edit) => {
    expect(() => load(id, edit)).toThrow();
  });
});
