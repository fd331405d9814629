import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessDaysAfter, businessDaysLeft, federalHolidays } from '../../src/law/federal-holidays.js';
import { addDays, isoDate } from '../../src/model/date.js';
import { dueDate } from '../../src/response/due-date.js';

describe('federal holidays', () => {
  it('of 2026 are the eleven of 5 U.S.C. 6103, Independence Day on the Friday before', () => {
    expect(federalHolidays(2026).map(({ day }) => day)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ]);
  });

  it('move from Sunday to Monday, and from Saturday to Friday, into the year before where need be', () => {
    expect(federalHolidays(2027).map(({ day }) => day)).toEqual(
      expect.arrayContaining(['2027-07-05', '2027-12-24', '2027-12-31']),
    );
    expect(federalHolidays(2028).map(({ day }) => day)).not.toContain('2028-01-01');
  });
});

describe('the due day', () => {
  it('of a letter of Monday 23 November 2026 in ten business days is Tuesday 8 December', () => {
    expect(dueDate(isoDate('2026-11-23'), '10bd')).toEqual({
      due: '2026-12-08',
      basis: '10 business days after 2026-11-23; federal holidays skipped: 2026-11-26 Thanksgiving Day',
    });
  });

  it('can be counted in days or named by the letter, and is nothing else', () => {
    const received = isoDate('2026-11-23');
    expect(dueDate(received, '30d')?.due).toBe('2026-12-23');
    expect(dueDate(received, '2026-12-11')?.due).toBe('2026-12-11');
    for (const text of ['', '10', '0bd', '10 bd', '2026-13-01', 'soon'])
      expect(dueDate(received, text)).toBeUndefined();
  });

  it('is a business day with as many left from the day of receipt as were given', () => {
    const days = integer({ min: 0, max: 3650 }).map((offset) => addDays(isoDate('2024-01-01'), offset));
    assert(
      property(days, integer({ min: 1, max: 60 }), (received, count) => {
        const { last } = businessDaysAfter(received, count);
        expect(businessDaysLeft(received, last)).toBe(count);
        expect(businessDaysLeft(addDays(last, -1), last)).toBe(1);
      }),
    );
  });
});
