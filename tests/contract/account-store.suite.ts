/** What every account store promises. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountRecord, AccountStore, InviteRecord } from '#server/ports/accounts.ts';
import type { Installation, StoreSubject, Stores } from './store-subjects.ts';

const createdAt = '2026-03-01T09:00:00.000Z';
const expiresAt = '2026-03-02T09:00:00.000Z';

let lastName = 0;

function anAccount(change: Partial<AccountRecord> = {}): AccountRecord {
  lastName += 1;
  return {
    ...{ id: `a_${lastName}`, tenantId: 't_1', loginName: `person${lastName}`, name: '张三' },
    ...{ role: 'reviewer' as const, unitId: null, passwordHash: '$argon2id$x', disabled: false },
    ...{ failedAttempts: 0, lockedUntil: null, createdAt },
    ...change,
  };
}

function anInvite(digest: string): InviteRecord {
  return {
    ...{ digest, tenantId: 't_1', role: 'department' as const, unitId: 'u_1', name: '李四' },
    ...{ createdBy: 'a_1', expiresAt, usedAt: null },
  };
}

export function accountStoreSuite(subject: StoreSubject): void {
  describe(`account store: ${subject.name}`, () => {
    let installation: Installation;
    let stores: Stores;
    let other: Stores;
    let store: AccountStore;

    beforeAll(async () => {
      installation = await subject.install();
      stores = await installation.open();
      other = await installation.open();
      store = stores.accounts;
    });
    afterAll(async () => {
      await stores.close();
      await other.close();
      await installation.remove();
    });

    it('keeps tenants and departments and renames them when they are put again', async () => {
      await store.putTenant({ id: 't_1', name: '甲县' });
      await store.putTenant({ id: 't_2', name: '乙县' });
      await store.putTenant({ id: 't_1', name: '甲市' });
      expect(await store.listTenants()).toEqual([
        { id: 't_1', name: '甲市' },
        { id: 't_2', name: '乙县' },
      ]);
      const unit = { id: 'u_1', tenantId: 't_1', name: '交通局', createdAt };
      await store.putUnit(unit);
      await store.putUnit({ ...unit, name: '交通运输局' });
      await store.putUnit({ ...unit, id: 'u_0', tenantId: 't_2' });
      expect(await store.listUnits('t_1')).toEqual([{ ...unit, name: '交通运输局' }]);
    });

    it('finds an account by id and by login name, as it was created', async () => {
      const account = anAccount({
        unitId: 'u_1',
        disabled: true,
        lockedUntil: expiresAt,
        role: 'department',
      });
      expect(await store.createAccount(account)).toBe(true);
      expect(await store.getAccount(account.id)).toEqual(account);
      expect(await store.findByLoginName(account.loginName)).toEqual(account);
      expect(await store.getAccount('a_none')).toBeNull();
      expect(await store.findByLoginName('nobody')).toBeNull();
    });

    it('gives a login name to one account only, also when two ask together', async () => {
      const asked = await Promise.all([
        store.createAccount(anAccount({ loginName: 'wanted' })),
        other.accounts.createAccount(anAccount({ loginName: 'wanted' })),
        store.createAccount(anAccount({ loginName: 'wanted' })),
      ]);
      expect(asked.filter(Boolean)).toHaveLength(1);
    });

    it('changes only what a change names', async () => {
      const account = anAccount({ unitId: 'u_1' });
      await store.createAccount(account);
      await store.updateAccount(account.id, { disabled: true, unitId: null });
      await store.updateAccount(account.id, { lockedUntil: expiresAt, name: '王五' });
      await store.updateAccount(account.id, {});
      await store.updateAccount('a_none', { disabled: true });
      expect(await store.getAccount(account.id)).toEqual({
        ...account,
        ...{ disabled: true, unitId: null, lockedUntil: expiresAt, name: '王五' },
      });
      await store.updateAccount(account.id, { disabled: false, lockedUntil: null });
      expect(await store.getAccount(account.id)).toMatchObject({ disabled: false, lockedUntil: null });
    });

    it('counts every failed attempt, however many come together', async () => {
      const account = anAccount();
      await store.createAccount(account);
      const counts = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          (index % 2 === 0 ? store : other.accounts).countFailure(account.id),
        ),
      );
      expect(counts.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(await store.getAccount(account.id)).toMatchObject({ failedAttempts: 10 });
      expect(await store.countFailure('a_none')).toBe(0);
    });

    it('lists and counts accounts', async () => {
      const before = await store.countAccounts();
      const accounts = [
        anAccount({ tenantId: 't_list', createdAt: expiresAt }),
        anAccount({ tenantId: 't_list' }),
        anAccount({ tenantId: 't_else' }),
      ];
      for (const account of accounts) await store.createAccount(account);
      expect(await store.listAccounts('t_list')).toEqual([accounts[1], accounts[0]]);
      expect(await store.countAccounts()).toBe(before + 3);
    });

    it('keeps sign-ins until they are deleted, one or all of an account but one', async () => {
      for (const digest of ['d_1', 'd_2', 'd_3']) {
        await store.putSignIn({ digest, accountId: 'a_sign', createdAt, expiresAt });
      }
      await store.putSignIn({ digest: 'd_else', accountId: 'a_else', createdAt, expiresAt });
      expect(await store.findSignIn('d_1')).toEqual({
        digest: 'd_1',
        accountId: 'a_sign',
        createdAt,
        expiresAt,
      });
      await store.deleteSignIn('d_1');
      expect(await store.findSignIn('d_1')).toBeNull();
      await store.deleteSignInsOf('a_sign', 'd_2');
      expect(await store.findSignIn('d_3')).toBeNull();
      expect(await store.findSignIn('d_2')).not.toBeNull();
      await store.deleteSignInsOf('a_sign');
      expect(await store.findSignIn('d_2')).toBeNull();
      expect(await store.findSignIn('d_else')).not.toBeNull();
    });

    it('lets an invitation be used once, also when two use it together', async () => {
      const invite = anInvite('i_1');
      await store.putInvite(invite);
      expect(await store.findInvite('i_1')).toEqual(invite);
      const used = await Promise.all([
        store.useInvite('i_1', createdAt),
        other.accounts.useInvite('i_1', createdAt),
        store.useInvite('i_1', createdAt),
      ]);
      expect(used.filter(Boolean)).toHaveLength(1);
      expect(await store.findInvite('i_1')).toEqual({ ...invite, usedAt: createdAt });
      expect(await store.useInvite('i_none', createdAt)).toBe(false);
      expect(await store.findInvite('i_none')).toBeNull();
    });
  });
}
