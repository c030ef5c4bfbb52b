/**
 * The official calendar from the data of the library `chinese-days`; weekends alone where the data ends.
 * The data and not its functions: those answer wrongly on a machine whose own time zone is west of Greenwich.
 */
import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { WorkCalendar } from '#server/ports/work-calendar.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Further away nobody counts by the day, and a date typed wrongly must not keep the server busy. */
const COUNTED_DAYS = 1000;
const WORKING_SHARE = 5 / 7;

const HOLIDAYS: ReadonlySet<string> = new Set(Object.keys(data.holidays));
/** Weekend days that are worked in exchange (调休). */
const MAKE_UP_DAYS: ReadonlySet<string> = new Set(Object.keys(data.workdays));
/** Every year has public holidays: a year without any is one that the library does not know. */
const KNOWN_YEARS: ReadonlySet<string> = new Set([...HOLIDAYS].map((date) => date.slice(0, 4)));

export function createChineseDaysCalendar(): WorkCalendar {
  function isOfficial(date: string): boolean {
    return KNOWN_YEARS.has(date.slice(0, 4));
  }

  function isWorkingDay(date: string): boolean {
    if (MAKE_UP_DAYS.has(date)) return true;
    const weekday = new Date(date).getUTCDay();
    return weekday !== 0 && weekday !== 6 && !HOLIDAYS.has(date);
  }

  function addWorkingDays(date: string, days: number): string {
    let day = date;
    for (let left = days; left > 0; ) {
      day = shift(day, 1);
      if (isWorkingDay(day)) left -= 1;
    }
    return day;
  }

  function workingDaysBetween(from: string, to: string): number {
    if (to < from) return -workingDaysBetween(to, from) || 0;
    const span = (Date.parse(to) - Date.parse(from)) / DAY_MS;
    if (span > COUNTED_DAYS) return Math.round(span * WORKING_SHARE);
    let count = 0;
    for (let day = from; day < to; ) {
      day = shift(day, 1);
      if (isWorkingDay(day)) count += 1;
    }
    return count;
  }

  return { isWorkingDay, addWorkingDays, workingDaysBetween, isOfficial };
}

function shift(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}
