/** The story of accounts over HTTP: set-up, invitation, joining, signing in, lockout, password, signing out. */
import { describe, expect, it } from 'vitest';
import { createMemoryRateLimits } from '#server/adapters/memory/rate-limits.ts';
import { STAFF_ROLES } from '#shared/kernel/roles.ts';
import { goodPassword } from '#tests/support/account-fakes.ts';
import { bossOf, type HttpWorld, httpWorld, inviteOf, staffOf } from '#tests/support/http-world.ts';

const minute = 60_000;
const anotherPassword = '另一句很长的新口令二〇二六';

async function unitOf(world: HttpWorld, boss: Awaited<ReturnType<typeof bossOf>>, name = '水务局') {
  await boss.post('/api/admin/units', { name });
  const [unit] = await world.accounts.listUnits((await world.accounts.listTenants())[0]?.id ?? '');
  return unit?.id ?? '';
}

describe('the story of an account', () => {
  it('[A1] begins with the one-time link of the log', async () => {
    await using world = await httpWorld();
    const visitor = world.browser();
    expect((await visitor.get('/api/me')).body).toMatchObject({
      needsSetup: true,
      staff: null,
      verified: false,
    });
    const token = await world.service.setupToken();
    const body = {
      token,
      tenantName: '乐安县政协',
      loginName: 'Boss',
      name: ' 王主任 ',
      password: goodPassword,
    };
    const set = await visitor.post('/api/setup', body);
    expect(set).toMatchObject({
      status: 200,
      body: { ok: true, value: { needsSetup: false, staff: { role: 'administrator', name: '王主任' } } },
    });
    expect((await visitor.get('/api/me')).body).toMatchObject({ staff: { tenantName: '乐安县政协' } });
    expect(await world.browser().post('/api/setup', body)).toMatchObject({
      status: 410,
      body: { ok: false, code: 'invite_invalid' },
    });
  });

  it('[A11] goes on with an invitation to a department', async () => {
    await using world = await httpWorld();
    const boss = await bossOf(world);
    const unitId = await unitOf(world, boss);
    const link = await inviteOf(boss, { role: 'department', unitId });
    const officer = world.browser();
    expect(await officer.get(link)).toMatchObject({
      status: 200,
      body: { tenantName: '乐安县政协', role: 'department', unitName: '水务局', name: '新同事' },
    });
    const request = { loginName: 'lili', name: '李莉', password: goodPassword };
    expect(await officer.post(link, { ...request, password: 'short' })).toMatchObject({
      status: 422,
      body: { code: 'weak_password' },
    });
    expect(await officer.post(link, request)).toMatchObject({
      body: { value: { staff: { role: 'department', unitId, unitName: '水务局' } } },
    });
    expect((await officer.get('/api/units')).body).toEqual([{ id: unitId, name: '水务局' }]);
    expect(await world.browser().get(link)).toMatchObject({ status: 410 });
    expect(await world.browser().get('/api/units')).toMatchObject({ status: 401 });
  });

  it('[A11] an invitation raced by twenty browsers makes one account', async () => {
    await using world = await httpWorld();
    const link = await inviteOf(await bossOf(world), { role: 'reviewer', unitId: null });
    const joined = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        world.browser().post(link, { loginName: `person${at}`, name: '李莉', password: goodPassword }),
      ),
    );
    expect(joined.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(joined.filter(({ status }) => status === 410)).toHaveLength(19);
    expect(await world.accounts.countAccounts()).toBe(2);
  });

  it('[A3] five failures lock, with the time to wait', async () => {
    await using world = await httpWorld();
    await bossOf(world);
    const browser = world.browser();
    const signIn = (password: string) => browser.post('/api/sign-in', { loginName: 'boss', password });
    for (let tried = 0; tried < 4; tried += 1) {
      expect(await signIn('not the password')).toMatchObject({
        status: 401,
        body: { code: 'wrong_credentials' },
      });
    }
    const locked = await signIn('not the password');
    expect(locked).toMatchObject({ status: 423, body: { code: 'locked_out', retryAfterMs: 15 * minute } });
    expect(locked.headers.get('retry-after')).toBe('900');
    expect(await signIn(goodPassword)).toMatchObject({ status: 423 });
    world.clock.advance(15 * minute);
    expect(await signIn(goodPassword)).toMatchObject({
      status: 200,
      body: { value: { staff: { name: '王主任' } } },
    });
  });

  it('[A8] a new password signs the other browsers out', async () => {
    await using world = await httpWorld();
    const boss = await bossOf(world);
    const elsewhere = world.browser();
    await elsewhere.post('/api/sign-in', { loginName: 'boss', password: goodPassword });
    expect((await elsewhere.get('/api/me')).body).toMatchObject({ staff: { role: 'administrator' } });
    const change = { current: goodPassword, next: anotherPassword };
    expect(await boss.post('/api/password', change)).toMatchObject({ status: 200, body: { ok: true } });
    expect((await elsewhere.get('/api/me')).body).toMatchObject({ staff: null });
    expect((await boss.get('/api/me')).body).toMatchObject({ staff: { role: 'administrator' } });
    const old = await elsewhere.post('/api/sign-in', { loginName: 'boss', password: goodPassword });
    expect(old.status).toBe(401);
    expect(await world.browser().post('/api/password', change)).toMatchObject({ status: 401 });
  });

  it('[A7] signing out ends the sign-in on the server, not only in the browser', async () => {
    await using world = await httpWorld();
    const boss = await bossOf(world);
    const cookie = [...boss.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const { personId } = JSON.parse((await boss.get('/api/me')).text);
    const out = await boss.post('/api/sign-out');
    expect(out).toMatchObject({ status: 200, body: { ok: true, value: { staff: null, personId } } });
    expect(boss.jar.has('yst_staff')).toBe(false);
    const thief = await world.browser().send('GET', '/api/me', { headers: { cookie } });
    expect(thief.body).toMatchObject({ staff: null, personId });
    expect(await boss.post('/api/sign-out')).toMatchObject({ status: 200 });
  });

  it('[A7] signing in again ends the sign-in before', async () => {
    await using world = await httpWorld();
    const boss = await bossOf(world);
    const before = boss.jar.get('yst_staff') ?? '';
    await boss.post('/api/sign-in', { loginName: 'boss', password: goodPassword });
    const thief = await world
      .browser()
      .send('GET', '/api/me', { headers: { cookie: `yst_staff=${before}` } });
    expect(thief.body).toMatchObject({ staff: null });
    expect((await boss.get('/api/me')).body).toMatchObject({ staff: { role: 'administrator' } });
  });

  it('[A13] disabling an account ends its sign-ins', async () => {
    await using world = await httpWorld();
    const boss = await bossOf(world);
    const { browser, loginName } = await staffOf(world, boss, { role: 'reviewer', unitId: null });
    expect((await browser.get('/api/me')).body).toMatchObject({ staff: { role: 'reviewer' } });
    const account = await world.accounts.findByLoginName(loginName);
    const path = `/api/admin/accounts/${account?.id ?? ''}`;
    const disabled = await boss.patch(path, { disabled: true });
    expect(disabled).toMatchObject({ status: 200, body: { ok: true, value: [{}, { disabled: true }] } });
    expect((await browser.get('/api/me')).body).toMatchObject({ staff: null });
    const bossId = (await world.accounts.findByLoginName('boss'))?.id ?? '';
    expect(await boss.patch(`/api/admin/accounts/${bossId}`, { disabled: true })).toMatchObject({
      status: 409,
    });
  });

  it('[A19] the eleventh attempt within a minute is too fast', async () => {
    const rateLimits = createMemoryRateLimits();
    await using world = await httpWorld({ world: { rateLimits } });
    const browser = world.browser();
    const attempts = Array.from({ length: 11 }, (_, at) =>
      browser.post('/api/sign-in', { loginName: `nobody${at}`, password: 'whatever it is' }),
    );
    const statuses = (await Promise.all(attempts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    await rateLimits.close();
  });

  it('[A16] a citizen verifies the device with a code', async () => {
    await using world = await httpWorld();
    const citizen = world.browser();
    const before = JSON.parse((await citizen.get('/api/me')).text);
    const asked = await citizen.post('/api/verification', { phone: '13900001234' });
    expect(asked).toMatchObject({ status: 200, body: { ok: true, value: {} } });
    const code = world.sent[0]?.code ?? '';
    expect(await world.browser().post('/api/verification/confirm', { code })).toMatchObject({ status: 401 });
    expect(await citizen.post('/api/verification/confirm', { code })).toMatchObject({ status: 200 });
    expect((await citizen.get('/api/me')).body).toEqual({ ...before, verified: true });
    expect(await citizen.post('/api/verification', { phone: '13900001234' })).toMatchObject({ status: 429 });
    expect(await citizen.post('/api/verification', { phone: '110' })).toMatchObject({ status: 400 });
  });

  it('[A15] the device stays the same person, from its first form on', async () => {
    await using world = await httpWorld();
    const citizen = world.browser();
    await citizen.post('/api/verification', { phone: '13900001234' });
    const first = JSON.parse((await citizen.get('/api/me')).text);
    expect(JSON.parse((await citizen.get('/api/me')).text).personId).toBe(first.personId);
    citizen.jar.set('yst_device', (citizen.jar.get('yst_device') ?? '').replace('device:p_0', 'device:p_1'));
    expect(JSON.parse((await citizen.get('/api/me')).text).personId).not.toMatch(/^p_1/);
  });
});

describe('what only an administrator may', () => {
  const requests = [
    ['POST', '/api/admin/units', { name: '住建局' }],
    ['PATCH', '/api/admin/units/u_00000009', { name: '住建局' }],
    ['GET', '/api/admin/accounts', undefined],
    ['PATCH', '/api/admin/accounts/a_00000003', { disabled: true }],
    ['POST', '/api/admin/invites', { role: 'administrator', unitId: null, name: '自己' }],
    ['POST', '/api/admin/units', { rubbish: true }],
  ] as const;

  it('[A10] is refused to everybody else', async () => {
    await using world = await httpWorld();
    const boss = await bossOf(world);
    const unitId = await unitOf(world, boss);
    const others = STAFF_ROLES.filter((role) => role !== 'administrator');
    const walkers = [{ role: 'citizen', browser: world.browser() }];
    for (const role of others) {
      const { browser } = await staffOf(world, boss, { role, unitId: role === 'department' ? unitId : null });
      walkers.push({ role, browser });
    }
    const accounts = await world.accounts.countAccounts();
    for (const { role, browser } of walkers) {
      const expected =
        role === 'citizen' ? { status: 401 } : { status: 403, body: { ok: false, code: 'forbidden' } };
      for (const [method, path, body] of requests) {
        const answer = await (body === undefined ? browser.get(path) : send(browser, method, path, body));
        expect(answer, `${role} ${method} ${path}`).toMatchObject(expected);
      }
    }
    expect(await world.accounts.countAccounts()).toBe(accounts);
    const tenantId = (await world.accounts.listTenants())[0]?.id ?? '';
    expect(await world.accounts.listUnits(tenantId)).toMatchObject([{ name: '水务局' }]);
    const list = await world.accounts.listAccounts(tenantId);
    expect(list.filter(({ disabled }) => disabled)).toEqual([]);
  });

  it('[A10] is done for an administrator', async () => {
    await using world = await httpWorld();
    const boss = await bossOf(world);
    const unitId = await unitOf(world, boss);
    expect(await boss.post('/api/admin/units', { name: '水务局' })).toMatchObject({ status: 409 });
    expect(await boss.patch(`/api/admin/units/${unitId}`, { name: '水利局' })).toMatchObject({
      body: { ok: true, value: { id: unitId, name: '水利局' } },
    });
    expect(await boss.patch('/api/admin/units/u_unknown1', { name: '别的' })).toMatchObject({ status: 404 });
    expect(await boss.patch('/api/admin/units/..%2f', { name: '别的' })).toMatchObject({ status: 404 });
    const list = await boss.get('/api/admin/accounts');
    expect(list).toMatchObject({
      status: 200,
      body: [{ loginName: 'boss', locked: false, disabled: false }],
    });
    expect(list.text).not.toMatch(/hash/i);
    const made = await boss.post('/api/admin/invites', { role: 'department', unitId, name: '新同事' });
    expect(made.body).toMatchObject({ ok: true, value: { expiresAt: '2026-03-08T08:00:00.000Z' } });
  });
});

function send(
  browser: ReturnType<HttpWorld['browser']>,
  method: 'POST' | 'PATCH' | 'GET',
  path: string,
  body: unknown,
) {
  return method === 'PATCH' ? browser.patch(path, body) : browser.post(path, body);
}
