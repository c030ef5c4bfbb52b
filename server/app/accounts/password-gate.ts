/** Checks passwords and counts failures, the same way for names that exist and names that do not. Rules A3-A6. */

import { judgeAttempt, type LockState, lockLeftMs } from '#server/domain/accounts/lockout.ts';
import { endOf } from '#server/domain/accounts/validity.ts';
import type { AccountRecord } from '#server/ports/accounts.ts';
import { ok, type Result, refuse, refuseFor } from '#shared/kernel/result.ts';
import type { AccountPorts } from './context.ts';

/** Unknown names that are remembered; the oldest is forgotten first, so that an attacker cannot fill the memory. */
const MOST_GHOSTS = 5000;

/** Failures in a row of one name, wherever they are counted. */
interface Tally extends LockState {
  /** One more; answers the new count, atomically. */
  count(): Promise<number>;
  lock(failedAttempts: number, lockedUntil: string): Promise<void>;
}

export interface PasswordGate {
  /**
   * The account when the password is right, a refusal otherwise. `account` is null for an unknown name;
   * `nameDigest` then tells these names apart.
   */
  check(account: AccountRecord | null, nameDigest: string, password: string): Promise<Result<AccountRecord>>;
}

export function createPasswordGate(ports: AccountPorts): PasswordGate {
  const { accounts, vault, ids, clock, log } = ports;
  const ghosts = createGhosts();
  let decoy: Promise<string> | null = null;

  const tallyOf = (account: AccountRecord | null, nameDigest: string): Tally =>
    account === null
      ? ghosts.tallyOf(nameDigest)
      : {
          failedAttempts: account.failedAttempts,
          lockedUntil: account.lockedUntil,
          count: () => accounts.countFailure(account.id),
          lock: (failedAttempts, lockedUntil) =>
            accounts.updateAccount(account.id, { failedAttempts, lockedUntil }),
        };

  /**
   * Counts the attempt as failed and locks when it is one too many. That comes before the slow check, so that
   * attempts at the same time see each other [A6]. Answers the lock's length, 0 for none.
   */
  const countAttempt = async (tally: Tally): Promise<Result<number>> => {
    const locked = lockLeftMs(tally.lockedUntil, clock.nowMs());
    if (locked > 0) return refuseFor('locked_out', locked);
    const { tried, lock } = judgeAttempt(await tally.count(), tally);
    const lockMs = lock?.durationMs ?? 0;
    if (lock !== null) await tally.lock(lock.failures, endOf(clock.nowMs(), lockMs));
    return tried ? ok(lockMs) : refuseFor('locked_out', lockMs);
  };

  const isRight = async (account: AccountRecord | null, password: string): Promise<boolean> => {
    // Hashed for everybody, so that the first unknown name is not slower than a known one [A5].
    decoy ??= vault.hashPassword(ids.secret());
    const decoyHash = await decoy;
    const right = await vault.verifyPassword(account?.passwordHash ?? decoyHash, password);
    return right && account !== null && !account.disabled;
  };

  return {
    check: async (account, nameDigest, password) => {
      const counted = await countAttempt(tallyOf(account, nameDigest));
      if (!counted.ok) return counted;
      if ((await isRight(account, password)) && account !== null) {
        await accounts.updateAccount(account.id, { failedAttempts: 0, lockedUntil: null });
        return ok(account);
      }
      if (counted.value === 0) return refuse('wrong_credentials');
      log.warn('sign-in locked', { accountId: account?.id ?? null, lockMs: counted.value });
      return refuseFor('locked_out', counted.value);
    },
  };
}

/** Tallies of names that no account has: without them a lock would tell which names exist [A5]. */
function createGhosts() {
  const ghosts = new Map<string, { failedAttempts: number; lockedUntil: string | null }>();
  return {
    tallyOf(nameDigest: string): Tally {
      const ghost = ghosts.get(nameDigest) ?? { failedAttempts: 0, lockedUntil: null };
      ghosts.delete(nameDigest);
      ghosts.set(nameDigest, ghost);
      const [oldest] = ghosts.keys();
      if (ghosts.size > MOST_GHOSTS && oldest !== undefined) ghosts.delete(oldest);
      return {
        ...ghost,
        count: async () => {
          ghost.failedAttempts += 1;
          return ghost.failedAttempts;
        },
        lock: async (failedAttempts, lockedUntil) => {
          Object.assign(ghost, { failedAttempts, lockedUntil });
        },
      };
    },
  };
}
