import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/model/date.js';
import { schedule } from '../../src/plan/schedule.js';
import { lastWorkingDay, nextWorkingDay } from '../../src/plan/working-days.js';

const none = new Map();

describe('working days', () => {
  it('skip the weekend', () => {
    expect(nextWorkingDay(isoDate('2026-11-20'))).toBe('2026-11-23');
    expect(lastWorkingDay(isoDate('2026-11-23'), 5)).toBe('2026-11-27');
    expect(lastWorkingDay(isoDate('2026-11-23'), 6)).toBe('2026-11-30');
  });
});

describe('the schedule', () => {
  it('starts after prerequisites and takes as long as the busiest role', () => {
    const slots = schedule(
      [
        { key: 'encrypt', after: ['find'], leastDays: 2, hours: new Map([['devops engineer', 31]]) },
        { key: 'find', after: [], leastDays: 5, hours: none },
      ],
      isoDate('2026-11-20'),
    );
    expect(slots.get('find')).toEqual({ days: 5, start: '2026-11-23', finish: '2026-11-27' });
    // 31 hours at 6 a day: 6 working days.
    expect(slots.get('encrypt')).toEqual({ days: 6, start: '2026-11-30', finish: '2026-12-07' });
  });

  it('refuses actions that wait for each other', () => {
    const job = { leastDays: 1, hours: none };
    expect(() =>
      schedule(
        [
          { key: 'a', after: ['b'], ...job },
          { key: 'b', after: ['a'], ...job },
        ],
        isoDate('2026-11-20'),
      ),
    ).toThrow('wait for each other');
  });
});
