/** A member of staff who is signed in on one browser, as identity and account service hand it to each other. */
import type { Actor, StaffRole } from '#shared/kernel/roles.ts';

export interface StaffSignIn {
  readonly actor: Actor;
  readonly accountId: string;
  readonly tenantId: string;
  readonly role: StaffRole;
  readonly unitId: string | null;
  /** Digest of this sign-in's token: which of the account's sign-ins it is. */
  readonly digest: string;
  /** ISO-8601 UTC. */
  readonly expiresAt: string;
}

/** Told when sign-ins end early, so that caches are dropped and sockets closed. Plain data: fit for a bus. */
export interface SignInsEnded {
  readonly accountId: string;
  /** The one sign-in that ended, or null for all of the account. */
  readonly digest: string | null;
  /** With all: the one that stays. */
  readonly except: string | null;
}

/** Whether a notice ends this sign-in. */
export function endsSignIn(notice: SignInsEnded, signIn: Pick<StaffSignIn, 'accountId' | 'digest'>): boolean {
  if (notice.digest !== null) return notice.digest === signIn.digest;
  return notice.accountId === signIn.accountId && notice.except !== signIn.digest;
}
