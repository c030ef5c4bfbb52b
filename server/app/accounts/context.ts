/** What the parts of the account service share. */
import type { AccountRecord, AccountStore } from '#server/ports/accounts.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { Ids } from '#server/ports/ids.ts';
import type { Log } from '#server/ports/log.ts';
import type { RateLimits } from '#server/ports/rate-limits.ts';
import type { Vault } from '#server/ports/vault.ts';
import { type Refused, refuseFor } from '#shared/kernel/result.ts';
import type { SignInsEnded, StaffSignIn } from './staff-sign-in.ts';

export interface AccountPorts {
  readonly accounts: AccountStore;
  readonly vault: Vault;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly log: Log;
  readonly rateLimits: RateLimits;
}

/** A fresh sign-in: `token` goes into the cookie and is kept nowhere else. */
export interface SignedIn {
  readonly token: string;
  readonly signIn: StaffSignIn;
}

export interface AccountContext extends AccountPorts {
  openSignIn(account: AccountRecord): Promise<SignedIn>;
  /** Tells everybody who asked that sign-ins ended. */
  ended(notice: SignInsEnded): void;
}

/** Takes one attempt from the budget of each key; a refusal when one of them is used up [A19]. */
export async function limitAttempts(
  ports: AccountPorts,
  ...keys: readonly string[]
): Promise<Refused | null> {
  const waits = await Promise.all(keys.map((key) => ports.rateLimits.take('signIn', key)));
  const wait = Math.max(0, ...waits);
  return wait > 0 ? refuseFor('too_fast', wait) : null;
}
