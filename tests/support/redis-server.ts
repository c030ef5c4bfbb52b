/** A private, real Redis for one test: free port, temporary folder, gone afterwards. */
import { connect } from 'node:net';
import { type ChildServer, startChildServer } from './child-server.ts';
import { ensureDebianPackages } from './debian-packages.ts';
import { freePort } from './free-port.ts';
import { tempDir } from './temp-dir.ts';
import { waitFor } from './wait-for.ts';

export interface RedisServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Ends Redis without warning; clients see their connections break. */
  kill(): Promise<void>;
  /** Starts it again, empty, on the same port, after `kill`. */
  restart(): Promise<void>;
  /** Ends it and removes its folder; a second call does nothing. */
  stop(): Promise<void>;
}

/** Starts Redis and waits until it answers. `await using redis = await startRedis()` stops it. */
export async function startRedis(): Promise<RedisServer> {
  await ensureDebianPackages(['redis-server']);
  const dir = await tempDir('redis');
  const port = await freePort();
  const start = () => launch(port, dir.path);
  let server: ChildServer;
  try {
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
    url: `redis://127.0.0.1:${port}`,
    port,
    kill: () => server.kill(),
    restart: async () => {
      await server.kill();
      server = await start();
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function launch(port: number, dir: string): Promise<ChildServer> {
  const address = ['--bind', '127.0.0.1', '--port', `${port}`];
  const memoryOnly = ['--save', '', '--appendonly', 'no', '--dir', dir];
  const server = await startChildServer({ command: 'redis-server', args: [...address, ...memoryOnly] });
  try {
    await waitFor(
      () => {
        server.check();
        return answersPing(port);
      },
      { what: `Redis on port ${port}` },
    );
    return server;
  } catch (error) {
    await server.kill();
    throw error;
  }
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write('PING\r\n'));
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', (data) => done(data.toString().startsWith('+PONG')));
    socket.once('error', () => done(false));
    socket.once('close', () => done(false));
  });
}
