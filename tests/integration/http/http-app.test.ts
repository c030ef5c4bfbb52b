/** What the HTTP side does around every route: origins, headers, addresses, errors, the client's files. */
import { mkdir, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { Router } from 'express';
import { describe, expect, it } from 'vitest';
import { clientAddress } from '#server/transport/http/client-address.ts';
import { goodPassword } from '#tests/support/account-fakes.ts';
import { bossOf, httpWorld } from '#tests/support/http-world.ts';
import { tempDir } from '#tests/support/temp-dir.ts';

const json = { 'content-type': 'application/json' };

/** Asks without what `fetch` adds by itself: it turns a conditional request into an unconditional one. */
async function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
  const request = get(url, { headers, agent: false });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
  });
  response.resume();
  return response.statusCode;
}

describe('requests that other sites start', () => {
  it('are refused before anything happens', async () => {
    await using world = await httpWorld();
    const boss = await bossOf(world);
    const body = JSON.stringify({ name: '水务局' });
    for (const origin of [
      ...['https://evil.example', 'null', 'http://127.0.0.1', `http://127.0.0.1:${world.port}.evil.example`],
      ...[
        `http://evil.example:${world.port}`,
        `ftp://127.0.0.1:${world.port}`,
        `${world.origin}/`,
        'nonsense',
      ],
    ]) {
      const answer = await boss.send('POST', '/api/admin/units', { headers: { ...json, origin }, body });
      expect(answer, origin).toMatchObject({ status: 403, body: { ok: false, code: 'bad_origin' } });
    }
    const none = await boss.send('POST', '/api/admin/units', { headers: json, body });
    expect(none).toMatchObject({ status: 403, body: { code: 'bad_origin' } });
    expect((await boss.get('/api/units')).body).toEqual([]);
    const forwarded = { ...json, origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' };
    expect(await boss.send('POST', '/api/admin/units', { headers: forwarded, body })).toMatchObject({
      status: 403,
    });
    expect(await boss.send('DELETE', '/api/units', { headers: json })).toMatchObject({ status: 403 });
  });

  it('pass from listed origins, and from the host that a trusted proxy names', async () => {
    await using world = await httpWorld({
      app: { trustProxy: ['127.0.0.1'], allowedOrigins: ['https://hall.example'] },
    });
    const boss = await bossOf(world);
    const units = (headers: Record<string, string>, name: string) =>
      boss.send('POST', '/api/admin/units', {
        headers: { ...json, ...headers },
        body: JSON.stringify({ name }),
      });
    expect(await units({ origin: 'https://hall.example' }, '一局')).toMatchObject({ status: 200 });
    const proxied = { origin: 'https://yst.example', 'x-forwarded-host': 'yst.example' };
    expect(await units(proxied, '二局')).toMatchObject({ status: 200 });
    expect(await units({ origin: 'https://other.example' }, '三局')).toMatchObject({ status: 403 });
  });

  it('over plain http are other sites when the page is served over https', async () => {
    await using world = await httpWorld({ app: { secure: true } });
    const headers = { ...json, origin: world.origin };
    const answer = await world.browser().send('POST', '/api/sign-out', { headers, body: '{}' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'bad_origin' } });
  });
});

describe('headers', () => {
  it('allow scripts of this server alone, camera and microphone, and its own socket', async () => {
    await using world = await httpWorld();
    const { headers } = await world.browser().get('/api/me');
    const csp = headers.get('content-security-policy') ?? '';
    expect(csp).toContain("script-src 'self';");
    expect(csp).toContain(`connect-src 'self' ws://127.0.0.1:${world.port};`);
    expect(csp).not.toMatch(/unsafe|\*|upgrade-insecure/);
    expect(headers.get('permissions-policy')).toContain('camera=(self), microphone=(self)');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
    for (const absent of [
      'x-powered-by',
      'strict-transport-security',
      'etag',
      'cross-origin-opener-policy',
    ]) {
      expect(headers.get(absent), absent).toBeNull();
    }
  });

  it('demand https only where that was asked for, and take further sources', async () => {
    await using world = await httpWorld({
      app: { secure: true, hsts: true, csp: { 'connect-src': ['https://cdn.example'] } },
    });
    const { headers } = await world.browser().get('/healthz');
    expect(headers.get('strict-transport-security')).toContain('max-age=');
    expect(headers.get('content-security-policy')).toContain(
      `connect-src 'self' wss://127.0.0.1:${world.port} https://cdn.example;`,
    );
  });

  it('set the device cookie at the first visit, and not with plain reads that caches may keep', async () => {
    await using world = await httpWorld({ world: { secureCookies: true } });
    const me = await world.browser().get('/api/me');
    const cookie = me.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^yst_device=device:p_.+HttpOnly; SameSite=Lax; Secure$/);
    expect((await world.browser().get('/api/units')).headers.get('set-cookie')).toBeNull();
    const form = await world.browser().post('/api/sign-in', { loginName: 'nobody', password: goodPassword });
    expect(form.headers.get('set-cookie')).toMatch(/^yst_device=/);
  });
});

describe('addresses of clients', () => {
  const tell = () =>
    Router().get('/api/address', (request, response) => void response.json(clientAddress(request)));
  const forged = { headers: { 'x-forwarded-for': '203.0.113.9, 198.51.100.7' } };

  it('are the peer’s, whatever the visitor claims', async () => {
    await using world = await httpWorld({ more: [tell()] });
    expect((await world.browser().send('GET', '/api/address', forged)).body).toBe('127.0.0.1');
  });

  it('are the last that the trusted proxy named', async () => {
    await using world = await httpWorld({ more: [tell()], app: { trustProxy: 1 } });
    expect((await world.browser().send('GET', '/api/address', forged)).body).toBe('198.51.100.7');
  });

  it('have a budget of their own', async () => {
    const asked: string[] = [];
    const takeAddress = async (address: string) => {
      asked.push(address);
      return asked.length > 2 ? 1500 : 0;
    };
    await using world = await httpWorld({ app: { takeAddress } });
    const browser = world.browser();
    await browser.get('/api/me');
    await browser.get('/api/me');
    const third = await browser.get('/api/me');
    expect(third).toMatchObject({ status: 429, body: { ok: false, code: 'too_fast', retryAfterMs: 1500 } });
    expect(third.headers.get('retry-after')).toBe('2');
    expect(await browser.get('/healthz')).toMatchObject({ status: 200 });
    expect(asked).toEqual(Array(3).fill('127.0.0.1'));
  });

  it('[KR15] have the same budget for captions and chapters, not for the files beside them', async () => {
    await using world = await httpWorld({ app: { takeAddress: async () => 1500 } });
    const browser = world.browser();
    for (const name of ['captions.vtt', 'captions.srt', 'chapters.vtt', 'Chapters.VTT']) {
      const refused = { status: 429, body: { code: 'too_fast' } };
      expect(await browser.get(`/media/s_session1/${name}`), name).toMatchObject(refused);
    }
    expect(await browser.get('/media/s_session1/hls/live.m3u8')).toMatchObject({ status: 404 });
  });
});

describe('errors', () => {
  const faulty = () =>
    Router()
      .get('/api/fails/:secret', () => {
        throw new Error('select password_hash from accounts');
      })
      .get('/api/rejects', () => Promise.reject(new TypeError('undefined is not a function')))
      .get('/api/throws-text', () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- libraries do this
        throw 'text';
      })
      .get('/api/half', (_request, response) => {
        response.write('half of');
        throw new Error('too late');
      });

  it('are masked, logged with the id that the visitor sees, and without the secrets of the address', async () => {
    await using world = await httpWorld({ more: [faulty()] });
    const browser = world.browser();
    for (const path of ['/api/fails/7F3K-29QD', '/api/rejects', '/api/throws-text']) {
      const answer = await browser.get(path);
      expect(answer).toMatchObject({ status: 500, body: { ok: false, code: 'internal', detail: /^e_/ } });
      expect(Object.keys(JSON.parse(answer.text))).toEqual(['ok', 'code', 'detail']);
      const line = world.log.lines.at(-1);
      expect(line).toMatchObject({
        level: 'error',
        fields: { id: JSON.parse(answer.text).detail, method: 'GET' },
      });
    }
    expect(world.log.lines.filter(({ level }) => level === 'error')).toHaveLength(3);
    expect(JSON.stringify(world.log.lines)).not.toContain('7F3K');
    expect(JSON.stringify(world.log.lines)).toContain('password_hash');
  });

  it('in the middle of an answer break it off', async () => {
    await using world = await httpWorld({ more: [faulty()] });
    await expect(world.browser().get('/api/half')).rejects.toThrow();
    expect(await world.browser().get('/healthz')).toMatchObject({ status: 200 });
  });

  it('of unknown addresses are JSON', async () => {
    await using world = await httpWorld();
    for (const path of ['/api', '/api/', '/api/nothing', '/nothing']) {
      expect(await world.browser().get(path), path).toMatchObject({
        status: 404,
        body: { ok: false, code: 'not_found' },
      });
    }
    expect(await world.browser().post('/api/me')).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});

describe('the client’s files', () => {
  async function clientDir(path: string) {
    await mkdir(join(path, 'assets'));
    const script = `console.log(${JSON.stringify('议事厅'.repeat(2000))});`;
    await Promise.all([
      writeFile(join(path, 'index.html'), '<!doctype html><title>议事厅</title>'),
      writeFile(join(path, 'favicon.svg'), '<svg/>'),
      writeFile(join(path, 'assets/app-B1k_9xQz.js'), script),
      writeFile(join(path, 'assets/app-B1k_9xQz.js.br'), brotliCompressSync(script)),
      writeFile(join(path, 'assets/other-C2k_9xQz.css'), `.a{color:red}${' '.repeat(5000)}`),
    ]);
    return script;
  }

  it('are kept for a year when their name says what is in them; the page is asked for again', async () => {
    await using dir = await tempDir('client');
    const script = await clientDir(dir.path);
    await using world = await httpWorld({ app: { clientDir: dir.path } });
    const load = (path: string, encoding = 'identity') =>
      world.browser().send('GET', path, { headers: { 'accept-encoding': encoding } });
    const plain = await load('/assets/app-B1k_9xQz.js');
    expect(plain.text).toBe(script);
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(plain.headers.get('content-encoding')).toBeNull();
    const packed = await load('/assets/app-B1k_9xQz.js', 'gzip, br');
    expect(packed.text).toBe(script);
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect(packed.headers.get('content-type')).toContain('javascript');
    expect(packed.headers.get('vary')).toContain('Accept-Encoding');
    const style = await load('/assets/other-C2k_9xQz.css', 'gzip');
    expect(style.headers.get('content-encoding')).toBe('gzip');
    const page = await load('/');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('etag')).toMatch(/^W\/".+"$/);
    expect(await statusOf(`${world.origin}/`, { 'if-none-match': page.headers.get('etag') ?? '' })).toBe(304);
    expect((await load('/favicon.svg')).headers.get('cache-control')).toBe('no-cache');
  });

  it('are one page for every address of the product; unknown ones say 404 with it', async () => {
    await using dir = await tempDir('client');
    await clientDir(dir.path);
    await using world = await httpWorld({ app: { clientDir: dir.path } });
    const browser = world.browser();
    for (const path of [
      '/',
      '/s/ABC234',
      '/desk',
      '/desk/s/ABC234',
      '/wall/ABC234',
      '/ledger',
      '/replay/ABC234',
      '/track/7F3K-29QD-M4XV',
    ]) {
      const page = await browser.get(path);
      expect(page.status, path).toBe(200);
      expect(page.text).toContain('<title>议事厅');
    }
    const unknown = await browser.get('/nothing/here');
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain('<title>议事厅');
    for (const path of [
      ...[
        '/assets/gone-B1k_9xQz.js',
        '/assets/app-B1k_9xQz.js.br',
        '/../package.json',
        '/..%2f..%2fpackage.json',
      ],
      ...['/%2e%2e/package.json', '/assets/%00.js', '/api/nothing'],
    ]) {
      const missing = await browser.get(path);
      expect(missing, path).toMatchObject({ status: 404, body: { ok: false, code: 'not_found' } });
    }
    expect(await browser.post('/s/ABC234')).toMatchObject({ status: 404 });
  });

  it('may be missing: the interface works, pages say so', async () => {
    await using world = await httpWorld({ app: { clientDir: '/nowhere/at/all' } });
    expect(await world.browser().get('/api/me')).toMatchObject({ status: 200 });
    expect(await world.browser().get('/')).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});
