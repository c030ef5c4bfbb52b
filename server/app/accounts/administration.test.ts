/** Tests of departments, accounts and invitations on a store in memory. */
import { describe, expect, it } from 'vitest';
import { STAFF_ROLES, type StaffRole } from '#shared/kernel/roles.ts';
import { accountWorld, goodPassword, setUpWorld } from '#tests/support/account-fakes.ts';
import type { StaffSignIn } from './staff-sign-in.ts';

const hour = 60 * 60_000;
const address = '10.0.0.1';

async function readyWorld() {
  const world = accountWorld();
  const boss = (await setUpWorld(world)).signIn;
  const { service } = world;
  const invite = async (role: StaffRole = 'reviewer', unitId: string | null = null) => {
    const made = await service.createInvite(boss, { role, unitId, name: '李审核' });
    if (!made.ok) throw new Error(made.code);
    return made.value.path.replace('/join/', '');
  };
  const join = (token: string, loginName = 'lili') =>
    service.acceptInvite(token, { loginName, name: '李莉', password: goodPassword, address });
  return { ...world, boss, invite, join };
}

/** Staff of another body. */
const stranger = (role: StaffRole): StaffSignIn => ({
  ...{
    actor: { personId: 'a_else01', role, name: '外人' },
    accountId: 'a_else01',
    tenantId: 't_else01',
    role,
  },
  ...{ unitId: null, digest: 'digest', expiresAt: '2099-01-01T00:00:00.000Z' },
});

describe('departments', () => {
  it('[A10] an administrator creates and renames them, everybody signed in lists them', async () => {
    const { service, boss } = await readyWorld();
    const made = await service.createUnit(boss, '水务局');
    const id = made.ok ? made.value.id : '';
    expect(await service.renameUnit(boss, id, '水利局')).toEqual({ ok: true, value: { id, name: '水利局' } });
    expect(await service.listUnits(boss)).toEqual({ ok: true, value: [{ id, name: '水利局' }] });
    expect(await service.listUnits(null)).toMatchObject({ code: 'sign_in_required' });
  });

  it('[A10] those of another body are neither seen nor touched', async () => {
    const { service, boss, accounts } = await readyWorld();
    const made = await service.createUnit(boss, '水务局');
    const id = made.ok ? made.value.id : '';
    const other = stranger('administrator');
    expect(await service.listUnits(other)).toEqual({ ok: true, value: [] });
    expect(await service.renameUnit(other, id, '改名')).toMatchObject({ code: 'not_found' });
    expect(await service.setDisabled(other, boss.accountId, true)).toMatchObject({ code: 'not_found' });
    const invite = { role: 'department' as const, unitId: id, name: '某人' };
    expect(await service.createInvite(other, invite)).toMatchObject({ code: 'not_found' });
    expect((await accounts.listUnits(boss.tenantId))[0]?.name).toBe('水务局');
  });

  it('[A14] a name is given once', async () => {
    const { service, boss } = await readyWorld();
    await service.createUnit(boss, '水务局');
    expect(await service.createUnit(boss, '水务局')).toMatchObject({ code: 'already_exists' });
    const other = await service.createUnit(boss, '住建局');
    const id = other.ok ? other.value.id : '';
    expect(await service.renameUnit(boss, id, '水务局')).toMatchObject({ code: 'already_exists' });
    expect(await service.renameUnit(boss, id, '住建局')).toMatchObject({ ok: true });
    expect(await service.renameUnit(boss, 'u_unknown', '城管局')).toMatchObject({ code: 'not_found' });
  });

  it.each(STAFF_ROLES.filter((role) => role !== 'administrator'))('[A10] %s keeps nothing', async (role) => {
    const { service, boss, accounts } = await readyWorld();
    const by = { ...stranger(role), tenantId: boss.tenantId };
    const answers = await Promise.all([
      service.createUnit(by, '水务局'),
      service.renameUnit(by, 'u_000001', '水务局'),
      service.listAccounts(by),
      service.setDisabled(by, boss.accountId, true),
      service.createInvite(by, { role: 'administrator', unitId: null, name: '自己' }),
    ]);
    expect(answers).toEqual(answers.map(() => ({ ok: false, code: 'forbidden' })));
    expect(await accounts.listUnits(boss.tenantId)).toEqual([]);
    expect((await accounts.getAccount(boss.accountId))?.disabled).toBe(false);
  });
});

describe('invitations', () => {
  it('[A11] the link tells what it is for, and its account has that role and department', async () => {
    const { service, boss, invite, join } = await readyWorld();
    const unit = await service.createUnit(boss, '水务局');
    const unitId = unit.ok ? unit.value.id : '';
    const token = await invite('department', unitId);
    expect(await service.readInvite(token, address)).toEqual({
      ok: true,
      value: { tenantName: '乐安县政协', role: 'department', unitName: '水务局', name: '李审核' },
    });
    const joined = await join(token);
    expect(joined).toMatchObject({ value: { signIn: { role: 'department', unitId } } });
    expect(joined.ok && (await service.describe(joined.value.signIn))).toMatchObject({
      ...{ name: '李莉', role: 'department', tenantName: '乐安县政协', unitId, unitName: '水务局' },
    });
  });

  it('[A11] it holds for seven days', async () => {
    const { invite, join, clock, service } = await readyWorld();
    const token = await invite();
    clock.advance(7 * 24 * hour);
    expect(await service.readInvite(token, address)).toMatchObject({ code: 'invite_invalid' });
    expect(await join(token)).toMatchObject({ code: 'invite_invalid' });
  });

  it('[A11] opened many times at once it makes one account', async () => {
    const { invite, join, accounts } = await readyWorld();
    const token = await invite();
    const joined = await Promise.all(Array.from({ length: 20 }, (_, at) => join(token, `person${at}`)));
    expect(joined.filter(({ ok }) => ok)).toHaveLength(1);
    expect(joined.filter((answer) => !answer.ok && answer.code === 'invite_invalid')).toHaveLength(19);
    expect(await accounts.countAccounts()).toBe(2);
  });

  it('[A12] a taken name leaves the link good, also when it is taken in the same moment', async () => {
    const { invite, join } = await readyWorld();
    const [one, two] = [await invite(), await invite()];
    expect(await join(one, 'BOSS')).toMatchObject({ code: 'already_exists' });
    const raced = await Promise.all([join(one, 'same'), join(two, 'same')]);
    expect(raced.filter(({ ok }) => ok)).toHaveLength(1);
    const loser = raced[0]?.ok === true ? two : one;
    expect(await join(loser, 'different')).toMatchObject({ ok: true });
  });

  it('[A2][A9] names that nobody can have and weak passwords are refused', async () => {
    const { service, invite } = await readyWorld();
    const token = await invite();
    const request = { loginName: 'lili', name: '李莉', password: goodPassword, address };
    const bad = await service.acceptInvite(token, { ...request, loginName: 'a b' });
    expect(bad).toMatchObject({ code: 'bad_request' });
    const weak = await service.acceptInvite(token, { ...request, password: 'lililili2026' });
    expect(weak).toMatchObject({ code: 'weak_password' });
    expect(await service.acceptInvite(token, request)).toMatchObject({ ok: true });
  });

  it('[A18] the token is kept as a digest', async () => {
    const { invite, accounts, vault } = await readyWorld();
    const token = await invite();
    expect(await accounts.findInvite(token)).toBeNull();
    expect(await accounts.findInvite(vault.digest(token))).not.toBeNull();
  });
});

describe('accounts', () => {
  it('[A13] disabling ends the sign-ins at once, enabling lets in again', async () => {
    const { service, boss, invite, join, accounts } = await readyWorld();
    const joined = await join(await invite());
    if (!joined.ok) throw new Error(joined.code);
    const { accountId, digest } = joined.value.signIn;
    const disabled = await service.setDisabled(boss, accountId, true);
    expect(disabled.ok && disabled.value.find(({ id }) => id === accountId)).toMatchObject({
      disabled: true,
    });
    expect(await accounts.findSignIn(digest)).toBeNull();
    const signIn = () => service.signIn({ loginName: 'lili', password: goodPassword, address });
    expect(await signIn()).toMatchObject({ code: 'wrong_credentials' });
    await service.setDisabled(boss, accountId, false);
    expect(await signIn()).toMatchObject({ ok: true });
  });

  it('[A13] enabling unlocks', async () => {
    const { service, boss, invite, join } = await readyWorld();
    const joined = await join(await invite());
    const accountId = joined.ok ? joined.value.signIn.accountId : '';
    const signIn = (password: string) => service.signIn({ loginName: 'lili', password, address });
    for (let tried = 0; tried < 5; tried += 1) await signIn('not the password');
    const listed = await service.listAccounts(boss);
    expect(listed.ok && listed.value.map(({ locked }) => locked)).toEqual([false, true]);
    await service.setDisabled(boss, accountId, false);
    expect(await signIn(goodPassword)).toMatchObject({ ok: true });
  });

  it('[A13] nobody disables the own account', async () => {
    const { service, boss } = await readyWorld();
    expect(await service.setDisabled(boss, boss.accountId, true)).toMatchObject({ code: 'conflict' });
    expect(await service.setDisabled(boss, 'a_unknown', true)).toMatchObject({ code: 'not_found' });
  });

  it('[A18] lists show no hash', async () => {
    const { service, boss } = await readyWorld();
    const listed = await service.listAccounts(boss);
    expect(JSON.stringify(listed)).not.toContain('hash');
  });
});
