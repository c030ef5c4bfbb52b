/** The answer to a request as the browser knows it: the server's result, or what happened on the way. */
import type { RefusalCode } from '#shared/kernel/refusals.ts';
import type { Ok } from '#shared/kernel/result.ts';

/** Refusals of the server, and what only a client can notice: no network, no answer in time. */
export type FailureCode = RefusalCode | 'offline' | 'timed_out';

export interface Failed {
  readonly ok: false;
  readonly code: FailureCode;
  readonly detail?: string;
  readonly retryAfterMs?: number;
}

export type Outcome<T> = Ok<T> | Failed;

/** A failure that the client noticed itself. */
export function fail(code: FailureCode): Failed {
  return { ok: false, code };
}
