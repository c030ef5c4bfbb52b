/** Starts and stops the server. Reads the environment, composes, says where it listens, ends on signals. */
import { compose, type Overrides } from './compose.ts';
import { type Config, readConfig } from './config.ts';

/** A server that runs. */
export type RunningServer = Awaited<ReturnType<typeof compose>>;

/** A fault that a person can mend; its message is one sentence that says how. */
export class StartError extends Error {}

/** What went wrong, in words for the person who started the server. */
function explain(error: unknown, config: Config): Error {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return new StartError(
      `端口 ${config.PORT} 已被占用：请关闭占用它的程序，或用 PORT=3001 npm start 换一个端口。(port in use)`,
    );
  }
  if (code === 'EACCES')
    return new StartError(`没有权限使用端口 ${config.PORT}：请用 1024 以上的端口。(port not permitted)`);
  return error instanceof Error ? error : new Error(String(error));
}

/** Starts a server from the environment; it stops by itself on SIGINT and SIGTERM. */
export async function run(environment: NodeJS.ProcessEnv, overrides: Overrides = {}): Promise<RunningServer> {
  const config = readConfig(environment);
  if ('fault' in config) throw new StartError(`配置有误 (configuration): ${config.fault}`);
  const server = await compose(config, overrides).catch((error: unknown) => {
    throw explain(error, config);
  });
  let stopping: Promise<void> | null = null;
  const stop = (): void => {
    stopping ??= server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  // A bug costs what it was part of, and not the session that thousands watch.
  process.on('unhandledRejection', (error) => server.log.error('a fault that nobody caught', { error }));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return server;
}

/** The address under which phones of the same network reach the server; null when it listens on loopback only. */
export function lanUrl(server: RunningServer): string | null {
  if (server.host === '127.0.0.1' || server.host === 'localhost') return null;
  const { lanAddress } = server;
  return lanAddress === undefined ? null : server.url.replace('localhost', lanAddress);
}

if (import.meta.main) {
  run(process.env).then(
    (server) => process.stdout.write(`${server.url}\n`),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
}
