/** A private, real PostgreSQL for one test: own cluster, free port, durable as in production, gone afterwards. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { chown } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { type ChildServer, startChildServer } from './child-server.ts';
import { ensureDebianPackages } from './debian-packages.ts';
import { freePort } from './free-port.ts';
import { type TempDir, tempDir } from './temp-dir.ts';
import { waitFor } from './wait-for.ts';

export interface PostgresServer extends AsyncDisposable {
  /** The database `postgres`. */
  readonly url: string;
  readonly port: number;
  /** Makes an empty database and returns its url. */
  createDatabase(): Promise<string>;
  /** Ends the server without warning, as by a power cut. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port, after `kill`. */
  restart(): Promise<void>;
  /** Ends it and removes its folder; a second call does nothing. */
  stop(): Promise<void>;
}

type User = { readonly uid: number; readonly gid: number };
const run = promisify(execFile);

/** Makes a cluster, starts it and waits until it answers. `await using db = await startPostgres()` stops it. */
export async function startPostgres(): Promise<PostgresServer> {
  await ensureDebianPackages(['postgresql']);
  const dir = await tempDir('pg');
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const user = await unprivilegedUser();
  const start = () => launch(dir.path, port, url, user);
  let server: ChildServer;
  try {
    await makeCluster(dir, user);
    server = await start();
  } catch (error) {
    await dir.remove();
    throw error;
  }
  const stop = async () => {
    await server.stop();
    await dir.remove();
  };
  return {
    url,
    port,
    createDatabase: () => createDatabase(url),
    kill: () => server.kill(),
    restart: async () => {
      await server.kill();
      server = await start();
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** PostgreSQL refuses to run as root, so root lends it the user that Debian made for it. */
async function unprivilegedUser(): Promise<User | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const number = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  return { uid: await number('-u'), gid: await number('-g') };
}

/** Debian keeps the server's programs outside PATH, one folder per version; the newest is taken. */
function program(name: string): string {
  const newestFirst = globSync(`/usr/lib/postgresql/*/bin/${name}`).toSorted((a, b) =>
    b.localeCompare(a, 'en', { numeric: true }),
  );
  return newestFirst.find((path) => existsSync(path)) ?? name;
}

async function makeCluster(dir: TempDir, user: User | undefined): Promise<void> {
  if (user !== undefined) await chown(dir.path, user.uid, user.gid);
  const layout = ['-D', join(dir.path, 'data'), '-U', 'postgres', '--auth=trust'];
  // Only making the empty cluster goes without sync; the server itself runs with fsync.
  const text = ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  await run(program('initdb'), [...layout, ...text], { ...user, cwd: dir.path });
}

async function launch(dir: string, port: number, url: string, user: User | undefined): Promise<ChildServer> {
  const server = await startChildServer({
    command: program('postgres'),
    args: ['-D', join(dir, 'data'), '-k', dir, '-h', '127.0.0.1', '-p', `${port}`],
    stopSignal: 'SIGINT',
    orphanSignal: 'QUIT',
    ...(user === undefined ? {} : { user }),
  });
  try {
    await waitFor(
      async () => {
        server.check();
        await query(url, 'select 1');
        return true;
      },
      { what: `PostgreSQL on port ${port}`, withinMs: 30_000, everyMs: 50 },
    );
    return server;
  } catch (error) {
    await server.kill();
    throw error;
  }
}

async function createDatabase(url: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await query(url, `create database ${name}`);
  return url.replace(/\/postgres$/, `/${name}`);
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  // A server that is killed breaks the connection; the query's own promise already says so.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
