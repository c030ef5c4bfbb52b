/** How failed attempts lock an account. Rules A3-A6 in shared/features/accounts/SPEC.md. */

/** Failures in a row that are forgiven; the next one locks. */
const FORGIVEN = 4;
const FIRST_LOCK_MS = 15 * 60_000;
const LONGEST_LOCK_MS = 24 * 60 * 60_000;

/** How long the account is locked once it has failed so often in a row; 0 for not at all [A3]. */
export function lockMsAfter(failures: number): number {
  if (failures <= FORGIVEN) return 0;
  return Math.min(FIRST_LOCK_MS * 2 ** (failures - FORGIVEN - 1), LONGEST_LOCK_MS);
}

/** What is left of a lock, milliseconds; 0 when it is open. */
export function lockLeftMs(lockedUntil: string | null, nowMs: number): number {
  return lockedUntil === null ? 0 : Math.max(0, Date.parse(lockedUntil) - nowMs);
}

/**
 * Whether an attempt may be tried at all [A6]. `attempt` is its number as counted atomically, `seen` the count
 * that was read before. Where a guess would lock, only the one that directly follows what was read may go on:
 * the others began before that lock was there, and would otherwise slip past it.
 */
export function mayTry(attempt: number, seen: number): boolean {
  return lockMsAfter(attempt) === 0 || attempt === seen + 1;
}
