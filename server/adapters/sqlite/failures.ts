/** What may go wrong in the database, and whose fault it is. */
import type { Failure } from './messages.ts';

/** Result codes of SQLite that concern the whole database: busy, read-only, I/O, corrupt, full, cannot open. */
const STORE_FAULTS = new Set([5, 6, 8, 10, 11, 13, 14, 26]);

/** Whether another request of the same batch would fail in the same way. */
export function isStoreFault(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return false;
  // The low byte is the primary code; the rest says more about it.
  return STORE_FAULTS.has(error.errcode & 0xff);
}

export function toFailure(error: unknown): Failure {
  return { failed: error instanceof Error ? error.message : String(error) };
}
