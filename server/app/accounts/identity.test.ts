/** Tests of who a request's cookies say is asking. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { accountWorld, quickVault, setUpWorld } from '#tests/support/account-fakes.ts';
import { readCookie } from './cookies.ts';
import { endsSignIn } from './staff-sign-in.ts';

const hour = 60 * 60_000;
/** What a browser sends back of a Set-Cookie value. */
const sentBack = (setCookie: string) => setCookie.split(';')[0] ?? '';

async function staffWorld() {
  const world = accountWorld();
  const boss = await setUpWorld(world);
  return { ...world, boss, cookie: sentBack(world.identity.staffCookie(boss.token)) };
}

describe('the device', () => {
  it('[A15] without a cookie it is a new person, with it the same one', async () => {
    const { identity } = accountWorld();
    const first = await identity.identify(undefined);
    expect(first).toMatchObject({
      isNewDevice: true,
      person: { role: 'citizen', verified: false },
      staff: null,
    });
    expect(first.person.personId).toMatch(/^p_/);
    const cookie = sentBack(identity.deviceCookie(first.person));
    const again = await identity.identify(`other=1; ${cookie}; more=2`);
    expect(again).toEqual({ ...first, isNewDevice: false });
  });

  it('[A15] the mark of verification is part of what is signed', async () => {
    const { identity, vault } = accountWorld();
    const verified = sentBack(identity.deviceCookie({ personId: 'p_abcdef1', verified: true }));
    expect((await identity.identify(verified)).person).toMatchObject({
      personId: 'p_abcdef1',
      verified: true,
    });
    const plain = sentBack(identity.deviceCookie({ personId: 'p_abcdef1' }));
    const forged = plain.replace('p_abcdef1', 'p_abcdef1:v');
    expect((await identity.identify(forged)).person).toMatchObject({ verified: false });
    expect((await identity.identify(forged)).person.personId).not.toBe('p_abcdef1');
    // Signed by us, but not as a device.
    const other = `yst_device=${vault.sign('p_abcdef1')}`;
    expect(await identity.identify(other)).toMatchObject({ isNewDevice: true });
  });

  it('[A15] any changed character, foreign signature or rubbish makes a new person and never an error', async () => {
    const { identity } = accountWorld();
    const cookie = sentBack(identity.deviceCookie({ personId: 'p_abcdef1', verified: true }));
    const foreign = quickVault('another installation').sign('device:p_abcdef1:v');
    expect(await identity.identify(`yst_device=${foreign}`)).toMatchObject({ isNewDevice: true });
    const from = 'yst_device='.length;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: from, max: cookie.length - 1 }),
        fc.string(),
        async (at, replacement) => {
          const changed = cookie.slice(0, at) + replacement + cookie.slice(at + 1);
          fc.pre(changed.split(';')[0]?.trim() !== cookie);
          const { person } = await identity.identify(changed);
          expect(person.personId).not.toBe('p_abcdef1');
          expect(person.verified).toBe(false);
        },
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 500 }), async (rubbish) => {
        expect(await identity.identify(rubbish)).toMatchObject({ isNewDevice: true, staff: null });
      }),
    );
  });

  it('[A15] cookies are kept from scripts and other sites, and from plain http when there is https', () => {
    const plain = accountWorld().identity;
    const secure = accountWorld({ secureCookies: true }).identity;
    const person = { personId: 'p_abcdef1' };
    for (const cookie of [plain.deviceCookie(person), plain.staffCookie('t'), plain.endStaffCookie()]) {
      expect(cookie).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    }
    for (const cookie of [secure.deviceCookie(person), secure.staffCookie('t'), secure.endStaffCookie()]) {
      expect(cookie).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
    }
    expect(plain.deviceCookie(person)).toContain(`Max-Age=${365 * 24 * 60 * 60}`);
    expect(plain.staffCookie('t')).toContain(`Max-Age=${12 * 60 * 60}`);
    expect(plain.endStaffCookie()).toContain('Max-Age=0');
  });

  it('[A15] a header with many cookies is read as browsers write it', () => {
    expect(readCookie('a=1; yst=x=y ; b', 'yst')).toBe('x=y');
    expect(readCookie('yst=first; yst=second', 'yst')).toBe('first');
    expect(readCookie('notyst=1; yst', 'yst')).toBeNull();
    expect(readCookie(undefined, 'yst')).toBeNull();
  });
});

describe('staff', () => {
  it('[A7] the cookie of a sign-in names the account until 12 hours have passed', async () => {
    const { identity, cookie, boss, clock, accounts } = await staffWorld();
    const who = await identity.identify(cookie);
    const { accountId: personId, tenantId } = boss.signIn;
    expect(who.staff).toEqual({ personId, tenantId, role: 'administrator', name: '王主任' });
    expect(who.signIn).toEqual(boss.signIn);
    clock.advance(12 * hour - 1);
    expect((await identity.identify(cookie)).staff).not.toBeNull();
    clock.advance(1);
    expect((await identity.identify(cookie)).staff).toBeNull();
    clock.advance(hour);
    expect((await identity.identify(cookie)).staff).toBeNull();
    expect(await accounts.findSignIn(boss.signIn.digest)).toBeNull();
  });

  it('[A7] signing out counts at once, in spite of what is remembered', async () => {
    const { identity, cookie, boss, service } = await staffWorld();
    expect((await identity.identify(cookie)).staff).not.toBeNull();
    await service.signOut(boss.signIn);
    expect((await identity.identify(cookie)).staff).toBeNull();
  });

  it('[A13] an account that another process disabled is gone after 5 seconds', async () => {
    const { identity, cookie, boss, accounts, clock } = await staffWorld();
    await identity.identify(cookie);
    await accounts.updateAccount(boss.signIn.accountId, { disabled: true });
    clock.advance(5000);
    expect((await identity.identify(cookie)).staff).toBeNull();
  });

  it('[A7] ten thousand handshakes at once read the store once', async () => {
    const { identity, cookie, accounts, clock } = await staffWorld();
    const reads = vi.spyOn(accounts, 'findSignIn');
    await Promise.all(Array.from({ length: 10_000 }, () => identity.identify(cookie)));
    clock.advance(4999);
    await identity.identify(cookie);
    expect(reads).toHaveBeenCalledTimes(1);
    clock.advance(1);
    await identity.identify(cookie);
    expect(reads).toHaveBeenCalledTimes(2);
  });

  it('[A7] a failed read is not remembered', async () => {
    const { identity, cookie, accounts } = await staffWorld();
    vi.spyOn(accounts, 'findSignIn').mockRejectedValueOnce(new Error('database away'));
    await expect(identity.identify(cookie)).rejects.toThrow('database away');
    expect((await identity.identify(cookie)).staff).not.toBeNull();
  });

  it('[A18] a cookie that this installation did not sign is not even looked up', async () => {
    const { identity, boss, accounts } = await staffWorld();
    const reads = vi.spyOn(accounts, 'findSignIn');
    for (const value of [boss.token, `staff:${boss.token}`, `staff:${boss.token}.signature`, '']) {
      expect((await identity.identify(`yst_staff=${value}`)).staff).toBeNull();
    }
    expect(reads).not.toHaveBeenCalled();
  });

  it('[A8] a notice says which sign-ins it ends', () => {
    const mine = { accountId: 'a_1', digest: 'one' };
    expect(endsSignIn({ accountId: 'a_1', digest: 'one', except: null }, mine)).toBe(true);
    expect(endsSignIn({ accountId: 'a_1', digest: 'two', except: null }, mine)).toBe(false);
    expect(endsSignIn({ accountId: 'a_1', digest: null, except: null }, mine)).toBe(true);
    expect(endsSignIn({ accountId: 'a_1', digest: null, except: 'one' }, mine)).toBe(false);
    expect(endsSignIn({ accountId: 'a_2', digest: null, except: null }, mine)).toBe(false);
  });
});
