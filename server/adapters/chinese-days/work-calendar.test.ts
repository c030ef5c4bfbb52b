/** The calendar against the official arrangement of 2026 (国务院办公厅, 2025-11-04) and around the end of its data. */
import { describe, expect, it } from 'vitest';
import { createChineseDaysCalendar } from './work-calendar.ts';

const calendar = createChineseDaysCalendar();

function days(from: string, to: string): string[] {
  const list: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    list.push(new Date(at).toISOString().slice(0, 10));
  }
  return list;
}

/** Holidays and make-up days as the notice lists them. */
const HOLIDAYS = [
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
] as const;
const MAKE_UP = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];

describe('the official calendar', () => {
  it('[F26] agrees with the notice on every day of 2026', () => {
    const free = new Set(HOLIDAYS.flatMap(([from, to]) => days(from, to)));
    for (const date of days('2026-01-01', '2026-12-31')) {
      const weekend = [0, 6].includes(new Date(date).getUTCDay());
      const expected = MAKE_UP.includes(date) || (!weekend && !free.has(date));
      expect({ date, works: calendar.isWorkingDay(date) }).toEqual({ date, works: expected });
    }
  });

  it('[F26] counts from the day after, over holidays and make-up days', () => {
    // Friday before the Spring Festival: Saturday the 14th is worked, then nine days are free.
    expect(calendar.addWorkingDays('2026-02-13', 1)).toBe('2026-02-14');
    expect(calendar.addWorkingDays('2026-02-13', 2)).toBe('2026-02-24');
    expect(calendar.addWorkingDays('2026-02-16', 0)).toBe('2026-02-16');
    expect(calendar.addWorkingDays('2026-02-16', 1)).toBe('2026-02-24');
    expect(calendar.workingDaysBetween('2026-02-13', '2026-02-24')).toBe(2);
    expect(calendar.workingDaysBetween('2026-02-24', '2026-02-13')).toBe(-2);
    expect(calendar.workingDaysBetween('2026-02-24', '2026-02-24')).toBe(0);
  });

  it('[F26] falls back to weekends beyond its data, and says so', () => {
    expect(calendar.isOfficial('2026-12-31')).toBe(true);
    expect(calendar.isOfficial('2099-10-01')).toBe(false);
    expect(calendar.isWorkingDay('2099-10-01')).toBe(true);
    expect(calendar.isWorkingDay('2099-10-03')).toBe(false);
  });

  it('estimates a date that was typed wrongly instead of counting for ever', () => {
    expect(calendar.workingDaysBetween('2026-01-01', '9999-12-31')).toBeGreaterThan(2_000_000);
    expect(calendar.workingDaysBetween('9999-12-31', '2026-01-01')).toBeLessThan(-2_000_000);
  });

  it('goes there and back', () => {
    for (const date of days('2026-01-20', '2026-03-20')) {
      for (const count of [1, 2, 3, 10]) {
        expect(calendar.workingDaysBetween(date, calendar.addWorkingDays(date, count))).toBe(count);
      }
    }
  });
});
