/**
 * `npm run demo`: a server with a county at work in it. `--port <n>`, `--file <video>` instead of the title card,
 * `--viewers <n>`, `--fast <n>` to compress the ten minutes, `--quiet`; `--bare` leaves out pages and picture.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compose } from '#server/compose.ts';
import { type Config, readConfig } from '#server/config.ts';
import { lanUrl, StartError } from '#server/main.ts';
import type { FeedPicture } from '#server/ports/programme-feed.ts';
import { announceDemo } from './demo/announce.ts';
import { createMovableClock } from './demo/clock.ts';
import { emptyDataDir } from './demo/data-dir.ts';
import { hasFfmpeg, keepPicture } from './demo/picture.ts';
import { play } from './demo/play/play.ts';
import { tellCounty } from './demo/tell.ts';
import { LIVE_SESSION } from './demo/texts/sessions.ts';
import { buildClient } from './start/build-client.ts';
import { workerInBackground } from './start/media.ts';
import { showStep } from './start/progress.ts';

const DEFAULT_VIEWERS = '60';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    file: { type: 'string' },
    fast: { type: 'string', default: '1' },
    viewers: { type: 'string', default: DEFAULT_VIEWERS },
    quiet: { type: 'boolean', default: false },
    bare: { type: 'boolean', default: false },
  },
});

const say = (sentence: string): void => {
  if (!values.quiet) process.stdout.write(`${sentence}\n`);
};

/** The usual configuration, but never a real database, and limits that bear a crowd from one address. */
function demoConfig(): Config {
  const config = readConfig({
    LOG_LEVEL: 'warn',
    RATE_FACTOR: '50',
    ...process.env,
    DATABASE_URL: undefined,
    REDIS_URL: undefined,
    DATA_DIR: emptyDataDir(process.env['DATA_DIR'] ?? 'data/demo'),
    ...(values.port === undefined ? {} : { PORT: values.port }),
  });
  if ('fault' in config) throw new StartError(`配置有误 (configuration): ${config.fault}`);
  return config;
}

function wantedPicture(): FeedPicture {
  if (values.file === undefined) {
    const { title } = LIVE_SESSION;
    return { kind: 'card', title: `《${title}》网络协商会`, subtitle: '云溪县政协 · 演示画面' };
  }
  const file = path.resolve(values.file);
  if (!existsSync(file)) throw new StartError(`找不到视频文件 ${file} (video file not found)`);
  return { kind: 'file', path: file };
}

function positive(name: 'fast' | 'viewers'): number {
  const number = Number(values[name]);
  if (number > 0 && number <= 10_000) return number;
  throw new StartError(`--${name} 要一个正数 (needs a positive number)`);
}

async function startServer(config: Config, clock: ReturnType<typeof createMovableClock>) {
  const usual = values.bare ? { clientDir: null } : { obtainWorker: workerInBackground() };
  return compose(config, { clock, ...usual }).catch((error: unknown) => {
    const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!busy) throw error;
    throw new StartError(
      `端口 ${config.PORT} 已被占用：请用 npm run demo -- --port 3001 换一个端口。(port in use)`,
    );
  });
}

async function main(): Promise<void> {
  const fast = positive('fast');
  const viewers = positive('viewers');
  const picture = wantedPicture();
  const config = demoConfig();
  if (!values.bare) await buildClient();
  const clock = createMovableClock();
  const server = await startServer(config, clock);
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  const url = server.url.replace('localhost', '127.0.0.1');
  const done = values.quiet ? null : showStep('正在布置一个县：上一场、这一场、下一场 (setting the scene)');
  const told = tellCounty(server, url, clock, viewers);
  const county = await Promise.race([told, aborted(ending.signal).then(() => null)]);
  done?.();
  if (county === null) return server.close();
  const { live, comingCode, pastCode, receipt, cast } = county;
  const withPicture = !values.bare && hasFfmpeg();
  if (!values.bare && !withPicture)
    say('! 没有 ffmpeg，画面从缺，其余功能照常 (no ffmpeg, no picture): apt-get install ffmpeg');
  const { sessionId, code } = live;
  const shown = withPicture ? keepPicture({ server, host: cast.host, sessionId, picture, say }) : null;
  const lan = isLoopback(config.HOST) ? null : lanUrl(server);
  await announceDemo(server, { liveCode: code, comingCode, pastCode, receipt, lan });
  await play({ server, url, county, fast, signal: ending.signal });
  // Everybody may have gone home because the newcomer ended the session: the server stays.
  await aborted(ending.signal);
  await shown?.close();
  await server.close();
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

try {
  await main();
  process.exit(0);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exit(1);
}
