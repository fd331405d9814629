import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/model/date.js';
import type { Role } from '../../src/model/engagement.js';
import { schedule } from '../../src/plan/schedule.js';
import { lastWorkingDay, nextWorkingDay } from '../../src/plan/working-days.js';

const none = new Map();
const crew: ReadonlyMap<Role, number> = new Map([['devops engineer', 2]]);

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
      crew,
    );
    expect(slots.get('find')).toEqual({ days: 5, start: '2026-11-23', finish: '2026-11-27' });
    // 31 hours at 6 a day: 6 working days.
    expect(slots.get('encrypt')).toEqual({ days: 6, start: '2026-11-30', finish: '2026-12-07' });
  });

  it('queues work for the people there are, and leaving a job out makes no other later', () => {
    const job = (key: string): Parameters<typeof schedule>[0][number] => ({
      key,
      after: [],
      leastDays: 1,
      hours: new Map([['devops engineer', 12]]),
    });
    const jobs = ['a', 'b', 'c', 'd'].map(job);
    const all = schedule(jobs, isoDate('2026-11-20'), crew);
    expect([...all.values()].map(({ finish }) => finish)).toEqual([
      '2026-11-24',
      '2026-11-24',
      '2026-11-26',
      '2026-11-26',
    ]);
    for (const left of jobs) {
      const rest = schedule(
        jobs.filter((other) => other !== left),
        isoDate('2026-11-20'),
        crew,
      );
      for (const [key, { finish }] of rest) expect(finish <= (all.get(key)?.finish ?? '')).toBe(true);
    }
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
        crew,
      ),
    ).toThrow('wait for each other');
  });
});
