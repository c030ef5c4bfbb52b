/** Dates as people in China read them, whatever zone a machine keeps: one zone without summer time, UTC+8. */

const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;

/** The date (YYYY-MM-DD) in China at an instant (ISO-8601 UTC). */
export function chinaDate(at: string): string {
  return new Date(Date.parse(at) + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}
