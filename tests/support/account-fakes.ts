/** Accounts and identity on memory, with a clock that is moved by hand and a vault that costs nothing. */
import { createHash } from 'node:crypto';
import { createMemoryAccountStore } from '#server/adapters/memory/account-store.ts';
import { createAccountService } from '#server/app/accounts/account-service.ts';
import { createIdentity } from '#server/app/accounts/identity.ts';
import { createVerification } from '#server/app/accounts/verification.ts';
import type { AccountStore } from '#server/ports/accounts.ts';
import type { Ids } from '#server/ports/ids.ts';
import type { Log } from '#server/ports/log.ts';
import type { RateLimits } from '#server/ports/rate-limits.ts';
import type { Vault } from '#server/ports/vault.ts';
import { createFakeClock } from './fake-clock.ts';
import { createFakeIds } from './fake-ids.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url');

/** Behaves as a vault does; its passwords are hashed once instead of a hundred thousand times. */
export function quickVault(key = 'key') {
  const counts = { hashed: 0, verified: 0 };
  const signature = (value: string) => hashOf(`${key}:${value}`);
  const vault: Vault = {
    encrypt: (plain) => `${Buffer.from(plain).toString('base64url')}.${signature(plain)}`,
    decrypt: (sealed) => {
      const plain = Buffer.from(sealed.split('.')[0] ?? '', 'base64url').toString();
      return vault.encrypt(plain) === sealed ? plain : null;
    },
    sign: (value) => `${value}.${signature(value)}`,
    unsign: (signed) => {
      const value = signed.slice(0, Math.max(0, signed.lastIndexOf('.')));
      return vault.sign(value) === signed ? value : null;
    },
    hashPassword: async (password) => {
      counts.hashed += 1;
      return `hash:${hashOf(password)}`;
    },
    verifyPassword: async (hash, password) => {
      counts.verified += 1;
      return hash === `hash:${hashOf(password)}`;
    },
    digest: (token) => hashOf(token),
  };
  return { ...vault, counts };
}

/** Counted ids; secrets look as random as real ones, so that one-time codes out of them differ. */
function idsWithSecrets(): Ids {
  const ids = createFakeIds();
  return { ...ids, secret: () => hashOf(ids.secret()) };
}

/** A log that keeps its lines. */
export function keptLog() {
  const lines: { level: string; message: string; fields: Record<string, unknown> }[] = [];
  const at =
    (level: string) =>
    (message: string, fields: Record<string, unknown> = {}) => {
      lines.push({ level, message, fields });
    };
  const log: Log = { info: at('info'), warn: at('warn'), error: at('error'), child: () => log };
  return { ...log, lines };
}

/** Limits that nobody reaches. */
export const noLimits: RateLimits = { take: async () => 0, close: async () => {} };

export interface AccountWorldOptions {
  readonly rateLimits?: RateLimits;
  readonly accounts?: AccountStore;
  readonly secureCookies?: boolean;
}

/** Everything about people, wired as the composition root does it. */
export function accountWorld(options: AccountWorldOptions = {}) {
  const { rateLimits = noLimits, accounts = createMemoryAccountStore(), secureCookies = false } = options;
  const clock = createFakeClock('2026-03-01T08:00:00.000Z');
  const vault = quickVault();
  const ids = idsWithSecrets();
  const log = keptLog();
  const sent: { phone: string; code: string }[] = [];
  const sender = {
    working: true,
    send: async (phone: string, code: string) => {
      if (sender.working) sent.push({ phone, code });
      return sender.working;
    },
  };
  const ports = { accounts, vault, ids, clock, log, rateLimits };
  const service = createAccountService(ports);
  const identity = createIdentity({ vault, accounts, ids, clock, secureCookies });
  service.onSignInsEnded(identity.forget);
  const verification = createVerification({ sender, ...ports });
  return { accounts, clock, vault, ids, log, sent, sender, service, identity, verification };
}

export type AccountWorld = ReturnType<typeof accountWorld>;

export const goodPassword = 'correct horse battery';

/** The body 乐安县政协 with its first administrator `boss`. */
export async function setUpWorld(world: AccountWorld) {
  const made = await world.service.setUp({
    ...{ token: (await world.service.setupToken()) ?? '', tenantName: '乐安县政协', address: '10.0.0.1' },
    ...{ loginName: 'boss', name: '王主任', password: goodPassword },
  });
  if (!made.ok) throw new Error(`set-up refused: ${made.code}`);
  return made.value;
}
