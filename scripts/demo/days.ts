/** Days as the demo counts them: the date in China, at an hour of the working day there. */
import { chinaDate } from '#shared/kernel/china-date.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The instant of an hour in China on the day that lies `days` after another instant. */
export function hourOf(baseMs: number, days: number, hour: number): number {
  const date = chinaDate(new Date(baseMs + days * DAY_MS).toISOString());
  return Date.parse(`${date}T00:00:00+08:00`) + hour * HOUR_MS;
}

/** The date (YYYY-MM-DD) in China that lies `days` after an instant. */
export function dateAfter(baseMs: number, days: number): string {
  return chinaDate(new Date(baseMs + days * DAY_MS).toISOString());
}

/** The last Wednesday that lies at least `days` back: a session in the middle of a week. */
export function wednesdayBefore(nowMs: number, days: number): number {
  for (let back = days; ; back += 1) {
    const noonMs = hourOf(nowMs, -back, 12);
    if (new Date(noonMs).getUTCDay() === 3) return noonMs;
  }
}
