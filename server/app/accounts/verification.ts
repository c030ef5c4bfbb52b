/** Verifies citizens by a one-time code on their phone. Rules A16, A17. */
import {
  CODE_MS,
  CODE_TRIES,
  CODE_WINDOW_MS,
  codeFrom,
  recentCodes,
  waitForCode,
} from '#server/domain/accounts/one-time-code.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { CodeSender } from '#server/ports/code-sender.ts';
import type { Ids } from '#server/ports/ids.ts';
import type { Log } from '#server/ports/log.ts';
import type { RateLimits } from '#server/ports/rate-limits.ts';
import type { Vault } from '#server/ports/vault.ts';
import { ok, type Result, refuse, refuseFor } from '#shared/kernel/result.ts';

/** People and phones remembered at most; when full, new ones wait instead of pushing out running codes. */
const MOST_REMEMBERED = 20_000;
const SWEEP_MS = 60_000;

export interface VerificationParts {
  readonly sender: CodeSender;
  readonly vault: Vault;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly log: Log;
  readonly rateLimits: RateLimits;
}

export interface CodeRequest {
  readonly personId: string;
  readonly phone: string;
  readonly address: string;
}

export interface Verification {
  /** Sends a code to the phone; an earlier code of the person no longer counts. */
  request(request: CodeRequest): Promise<Result<Record<string, never>>>;
  /** A success means: this person is verified. The caller marks the device's cookie. */
  confirm(personId: string, code: string): Result<Record<string, never>>;
  close(): void;
}

interface RunningCode {
  readonly digest: string;
  readonly endsAtMs: number;
  triesLeft: number;
}

/** Codes live in the memory of this process: they are short, and asking again is easy. */
export function createVerification(parts: VerificationParts): Verification {
  const { sender, vault, ids, clock, log, rateLimits } = parts;
  const running = new Map<string, RunningCode>();
  const sent = createSentCodes(clock);
  const digestOf = (personId: string, code: string) => vault.digest(vault.sign(`code:${personId}:${code}`));

  const stop = clock.every(SWEEP_MS, () => {
    for (const [personId, code] of running) if (code.endsAtMs <= clock.nowMs()) running.delete(personId);
    sent.sweep();
  });

  return {
    request: async ({ personId, phone, address }) => {
      // People are made freely, so messages are also limited by where they are asked from.
      const limited = await rateLimits.take('receipt', `code:${address}`);
      if (limited > 0) return refuseFor('too_fast', limited);
      // Signed first: a bare digest of eleven figures could be undone by trying all of them.
      const keys = [`person:${personId}`, `phone:${vault.digest(vault.sign(`phone:${phone}`))}`];
      const wait = sent.take(keys);
      if (wait > 0) return refuseFor('too_fast', wait);
      const code = codeFrom(() => ids.secret());
      running.set(personId, {
        ...{ digest: digestOf(personId, code), endsAtMs: clock.nowMs() + CODE_MS },
        triesLeft: CODE_TRIES,
      });
      if (await sender.send(phone, code)) return ok({});
      running.delete(personId);
      log.warn('one-time code not sent', { personId });
      return refuse('overloaded');
    },
    confirm: (personId, code) => {
      const expected = running.get(personId);
      if (expected === undefined || expected.endsAtMs <= clock.nowMs()) return refuse('wrong_credentials');
      expected.triesLeft -= 1;
      const right = expected.digest === digestOf(personId, code);
      if (right || expected.triesLeft === 0) running.delete(personId);
      return right ? ok({}) : refuse('wrong_credentials');
    },
    close: stop,
  };
}

/** When codes were sent, per person and per phone. */
function createSentCodes(clock: Clock) {
  const sentAt = new Map<string, readonly number[]>();
  return {
    /** Notes one more for all keys, or answers how long to wait. */
    take: (keys: readonly string[]): number => {
      const now = clock.nowMs();
      const waits = keys.map((key) => waitForCode(sentAt.get(key) ?? [], now));
      const fresh = keys.filter((key) => !sentAt.has(key)).length;
      const wait = Math.max(...waits, sentAt.size + fresh > MOST_REMEMBERED ? CODE_WINDOW_MS / 60 : 0);
      if (wait > 0) return wait;
      for (const key of keys) sentAt.set(key, [...recentCodes(sentAt.get(key) ?? [], now), now]);
      return 0;
    },
    sweep: () => {
      for (const [key, times] of sentAt) {
        if (recentCodes(times, clock.nowMs()).length === 0) sentAt.delete(key);
      }
    },
  };
}
