/** The only place of the client that knows what time it is: the server's time, whatever the phone's own clock says. */

let offsetMs = 0;

/** Learns the server's time from an answer that has just arrived: it is at least so late. */
export function learnServerTime(serverAt: string): void {
  offsetMs = offsetOf(serverAt) ?? offsetMs;
}

/**
 * Learns it better from something that happened at this time and arrives now. What the answer was too old, because a
 * cache held it or the line was slow, is made up for by whatever comes faster.
 */
export function refineServerTime(happenedAt: string): void {
  offsetMs = Math.max(offsetMs, offsetOf(happenedAt) ?? offsetMs);
}

function offsetOf(at: string): number | null {
  const offset = Date.parse(at) - Date.now();
  return Number.isFinite(offset) ? offset : null;
}

/** Milliseconds since 1970 by the server's clock. */
export function nowMs(): number {
  return Date.now() + offsetMs;
}

/** Chance for jitter, kept here with the other things that tests replace. */
export function chance(): number {
  return Math.random();
}
