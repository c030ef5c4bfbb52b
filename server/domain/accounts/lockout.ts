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

/** What was read of an account before an attempt was counted. */
export interface LockState {
  readonly failedAttempts: number;
  readonly lockedUntil: string | null;
}

/** What follows from an attempt, before anybody knows whether its password is right. */
export interface Judgement {
  /** Whether the password is looked at. */
  readonly tried: boolean;
  /** To be stored at once; null when this attempt locks nothing. */
  readonly lock: { readonly failures: number; readonly durationMs: number } | null;
}

/**
 * Judges attempt number `attempt`, as counted atomically, of an account that was open when it was read [A6].
 * Attempts at the same time have read the same state, and together they are one step: where a guess locks, only
 * the one that directly follows what was read is tried, and all of them store the same lock.
 */
export function judgeAttempt(attempt: number, seen: LockState): Judgement {
  if (attempt <= FORGIVEN) return { tried: true, lock: null };
  // Without a lock in the past, more failures than are forgiven are a crowd that is being locked right now.
  const before = seen.lockedUntil === null ? FORGIVEN : Math.max(seen.failedAttempts, FORGIVEN);
  const failures = before + 1;
  const tried = seen.failedAttempts === before && attempt === failures;
  return { tried, lock: { failures, durationMs: lockMsAfter(failures) } };
}
