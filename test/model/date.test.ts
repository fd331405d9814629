import { describe, expect, it } from 'vitest';
import {
  addDays,
  addYears,
  daysInclusive,
  fromDayNumber,
  isoDate,
  parseIsoDate,
  toDayNumber,
} from '../../src/model/date.js';

describe('calendar days', () => {
  it('reads days and timestamps as written, and refuses days that do not exist', () => {
    expect(parseIsoDate('2025-12-26 14:21:44.742000+01:00')).toBe('2025-12-26');
    expect(parseIsoDate('2026-02-29')).toBeUndefined();
    expect(parseIsoDate('20260101')).toBeUndefined();
  });

  it('reads exactly the days that the calendar has', () => {
    for (let number = toDayNumber('1895-01-01'); number < toDayNumber('2105-01-01'); number++) {
      const day = fromDayNumber(number);
      expect(parseIsoDate(day)).toBe(day);
      const next = `${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, '0')}`;
      expect(parseIsoDate(next)).toBe(next === fromDayNumber(number + 1) ? next : undefined);
    }
    for (const none of ['2026-00-10', '2026-13-01', '2026-01-00', '1900-02-29', '0000-01-01'])
      expect(parseIsoDate(none)).toBeUndefined();
  });

  it('counts both ends', () => {
    expect(daysInclusive({ from: isoDate('2011-03-24'), to: isoDate('2013-01-25') })).toBe(674);
  });

  it('moves by days and years, over leap days', () => {
    expect(addDays(isoDate('2026-01-31'), 60)).toBe('2026-04-01');
    expect(addYears(isoDate('2024-02-29'), -6)).toBe('2018-02-28');
    expect(addYears(isoDate('2026-11-23'), -6)).toBe('2020-11-23');
  });
});
