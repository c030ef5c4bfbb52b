/** Thousands of generated wrong requests: all refused with a reason, nothing stored, nothing broken. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REFUSALS } from '#shared/kernel/refusals.ts';
import { goodPassword } from '#tests/support/account-fakes.ts';
import { type Answer, type Browser, bossOf, type HttpWorld, httpWorld } from '#tests/support/http-world.ts';

const forms = [
  ['POST', '/api/sign-in'],
  ['POST', '/api/password'],
  ['POST', '/api/setup'],
  ['POST', '/api/invites/aaaaaaaaaaaaaaaaaaaaaaaa'],
  ['POST', '/api/verification'],
  ['POST', '/api/verification/confirm'],
  ['POST', '/api/admin/units'],
  ['PATCH', '/api/admin/units/u_00000001'],
  ['PATCH', '/api/admin/accounts/a_00000001'],
  ['POST', '/api/admin/invites'],
] as const;
const fields = [
  'loginName',
  'password',
  'current',
  'next',
  'token',
  'tenantName',
  'name',
  'phone',
  'code',
  'role',
];
const moreFields = ['unitId', 'disabled', '__proto__', 'constructor', 'prototype', 'toString', 'length'];

/** Texts that break careless programs. */
const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    ...[
      '',
      ' ',
      '\u0000',
      '\u202Eevil\u202C',
      '\u2066x\u2069',
      '\uD800',
      '\uFEFF',
      '👨‍👩‍👧‍👦',
      'ǅ',
      '%00',
      '../../etc/passwd',
    ],
    ...["' OR 1=1 --", '<img src=x onerror=alert(1)>', '{{7*7}}', '__proto__', 'null', 'NaN', '1e999'],
  ),
  fc.integer({ min: 100, max: 15_000 }).map((length) => '长'.repeat(length)),
);
const hostileValue = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, [], {}, [[[[]]]], {
    __proto__: { role: 'administrator' },
  }),
  fc.integer({ min: 10, max: 3000 }).map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth))),
  fc.array(hostileText, { maxLength: 5 }),
  fc.dictionary(hostileText, hostileText, { maxKeys: 5 }),
);
const hostileBody = fc.oneof(
  fc.dictionary(fc.constantFrom(...fields, ...moreFields), hostileValue, { maxKeys: 8 }),
  hostileValue,
);
const form = fc.constantFrom(...forms);

/** Reads that answer everybody. */
const READABLE = /^\/+api\/+(me|site|sessions|ledger)\/*(\?|$)/i;
const known = new Set(Object.keys(REFUSALS));

/** A refusal of the closed list with a status below 500, and nothing of our insides. */
function expectRefused(answer: Answer): void {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body).toMatchObject({ ok: false, code: expect.any(String) });
  expect(known.has(String(/"code":"(\w+)"/.exec(answer.text)?.[1]))).toBe(true);
  expect(answer.text.length).toBeLessThan(600);
  expect(answer.text).not.toMatch(/node_modules|\.ts:|at \w+ \(|SyntaxError|Zod/);
}

describe('hostile input', () => {
  let world: HttpWorld;
  let boss: Browser;

  beforeAll(async () => {
    world = await httpWorld();
    boss = await bossOf(world);
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
  });

  /** Everything that is stored, as text. */
  const stored = async () => {
    const tenants = await world.accounts.listTenants();
    const [tenant] = tenants;
    const units = await world.accounts.listUnits(tenant?.id ?? '');
    const accounts = await world.accounts.listAccounts(tenant?.id ?? '');
    // Failures of sign-in are counted by design.
    const counted = { failedAttempts: 0, lockedUntil: null };
    return JSON.stringify([tenants, units, accounts.map((account) => ({ ...account, ...counted }))]);
  };

  const expectQuiet = async (run: () => Promise<void>) => {
    const before = await stored();
    await run();
    expect(await stored()).toBe(before);
    expect(world.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(world.sent).toEqual([]);
    expect(Object.prototype).not.toHaveProperty('role');
  };

  it('in the fields of every form, from anybody, is refused and stores nothing', { timeout: 120_000 }, () =>
    expectQuiet(() =>
      fc.assert(
        fc.asyncProperty(form, hostileBody, fc.boolean(), async ([method, path], body, signedIn) => {
          const browser = signedIn ? boss : world.browser();
          expectRefused(await (method === 'POST' ? browser.post(path, body) : browser.patch(path, body)));
        }),
        {
          numRuns: 1000,
          examples: [
            [['POST', '/api/admin/units'], JSON.parse('{"name":"水务局","__proto__":{"role":1}}'), true],
            [
              ['POST', '/api/admin/units'],
              JSON.parse('{"name":"水务局","constructor":{"prototype":{}}}'),
              true,
            ],
            [['POST', '/api/admin/units'], { name: '\u202E\u200B \u0000' }, true],
            [['POST', '/api/admin/invites'], { role: 'system', unitId: null, name: '某人' }, true],
            [['POST', '/api/admin/invites'], { role: '__proto__', unitId: null, name: '某人' }, true],
            [
              ['POST', '/api/admin/invites'],
              { role: 'department', unitId: 'u_00000001', name: '某人' },
              true,
            ],
            [['PATCH', '/api/admin/accounts/a_00000001'], { disabled: 'true' }, true],
            [['POST', '/api/sign-in'], { loginName: { $ne: null }, password: { $ne: null } }, false],
            [['POST', '/api/sign-in'], { loginName: ['boss'], password: [goodPassword] }, false],
          ],
        },
      ),
    ),
  );

  it('that is no JSON, or none that we take, is a bad request', { timeout: 120_000 }, () =>
    expectQuiet(() =>
      fc.assert(
        fc.asyncProperty(form, fc.string({ unit: 'binary', maxLength: 200 }), async ([, path], text) => {
          expectRefused(await boss.postText(path, text));
        }),
        {
          numRuns: 500,
          examples: ['{', '', 'null', '"a"', '{"a":1,}', '[', '\u0000', '{"a":'].map(
            (text): [(typeof forms)[number], string] => [forms[6], text],
          ),
        },
      ),
    ),
  );

  it.each(['/api/invites/', '/api/admin/units/', '/api/', '/api/guest/', '/'])(
    'in the address after %s is refused',
    { timeout: 120_000 },
    (start) =>
      expectQuiet(() =>
        fc.assert(
          fc.asyncProperty(hostileText, fc.boolean(), async (text, encoded) => {
            // A lone surrogate cannot even be written into an address.
            const end = encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '').slice(0, 300));
            const path = start + (encoded ? end : end.replaceAll('%25', '%').replaceAll('%2F', '/'));
            fc.pre(!/^\/+(\?|$)/.test(path));
            // Chance finds words that are real addresses, too.
            fc.pre(!READABLE.test(path));
            const answer = await boss.get(path);
            expect(answer.status).toBeGreaterThanOrEqual(400);
            expect(answer.status).toBeLessThan(500);
            expect(answer.text).not.toMatch(/node_modules|\.ts:/);
          }),
          {
            numRuns: 300,
            examples: [
              ['%', false],
              ['%ff', false],
              ['%00', false],
              ['..%2f..%2f', false],
            ],
          },
        ),
      ),
  );

  it('in cookies makes a new person and nothing else', { timeout: 120_000 }, () =>
    expectQuiet(() =>
      fc.assert(
        fc.asyncProperty(fc.stringMatching(/^[!-~]{0,300}$/), fc.boolean(), async (value, staff) => {
          const cookie = `${staff ? 'yst_staff' : 'yst_device'}=${value}`;
          const answer = await world.browser().send('GET', '/api/me', { headers: { cookie } });
          expect(answer.body).toMatchObject({ staff: null, verified: false });
        }),
        { numRuns: 300 },
      ),
    ),
  );

  it('of 64 KB and one byte is too large, by its length and by what arrives', () =>
    expectQuiet(async () => {
      const text = JSON.stringify({ loginName: 'x'.repeat(64 * 1024) });
      const answer = await boss.postText('/api/sign-in', text);
      expect(answer).toMatchObject({ status: 413, body: { ok: false, code: 'too_large' } });
      const headers = { 'content-type': 'application/json', origin: world.origin };
      const stream = new Blob([text]).stream();
      const chunked = { headers, body: stream, duplex: 'half' } satisfies RequestInit & { duplex: 'half' };
      expect(await boss.send('POST', '/api/sign-in', chunked)).toMatchObject({ status: 413 });
    }));

  it('that is compressed, or in another charset, is refused unread', () =>
    expectQuiet(async () => {
      const headers = { 'content-type': 'application/json', origin: world.origin };
      for (const more of [
        { 'content-encoding': 'gzip' },
        { 'content-encoding': 'nonsense' },
        { 'content-type': 'application/json; charset=nonsense' },
        { 'content-type': 'text/plain' },
        { 'content-type': 'application/x-www-form-urlencoded' },
        { 'content-type': 'multipart/form-data; boundary=x' },
        { 'content-type': 'application/jsonx' },
      ]) {
        const answer = await boss.send('POST', '/api/admin/units', {
          headers: { ...headers, ...more },
          body: '{"name":"水务局"}',
        });
        expect(answer, JSON.stringify(more)).toMatchObject({ status: 400, body: { code: 'bad_request' } });
      }
    }));

  it('leaves the server as it was', async () => {
    expect(await boss.get('/api/me')).toMatchObject({ status: 200, body: { staff: { name: '王主任' } } });
    expect(await boss.post('/api/admin/units', { name: '水务局' })).toMatchObject({ status: 200 });
    expect(await world.browser().get('/healthz')).toMatchObject({
      status: 200,
      body: { ok: true, media: false },
    });
  });
});
