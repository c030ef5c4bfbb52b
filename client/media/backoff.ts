/** How long to wait before trying again: longer each time, and never all viewers at once. */

const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * Milliseconds before attempt `attempt` (1 is the first retry). Half of the time is fixed, half is
 * chance (`0 ≤ chance < 1`): when a room is lost, a thousand phones must not come back in one moment.
 */
export function backoffMs(attempt: number, chance: number): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempt - 1));
  return Math.round(whole / 2 + (whole / 2) * chance);
}
