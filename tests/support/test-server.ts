/** A whole server on a free port for tests: real HTTP and sockets, SQLite or memory stores, a behaving media fake. */
import { createFakeMediaPlane } from '#server/adapters/memory/fake-media-plane.ts';
import { createPinoLog } from '#server/adapters/node/log.ts';
import { compose, type Overrides } from '#server/compose.ts';
import { type Config, readConfig } from '#server/config.ts';
import type { StaffRole } from '#shared/kernel/roles.ts';
import { HttpClient } from './http-client.ts';
import { RoomClient } from './room-client.ts';
import { tempDir } from './temp-dir.ts';

export const PASSWORD = 'a long enough password';

export interface TestServerOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly overrides?: Overrides;
}

/** Checked configuration for a test; ports are free ones. */
export function testConfig(environment: Readonly<Record<string, string>>): Config {
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    MEDIA_PORT: '0',
    LOG_LEVEL: 'silent',
    RATE_FACTOR: '1000',
    RTMP_PORT: 'off',
    HLS: 'off',
    ...environment,
  });
  if ('fault' in config) throw new Error(config.fault);
  return config;
}

export async function startTestServer(options: TestServerOptions = {}) {
  const directory = await tempDir('server');
  const server = await compose(testConfig({ DATA_DIR: directory.path, ...options.environment }), {
    clientDir: null,
    mediaPlane: createFakeMediaPlane(),
    log: createPinoLog({ level: 'silent' }),
    ...options.overrides,
  });
  const url = server.url.replace('localhost', '127.0.0.1');
  return {
    ...server,
    url,
    dataDir: directory.path,
    [Symbol.asyncDispose]: async (): Promise<void> => {
      await server.close();
      await directory.remove();
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

/** The body, its first administrator, and departments. */
export async function setUp(server: Pick<TestServer, 'url' | 'services'>) {
  return setUpWith(server.url, await server.services.accounts.setupToken());
}

/** As {@link setUp}, of a server in another process. */
export async function setUpWith(
  url: string,
  token: string | null,
  unitNames: readonly string[] = ['住建局', '交警大队'],
) {
  const admin = new HttpClient(url);
  const made = await admin.post('/api/setup', {
    token,
    tenantName: '云溪县政协',
    loginName: 'admin',
    name: '管理员',
    password: PASSWORD,
  });
  if (!made.ok) throw new Error(`set-up was refused: ${made.code}`);
  const units: { id: string; name: string }[] = [];
  for (const name of unitNames) {
    const unit = await admin.post<{ id: string; name: string }>('/api/admin/units', { name });
    if (!unit.ok) throw new Error(`unit was refused: ${unit.code}`);
    units.push(unit.value);
  }
  return { admin, units };
}

let joined = 0;

/** Somebody of the staff, through invitation and link like everybody. */
export async function join(
  admin: HttpClient,
  role: StaffRole,
  unitId: string | null = null,
): Promise<HttpClient> {
  const invite = await admin.post<{ path: string }>('/api/admin/invites', {
    role,
    unitId,
    name: `某${role}`.slice(0, 20),
  });
  if (!invite.ok) throw new Error(`invite was refused: ${invite.code}`);
  joined += 1;
  const client = new HttpClient(admin.url);
  const token = invite.value.path.split('/').at(-1) ?? '';
  const accepted = await client.post(`/api/invites/${token}`, {
    loginName: `${role}${joined}`,
    name: role,
    password: PASSWORD,
  });
  if (!accepted.ok) throw new Error(`joining was refused: ${accepted.code}`);
  return client;
}

/** A device of its own that has visited once. */
export async function visit(url: string): Promise<HttpClient> {
  const client = new HttpClient(url);
  await client.get('/api/me');
  return client;
}

export interface LiveSession {
  readonly sessionId: string;
  readonly code: string;
}

/** A session that is live, made by somebody who may. */
export async function goLive(
  admin: HttpClient,
  units: readonly { readonly id: string }[],
  policy: Partial<{
    guests: 'watch' | 'comment' | 'verified';
    reviewQuestions: boolean;
    reviewComments: boolean;
  }> = {},
): Promise<LiveSession> {
  const { sessionId, code } = await admin.must('sessions:create', {
    title: '水电气计价与安全管理',
    kind: 'consultation',
    topic: '听取群众意见',
    scheduledAt: '2026-06-01T01:00:00Z',
    unitIds: units.map(({ id }) => id),
    agenda: [
      { id: 'opening', kind: 'opening', title: '开场', minutes: 5 },
      { id: 'interaction', kind: 'interaction', title: '互动', minutes: 20 },
    ],
    policy: { guests: 'comment', reviewQuestions: true, reviewComments: true, ...policy },
  });
  await admin.must('sessions:announce', {}, { sessionId });
  await admin.must('sessions:start', {}, { sessionId });
  return { sessionId, code };
}

/** A viewer with a device of its own. */
export async function watch(url: string, code: string): Promise<RoomClient> {
  return RoomClient.join({ http: await visit(url), code });
}
