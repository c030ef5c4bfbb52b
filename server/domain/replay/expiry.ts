/** When a recording's time is over. Rule KR11. */
import type { Stretch } from '#shared/features/replay/timeline.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Counted from its last moment; something without a moment is never over its time. */
export function isExpired(stretches: readonly Stretch[], keepDays: number, nowMs: number): boolean {
  const ends = stretches.map(({ startMs, durationMs }) => startMs + durationMs);
  return ends.length > 0 && Math.max(...ends) + keepDays * DAY_MS <= nowMs;
}
