/** Tenants, departments, accounts, sign-ins and invitations; the same on both databases. */
import type { Kysely, Updateable } from 'kysely';
import type { AccountRecord, AccountStore, UnitRecord } from '#server/ports/accounts.ts';
import { toAccount, toInvite, toSignIn, toUnit } from './rows.ts';
import type { AccountsTable, Tables } from './tables.ts';

/** An account store on `db`, which its opener closes. Every change is one statement, so it is all or nothing. */
export function createSqlAccountStore(db: Kysely<Tables>): AccountStore {
  return {
    ...createTenants(db),
    ...createAccounts(db),
    ...createSignIns(db),
    ...createInvites(db),
    close: async () => {},
  };
}

function createTenants(
  db: Kysely<Tables>,
): Pick<AccountStore, 'putTenant' | 'listTenants' | 'putUnit' | 'listUnits'> {
  return {
    putTenant: async ({ id, name }) => {
      await db
        .insertInto('tenants')
        .values({ id, name })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ name }))
        .execute();
    },
    listTenants: async () => db.selectFrom('tenants').select(['id', 'name']).orderBy('id').execute(),
    putUnit: async (unit) => {
      const { id, ...change } = fromUnit(unit);
      await db
        .insertInto('units')
        .values({ id, ...change })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(change))
        .execute();
    },
    listUnits: async (tenantId) => {
      const units = db.selectFrom('units').selectAll().where('tenant_id', '=', tenantId);
      return (await units.orderBy('created_at').orderBy('id').execute()).map(toUnit);
    },
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

function createAccounts(db: Kysely<Tables>): AccountPart {
  const accounts = db.selectFrom('accounts').selectAll();
  return {
    createAccount: async (account) => {
      const insert = db.insertInto('accounts').values({ ...fromAccount(account), id: account.id });
      const { numInsertedOrUpdatedRows } = await insert
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    updateAccount: async (id, change) => {
      const columns = fromChange(change);
      if (Object.keys(columns).length === 0) return;
      await db.updateTable('accounts').set(columns).where('id', '=', id).execute();
    },
    countFailure: async (id) => {
      const update = db.updateTable('accounts').where('id', '=', id);
      const row = await update
        .set((expression) => ({ failed_attempts: expression('failed_attempts', '+', 1) }))
        .returning('failed_attempts')
        .executeTakeFirst();
      return row?.failed_attempts ?? 0;
    },
    findByLoginName: async (loginName) => {
      const row = await accounts.where('login_name', '=', loginName).executeTakeFirst();
      return row === undefined ? null : toAccount(row);
    },
    getAccount: async (id) => {
      const row = await accounts.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toAccount(row);
    },
    listAccounts: async (tenantId) => {
      const rows = await accounts
        .where('tenant_id', '=', tenantId)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(toAccount);
    },
    countAccounts: async () => {
      const count = db.selectFrom('accounts').select(({ fn }) => fn.countAll().as('count'));
      return Number((await count.executeTakeFirstOrThrow()).count);
    },
  };
}

function createSignIns(
  db: Kysely<Tables>,
): Pick<AccountStore, 'putSignIn' | 'findSignIn' | 'deleteSignIn' | 'deleteSignInsOf'> {
  return {
    putSignIn: async ({ digest, accountId, createdAt, expiresAt }) => {
      const change = { account_id: accountId, created_at: createdAt, expires_at: expiresAt };
      await db
        .insertInto('sign_ins')
        .values({ digest, ...change })
        .onConflict((conflict) => conflict.column('digest').doUpdateSet(change))
        .execute();
    },
    findSignIn: async (digest) => {
      const row = await db.selectFrom('sign_ins').selectAll().where('digest', '=', digest).executeTakeFirst();
      return row === undefined ? null : toSignIn(row);
    },
    deleteSignIn: async (digest) => {
      await db.deleteFrom('sign_ins').where('digest', '=', digest).execute();
    },
    deleteSignInsOf: async (accountId, exceptDigest) => {
      const all = db.deleteFrom('sign_ins').where('account_id', '=', accountId);
      await (exceptDigest === undefined ? all : all.where('digest', '!=', exceptDigest)).execute();
    },
  };
}

function createInvites(db: Kysely<Tables>): Pick<AccountStore, 'putInvite' | 'findInvite' | 'useInvite'> {
  return {
    putInvite: async (invite) => {
      const { digest, role, name } = invite;
      const change = {
        ...{ role, name, tenant_id: invite.tenantId, unit_id: invite.unitId },
        ...{ created_by: invite.createdBy, expires_at: invite.expiresAt, used_at: invite.usedAt },
      };
      await db
        .insertInto('invites')
        .values({ digest, ...change })
        .onConflict((conflict) => conflict.column('digest').doUpdateSet(change))
        .execute();
    },
    findInvite: async (digest) => {
      const row = await db.selectFrom('invites').selectAll().where('digest', '=', digest).executeTakeFirst();
      return row === undefined ? null : toInvite(row);
    },
    useInvite: async (digest, at) => {
      const update = db.updateTable('invites').set({ used_at: at }).where('digest', '=', digest);
      const { numUpdatedRows } = await update.where('used_at', 'is', null).executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
  };
}

function fromUnit({ id, tenantId, name, createdAt }: UnitRecord) {
  return { id, tenant_id: tenantId, name, created_at: createdAt };
}

function fromAccount(account: Omit<AccountRecord, 'id'>): Omit<AccountsTable, 'id'> {
  return {
    tenant_id: account.tenantId,
    login_name: account.loginName,
    name: account.name,
    role: account.role,
    unit_id: account.unitId,
    password_hash: account.passwordHash,
    disabled: account.disabled ? 1 : 0,
    failed_attempts: account.failedAttempts,
    locked_until: account.lockedUntil,
    created_at: account.createdAt,
  };
}

/** Only the columns that the change names. */
function fromChange(change: Partial<Omit<AccountRecord, 'id'>>): Updateable<AccountsTable> {
  const { tenantId, loginName, name, role, unitId, passwordHash, failedAttempts, lockedUntil, createdAt } =
    change;
  return {
    ...(tenantId === undefined ? {} : { tenant_id: tenantId }),
    ...(loginName === undefined ? {} : { login_name: loginName }),
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
    ...(unitId === undefined ? {} : { unit_id: unitId }),
    ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
    ...(change.disabled === undefined ? {} : { disabled: change.disabled ? 1 : 0 }),
    ...(failedAttempts === undefined ? {} : { failed_attempts: failedAttempts }),
    ...(lockedUntil === undefined ? {} : { locked_until: lockedUntil }),
    ...(createdAt === undefined ? {} : { created_at: createdAt }),
  };
}
