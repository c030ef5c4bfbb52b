/** The answer to every command: a value, or a refusal with a code from the closed list. */
import type { RefusalCode } from './refusals.ts';

/** A success. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** An expected refusal; `detail` helps developers and logs, people get the words of the code. */
export interface Refused {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly detail?: string;
  /** When trying again makes sense, milliseconds from now. */
  readonly retryAfterMs?: number;
}

export type Result<T> = Ok<T> | Refused;

/** A success holding `value`. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** A refusal. */
export function refuse(code: RefusalCode, detail?: string): Refused {
  return detail === undefined ? { ok: false, code } : { ok: false, code, detail };
}

/** A refusal that says when to try again. */
export function refuseFor(code: RefusalCode, retryAfterMs: number): Refused {
  return { ok: false, code, retryAfterMs };
}
