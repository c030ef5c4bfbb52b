/** Tenants, departments, accounts, sign-ins and invitations in this process only. */
import type {
  AccountRecord,
  AccountStore,
  InviteRecord,
  SignInRecord,
  TenantRecord,
  UnitRecord,
} from '#server/ports/accounts.ts';

/** An account store that forgets everything when the process ends. */
export function createMemoryAccountStore(): AccountStore {
  return {
    ...createTenants(),
    ...createAccounts(),
    ...createSignIns(),
    ...createInvites(),
    close: async () => {},
  };
}

function createTenants(): Pick<AccountStore, 'putTenant' | 'listTenants' | 'putUnit' | 'listUnits'> {
  const tenants = new Map<string, TenantRecord>();
  const units = new Map<string, UnitRecord>();
  return {
    putTenant: async (tenant) => {
      tenants.set(tenant.id, { ...tenant });
    },
    listTenants: async () => [...tenants.values()].sort(byId),
    putUnit: async (unit) => {
      units.set(unit.id, { ...unit });
    },
    listUnits: async (tenantId) =>
      [...units.values()].filter((unit) => unit.tenantId === tenantId).sort(byAge),
  };
}

type AccountPart = Pick<
  AccountStore,
  | 'createAccount'
  | 'updateAccount'
  | 'countFailure'
  | 'findByLoginName'
  | 'getAccount'
  | 'listAccounts'
  | 'countAccounts'
>;

function createAccounts(): AccountPart {
  const accounts = new Map<string, AccountRecord>();
  const named = (loginName: string) =>
    [...accounts.values()].find((account) => account.loginName === loginName);
  return {
    createAccount: async (account) => {
      if (accounts.has(account.id) || named(account.loginName) !== undefined) return false;
      accounts.set(account.id, { ...account });
      return true;
    },
    updateAccount: async (id, change) => {
      const account = accounts.get(id);
      if (account !== undefined) accounts.set(id, { ...account, ...change });
    },
    countFailure: async (id) => {
      const account = accounts.get(id);
      if (account === undefined) return 0;
      const failedAttempts = account.failedAttempts + 1;
      accounts.set(id, { ...account, failedAttempts });
      return failedAttempts;
    },
    findByLoginName: async (loginName) => named(loginName) ?? null,
    getAccount: async (id) => accounts.get(id) ?? null,
    listAccounts: async (tenantId) =>
      [...accounts.values()].filter((account) => account.tenantId === tenantId).sort(byAge),
    countAccounts: async () => accounts.size,
  };
}

function createSignIns(): Pick<
  AccountStore,
  'putSignIn' | 'findSignIn' | 'deleteSignIn' | 'deleteSignInsOf'
> {
  const signIns = new Map<string, SignInRecord>();
  return {
    putSignIn: async (record) => {
      signIns.set(record.digest, { ...record });
    },
    findSignIn: async (digest) => signIns.get(digest) ?? null,
    deleteSignIn: async (digest) => {
      signIns.delete(digest);
    },
    deleteSignInsOf: async (accountId, exceptDigest) => {
      for (const record of [...signIns.values()]) {
        if (record.accountId === accountId && record.digest !== exceptDigest) signIns.delete(record.digest);
      }
    },
  };
}

function createInvites(): Pick<AccountStore, 'putInvite' | 'findInvite' | 'useInvite'> {
  const invites = new Map<string, InviteRecord>();
  return {
    putInvite: async (invite) => {
      invites.set(invite.digest, { ...invite });
    },
    findInvite: async (digest) => invites.get(digest) ?? null,
    useInvite: async (digest, at) => {
      const invite = invites.get(digest);
      if (invite === undefined || invite.usedAt !== null) return false;
      invites.set(digest, { ...invite, usedAt: at });
      return true;
    },
  };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function byAge(
  a: { readonly id: string; readonly createdAt: string },
  b: { readonly id: string; readonly createdAt: string },
): number {
  return a.createdAt === b.createdAt ? byId(a, b) : a.createdAt < b.createdAt ? -1 : 1;
}
