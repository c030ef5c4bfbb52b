/** Who is asking: the person of the device and, when signed in, the member of staff. Rules A7, A15, A18. */
import { isOver, SIGN_IN_MS } from '#server/domain/accounts/validity.ts';
import type { AccountStore } from '#server/ports/accounts.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { Ids } from '#server/ports/ids.ts';
import type { Vault } from '#server/ports/vault.ts';
import type { Actor } from '#shared/kernel/roles.ts';
import {
  DEVICE_COOKIE,
  deviceCookie,
  endStaffCookie,
  readCookie,
  STAFF_COOKIE,
  staffCookie,
} from './cookies.ts';
import { toStaffSignIn } from './sign-in-record.ts';
import type { StaffSignIn } from './staff-sign-in.ts';

/** A sign-in read this recently is not read again: a crowd that comes back must not become a crowd of reads. */
const CACHED_MS = 5000;
const MOST_CACHED = 5000;
// The purpose is part of what is signed, so that no other signed text can be used as a cookie.
const DEVICE_VALUE = /^device:(p_[A-Za-z0-9_-]{6,40})(:v)?$/;
const STAFF_VALUE = /^staff:([A-Za-z0-9_-]{20,100})$/;

export interface Identified {
  /** The device's person, role citizen; a new one when no valid cookie came. */
  readonly person: Actor;
  /** The person was made just now: without {@link Identity.deviceCookie} the next request is somebody else. */
  readonly isNewDevice: boolean;
  readonly staff: Actor | null;
  /** The same member of staff with account, body and end; null when `staff` is. */
  readonly signIn: StaffSignIn | null;
}

export interface Identity {
  /** From a Cookie header. Reads the store at most once in 5 seconds per sign-in. */
  identify(cookieHeader: string | undefined): Promise<Identified>;
  /** Drops what is remembered of sign-ins; call it when one ended. */
  forget(): void;
  /** Set-Cookie that keeps the device this person. */
  deviceCookie(person: Pick<Actor, 'personId' | 'verified'>): string;
  /** Set-Cookie that carries a sign-in's token. */
  staffCookie(token: string): string;
  endStaffCookie(): string;
}

export interface IdentityParts {
  readonly vault: Vault;
  readonly accounts: Pick<AccountStore, 'findSignIn' | 'getAccount' | 'deleteSignIn'>;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly secureCookies: boolean;
}

export function createIdentity(parts: IdentityParts): Identity {
  const { vault, ids, secureCookies } = parts;
  const signIns = createSignInCache(parts);

  const unsigned = (header: string | undefined, name: string): string => {
    const signed = readCookie(header, name);
    return signed === null ? '' : (vault.unsign(signed) ?? '');
  };

  return {
    identify: async (header) => {
      const [, known, mark] = DEVICE_VALUE.exec(unsigned(header, DEVICE_COOKIE)) ?? [];
      const [, token] = STAFF_VALUE.exec(unsigned(header, STAFF_COOKIE)) ?? [];
      const signIn = token === undefined ? null : await signIns.find(vault.digest(token));
      const personId = known ?? ids.id('p');
      const person: Actor = { personId, role: 'citizen', name: '', verified: mark !== undefined };
      return { person, isNewDevice: known === undefined, staff: signIn?.actor ?? null, signIn };
    },
    forget: signIns.forget,
    deviceCookie: ({ personId, verified }) =>
      deviceCookie(vault.sign(`device:${personId}${verified === true ? ':v' : ''}`), secureCookies),
    staffCookie: (token) => staffCookie(vault.sign(`staff:${token}`), secureCookies, SIGN_IN_MS / 1000),
    endStaffCookie: () => endStaffCookie(secureCookies),
  };
}

/** Remembers sign-ins for a moment. Promises are kept, so that a crowd at the same instant shares one read. */
function createSignInCache({ accounts, clock }: IdentityParts) {
  const cache = new Map<string, { readonly readAtMs: number; readonly found: Promise<StaffSignIn | null> }>();

  const read = async (digest: string): Promise<StaffSignIn | null> => {
    const record = await accounts.findSignIn(digest);
    if (record === null) return null;
    if (isOver(record.expiresAt, clock.nowMs())) {
      await accounts.deleteSignIn(digest);
      return null;
    }
    const account = await accounts.getAccount(record.accountId);
    return account === null || account.disabled ? null : toStaffSignIn(account, record);
  };

  const remember = (digest: string): Promise<StaffSignIn | null> => {
    const found = read(digest);
    const entry = { readAtMs: clock.nowMs(), found };
    cache.set(digest, entry);
    const [oldest] = cache.keys();
    if (cache.size > MOST_CACHED && oldest !== undefined) cache.delete(oldest);
    // A failed read is told to those who wait for it, and not remembered.
    found.catch(() => {
      if (cache.get(digest) === entry) cache.delete(digest);
    });
    return found;
  };

  return {
    find: async (digest: string): Promise<StaffSignIn | null> => {
      const entry = cache.get(digest);
      const fresh = entry !== undefined && clock.nowMs() - entry.readAtMs < CACHED_MS;
      if (!fresh) cache.delete(digest);
      const signIn = await (fresh ? entry.found : remember(digest));
      return signIn !== null && isOver(signIn.expiresAt, clock.nowMs()) ? null : signIn;
    },
    forget: () => cache.clear(),
  };
}
