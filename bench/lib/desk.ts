/** What staff do before a benchmark begins, by the product's own HTTP interface. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CommandName, PayloadOf } from '#shared/contract/catalogue.ts';
import type { Product } from './product.ts';

const resultSchema = z.object({ ok: z.literal(true), value: z.unknown() });

export interface Desk {
  readonly sessionId: string;
  readonly code: string;
  /** Carries out a command as staff; throws when it is refused. */
  command<N extends CommandName>(name: N, payload: PayloadOf<N>): Promise<unknown>;
}

async function post(url: string, path: string, cookie: string, body: object): Promise<Response> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response;
}

/** Creates the administrator and a live session in which nothing waits for review. */
export async function openLiveSession(product: Product): Promise<Desk> {
  const url = `http://${product.host}:${product.port}`;
  const setUp = await post(url, '/api/setup', '', {
    token: product.token,
    tenantName: '安宁县政协',
    loginName: 'bench-admin',
    name: '管理员',
    password: 'a-long-enough-passphrase',
  });
  const cookie = setUp.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  let sessionId: string | undefined;
  const command = async (name: string, payload: object): Promise<unknown> => {
    const place = sessionId === undefined ? {} : { sessionId };
    const body = { ...place, as: 'staff', name, commandId: randomUUID(), payload };
    const response = await post(url, '/api/commands', cookie, body);
    return resultSchema.parse(await response.json()).value;
  };
  const created = await command('sessions:create', {
    title: '水电气计价与安全管理',
    kind: 'consultation',
    topic: '居民用水用电用气的计价、抄表与安全检查',
    scheduledAt: new Date(Date.now() + 3_600_000).toISOString(),
    unitIds: [],
    agenda: [{ id: 'open', kind: 'opening', title: '开场', minutes: 10 }],
    policy: { guests: 'comment', reviewQuestions: false, reviewComments: false },
  });
  const session = z.object({ sessionId: z.string(), code: z.string() }).parse(created);
  sessionId = session.sessionId;
  await command('sessions:announce', {});
  await command('sessions:start', {});
  return { ...session, command };
}
