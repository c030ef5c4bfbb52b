/** A listening HTTP server on memory, and browsers with cookie jars that talk to it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Router } from 'express';
import { createAccountRoutes } from '#server/transport/http/account-routes.ts';
import { createAdminRoutes } from '#server/transport/http/admin-routes.ts';
import { createHttpApp, type HttpAppOptions } from '#server/transport/http/create-http-app.ts';
import { createHealthRoute } from '#server/transport/http/health-route.ts';
import { createVerificationRoutes } from '#server/transport/http/verification-routes.ts';
import { type AccountWorldOptions, accountWorld, goodPassword } from './account-fakes.ts';
import { freePort } from './free-port.ts';

type AppOptions = Partial<Omit<HttpAppOptions, 'routers' | 'identity' | 'log' | 'ids'>>;

/** What came back, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed when it is JSON, else undefined. */
  readonly body: unknown;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A browser: keeps cookies, and sends what a page of this server would send. */
export function browserOf(origin: string) {
  const jar = new Map<string, string>();

  const send = async (method: string, path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = new Headers(init.headers);
    if (jar.size > 0 && !headers.has('cookie')) {
      headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    const response = await fetch(`${origin}${path}`, { ...init, method, headers });
    for (const cookie of response.headers.getSetCookie()) keep(cookie);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  };

  const keep = (cookie: string) => {
    const [pair = '', ...attributes] = cookie.split('; ');
    const at = pair.indexOf('=');
    if (attributes.includes('Max-Age=0')) jar.delete(pair.slice(0, at));
    else jar.set(pair.slice(0, at), pair.slice(at + 1));
  };

  const json = { 'content-type': 'application/json', origin };
  return {
    jar,
    send,
    get: (path: string) => send('GET', path),
    post: (path: string, body: unknown = {}) =>
      send('POST', path, { headers: json, body: JSON.stringify(body) }),
    patch: (path: string, body: unknown) =>
      send('PATCH', path, { headers: json, body: JSON.stringify(body) }),
    /** Text as it is, for what is no JSON. */
    postText: (path: string, body: string) => send('POST', path, { headers: json, body }),
  };
}

export type Browser = ReturnType<typeof browserOf>;

/** Starts a server with the routes of accounts and `more`; disposing stops it. */
export async function httpWorld(
  options: {
    readonly world?: AccountWorldOptions;
    readonly app?: AppOptions;
    readonly more?: readonly Router[];
  } = {},
) {
  const world = accountWorld(options.world);
  const { service: accounts, identity, verification, log, ids } = world;
  const app = createHttpApp({
    routers: [
      createAccountRoutes({ accounts, identity }),
      createAdminRoutes({ accounts }),
      createVerificationRoutes({ verification, identity }),
      createHealthRoute({ media: () => false, store: async () => 0 }),
      ...(options.more ?? []),
    ],
    identity,
    log,
    ids,
    clientDir: null,
    secure: false,
    ...options.app,
  });
  const server = createServer(app);
  const port = await freePort();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${port}`;
  return {
    ...world,
    origin,
    port,
    browser: () => browserOf(origin),
    [Symbol.asyncDispose]: async () => {
      verification.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export type HttpWorld = Awaited<ReturnType<typeof httpWorld>>;

/** A browser in which the first administrator is signed in. */
export async function bossOf(world: HttpWorld): Promise<Browser> {
  const boss = world.browser();
  const set = await boss.post('/api/setup', {
    ...{ token: await world.service.setupToken(), tenantName: '乐安县政协' },
    ...{ loginName: 'boss', name: '王主任', password: goodPassword },
  });
  if (set.status !== 200) throw new Error(set.text);
  return boss;
}

/** A browser in which a new member of staff is signed in. */
export async function staffOf(
  world: HttpWorld,
  boss: Browser,
  invite: { role: string; unitId: string | null },
) {
  const loginName = `staff-${world.ids.id('n').slice(-4)}`;
  const browser = world.browser();
  const joined = await browser.post(await inviteOf(boss, invite), {
    ...{ loginName, name: '李莉', password: goodPassword },
  });
  if (joined.status !== 200) throw new Error(joined.text);
  return { browser, loginName };
}

/** The address under /api of a new invitation. */
export async function inviteOf(
  boss: Browser,
  invite: { role: string; unitId: string | null },
): Promise<string> {
  const made = await boss.post('/api/admin/invites', { ...invite, name: '新同事' });
  const path = /"path":"\/join\/([^"]+)"/.exec(made.text)?.[1];
  if (path === undefined) throw new Error(made.text);
  return `/api/invites/${path}`;
}
