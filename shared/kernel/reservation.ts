/**
 * Reservations: what is limited is taken before it is there, so that no burst passes a limit, and released when it
 * closes or does not come to be.
 */
import type { Result } from './result.ts';

/** Ends a reservation; may be called more than once. */
export type Release = () => void;

/** Runs at the first call and at no other. */
export function releaseOnce(run: () => void): Release {
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    run();
  };
}

/** Does what was reserved for, and releases that when it is refused or fails; a failure goes on. */
export async function orRelease<T>(
  release: () => unknown,
  act: () => Promise<Result<T>>,
): Promise<Result<T>> {
  let done = false;
  try {
    const result = await act();
    done = result.ok;
    return result;
  } finally {
    if (!done) await release();
  }
}
