/** Tests of set-up, signing in, lockout and passwords on a store in memory. */
import { describe, expect, it } from 'vitest';
import { createMemoryRateLimits } from '#server/adapters/memory/rate-limits.ts';
import { accountWorld, goodPassword, setUpWorld } from '#tests/support/account-fakes.ts';
import type { SignInsEnded } from './staff-sign-in.ts';

const minute = 60_000;
const address = '10.0.0.1';
const firstAccount = {
  ...{ tenantName: '乐安县政协', loginName: 'Boss', name: '王主任', password: goodPassword, address },
};

async function readyWorld(options: Parameters<typeof accountWorld>[0] = {}) {
  const world = accountWorld(options);
  const boss = await setUpWorld(world);
  const attempt = (password: string, loginName = 'boss') =>
    world.service.signIn({ loginName, password, address });
  const fail = async (times: number) => {
    for (let tried = 0; tried < times; tried += 1) await attempt('not the password');
  };
  return { ...world, boss, attempt, fail };
}

describe('set-up', () => {
  it('[A1] the one-time link makes body and administrator, once', async () => {
    const { service, accounts } = accountWorld();
    const token = (await service.setupToken()) ?? '';
    expect(await service.setupToken()).toBe(token);
    expect(await service.needsSetup()).toBe(true);
    const made = await service.setUp({ ...firstAccount, token });
    expect(made).toMatchObject({ ok: true, value: { signIn: { role: 'administrator', unitId: null } } });
    expect(await accounts.listTenants()).toMatchObject([{ name: '乐安县政协' }]);
    expect(await service.needsSetup()).toBe(false);
    expect(await service.setupToken()).toBeNull();
    const again = await service.setUp({ ...firstAccount, loginName: 'second', token });
    expect(again).toMatchObject({ code: 'invite_invalid' });
    expect(await accounts.countAccounts()).toBe(1);
  });

  it('[A1] a guessed token, or one before any was asked for, makes nothing', async () => {
    const { service, accounts } = accountWorld();
    expect(await service.setUp({ ...firstAccount, token: '' })).toMatchObject({ code: 'invite_invalid' });
    await service.setupToken();
    expect(await service.setUp({ ...firstAccount, token: 'guess' })).toMatchObject({
      code: 'invite_invalid',
    });
    expect(await accounts.countAccounts()).toBe(0);
  });

  it('[A1] raced, it makes one account', async () => {
    const { service, accounts } = accountWorld();
    const token = (await service.setupToken()) ?? '';
    const names = ['one', 'two', 'three'];
    const made = await Promise.all(
      names.map((name) => service.setUp({ ...firstAccount, loginName: `boss-${name}`, token })),
    );
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await accounts.countAccounts()).toBe(1);
    expect(await accounts.listTenants()).toHaveLength(1);
  });

  it('[A1] a link of a process that does not know of the first account is refused too', async () => {
    const first = accountWorld();
    const second = accountWorld({ accounts: first.accounts });
    const token = (await second.service.setupToken()) ?? '';
    await setUpWorld(first);
    expect(await second.service.setUp({ ...firstAccount, token })).toMatchObject({ code: 'invite_invalid' });
  });

  it('[A9] a weak password is refused and the link stays good', async () => {
    const { service } = accountWorld();
    const token = (await service.setupToken()) ?? '';
    const weak = await service.setUp({ ...firstAccount, password: '1234567890', token });
    expect(weak).toMatchObject({ code: 'weak_password' });
    expect(await service.setUp({ ...firstAccount, token })).toMatchObject({ ok: true });
  });
});

describe('signing in', () => {
  it('[A2] the login name is found however its letters are written', async () => {
    const { attempt, boss } = await readyWorld();
    for (const name of ['boss', 'BOSS', 'ｂｏｓｓ']) {
      expect(await attempt(goodPassword, name)).toMatchObject({
        value: { signIn: { accountId: boss.signIn.accountId } },
      });
    }
  });

  it('[A3] the fifth failure locks, also for the right password, until the time is over', async () => {
    const { attempt, fail, clock } = await readyWorld();
    await fail(3);
    expect(await attempt('wrong again')).toEqual({ ok: false, code: 'wrong_credentials' });
    expect(await attempt('wrong again')).toEqual({
      ok: false,
      code: 'locked_out',
      retryAfterMs: 15 * minute,
    });
    clock.advance(5 * minute);
    expect(await attempt(goodPassword)).toEqual({ ok: false, code: 'locked_out', retryAfterMs: 10 * minute });
    clock.advance(10 * minute);
    expect(await attempt(goodPassword)).toMatchObject({ ok: true });
  });

  it('[A3] a failure after the lock locks for twice as long', async () => {
    const { attempt, fail, clock } = await readyWorld();
    await fail(5);
    clock.advance(15 * minute);
    expect(await attempt('wrong again')).toMatchObject({ code: 'locked_out', retryAfterMs: 30 * minute });
  });

  it('[A4] the right password forgets the failures before it', async () => {
    const { attempt, fail } = await readyWorld();
    await fail(4);
    expect(await attempt(goodPassword)).toMatchObject({ ok: true });
    await fail(4);
    expect(await attempt(goodPassword)).toMatchObject({ ok: true });
  });

  it.each(['nobody', 'boss disabled', '<script>', '\u0000', 'x'.repeat(100)])(
    '[A5] %j is refused, checked and locked like a wrong password',
    async (kind) => {
      const { attempt, accounts, boss, vault, clock } = await readyWorld();
      const isDisabled = kind === 'boss disabled';
      if (isDisabled) await accounts.updateAccount(boss.signIn.accountId, { disabled: true });
      const name = isDisabled ? 'boss' : kind;
      const answers = [];
      for (let tried = 0; tried < 5; tried += 1) answers.push(await attempt(goodPassword, name));
      expect(answers.slice(0, 4)).toEqual(Array(4).fill({ ok: false, code: 'wrong_credentials' }));
      expect(answers[4]).toEqual({ ok: false, code: 'locked_out', retryAfterMs: 15 * minute });
      expect(vault.counts.verified).toBe(5);
      clock.advance(15 * minute);
      expect(await attempt(goodPassword, name)).toMatchObject({ retryAfterMs: 30 * minute });
    },
  );

  it.each(['boss', 'nobody'])('[A6] a hundred guesses at once for %j are no more than five', async (name) => {
    const { attempt, vault, clock } = await readyWorld();
    const guesses = Array.from({ length: 100 }, (_, at) =>
      attempt(at === 60 ? goodPassword : `guess ${at}`, name),
    );
    const answers = await Promise.all(guesses);
    expect(answers.filter(({ ok }) => ok)).toEqual([]);
    expect(vault.counts.verified).toBeLessThanOrEqual(5);
    expect(await attempt(goodPassword, name)).toMatchObject({
      code: 'locked_out',
      retryAfterMs: 15 * minute,
    });
    clock.advance(15 * minute);
    expect((await attempt(goodPassword, name)).ok).toBe(name === 'boss');
  });

  it('[A18] the token is kept as a digest, the password as a hash', async () => {
    const { boss, accounts, vault } = await readyWorld();
    expect(await accounts.findSignIn(boss.token)).toBeNull();
    expect(await accounts.findSignIn(vault.digest(boss.token))).not.toBeNull();
    expect(JSON.stringify(await accounts.getAccount(boss.signIn.accountId))).not.toContain(goodPassword);
  });

  it('[A18] nothing secret reaches the log', async () => {
    const { attempt, fail, boss, log } = await readyWorld();
    await attempt(goodPassword);
    await fail(6);
    const text = JSON.stringify(log.lines);
    expect(text).toContain('sign-in locked');
    for (const secret of [goodPassword, 'not the password', boss.token]) expect(text).not.toContain(secret);
  });

  it('[A19] the eleventh attempt within a minute waits, by address and by name', async () => {
    const rateLimits = createMemoryRateLimits();
    const { service } = accountWorld({ rateLimits });
    const tryIt = (loginName: string, from: string) =>
      service.signIn({ loginName, password: 'whatever it is', address: from });
    for (let tried = 0; tried < 10; tried += 1) await tryIt(`name${tried}`, '10.0.0.7');
    expect(await tryIt('another', '10.0.0.7')).toMatchObject({ code: 'too_fast' });
    for (let tried = 0; tried < 10; tried += 1) await tryIt('target', `10.0.1.${tried}`);
    expect(await tryIt('target', '10.0.2.1')).toMatchObject({ code: 'too_fast' });
    expect(await tryIt('other', '10.0.2.1')).toMatchObject({ code: 'wrong_credentials' });
    await rateLimits.close();
  });
});

describe('sign-ins end', () => {
  it('[A7] signing out ends this sign-in and tells of it', async () => {
    const { service, boss, accounts } = await readyWorld();
    const notices: SignInsEnded[] = [];
    const stop = service.onSignInsEnded((notice) => notices.push(notice));
    await service.signOut(boss.signIn);
    await service.signOut(null);
    expect(await accounts.findSignIn(boss.signIn.digest)).toBeNull();
    expect(notices).toEqual([{ accountId: boss.signIn.accountId, digest: boss.signIn.digest, except: null }]);
    stop();
    await service.signOut(boss.signIn);
    expect(notices).toHaveLength(1);
  });

  it('[A8] a new password needs the present one and ends every other sign-in', async () => {
    const { service, boss, attempt, accounts } = await readyWorld();
    const other = await attempt(goodPassword);
    const change = { current: goodPassword, next: '另一句很长的新口令二〇二六' };
    expect(await service.changePassword(null, change)).toMatchObject({ code: 'sign_in_required' });
    const wrong = await service.changePassword(boss.signIn, { ...change, current: 'not it at all' });
    expect(wrong).toMatchObject({ code: 'wrong_credentials' });
    const weak = await service.changePassword(boss.signIn, { ...change, next: '1111111111' });
    expect(weak).toMatchObject({ code: 'weak_password' });
    expect(await service.changePassword(boss.signIn, change)).toEqual({ ok: true, value: {} });
    expect(await accounts.findSignIn(boss.signIn.digest)).not.toBeNull();
    expect(other.ok && (await accounts.findSignIn(other.value.signIn.digest))).toBeNull();
    expect(await attempt(goodPassword)).toMatchObject({ code: 'wrong_credentials' });
    expect(await attempt(change.next)).toMatchObject({ ok: true });
  });

  it('[A8] guessing the present password locks like signing in', async () => {
    const { service, boss } = await readyWorld();
    const change = { current: 'not the password', next: '另一句很长的新口令二〇二六' };
    for (let tried = 0; tried < 4; tried += 1) await service.changePassword(boss.signIn, change);
    expect(await service.changePassword(boss.signIn, change)).toMatchObject({ code: 'locked_out' });
    const right = { ...change, current: goodPassword };
    expect(await service.changePassword(boss.signIn, right)).toMatchObject({ code: 'locked_out' });
  });
});
