/** Waiting for a condition instead of for a while. */
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';

export interface WaitOptions {
  /** What is waited for; completes "gave up waiting for …". */
  readonly what: string;
  readonly withinMs?: number;
  readonly everyMs?: number;
}

type Falsy = false | null | undefined | 0 | '';

/**
 * Asks again and again until the condition gives something truthy, and returns that. Fails at the deadline
 * with what was seen last; a condition that throws counts as not yet.
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  { what, withinMs = 20_000, everyMs = 20 }: WaitOptions,
): Promise<Exclude<T, Falsy>> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const seen = await attempt(condition);
    if (seen.ok && isTruthy(seen.value)) return seen.value;
    if (performance.now() > deadline) {
      const last = seen.ok ? `last seen: ${inspect(seen.value)}` : `last error: ${seen.message}`;
      throw new Error(`gave up waiting for ${what} after ${withinMs} ms; ${last}`);
    }
    await sleep(everyMs);
  }
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

async function attempt<T>(condition: () => T | Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await condition() };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

function isTruthy<T>(value: T): value is Exclude<T, Falsy> {
  return Boolean(value);
}
