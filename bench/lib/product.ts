/** Starts the product for a benchmark: real SQLite in a temporary folder, real sockets on loopback. */
import { randomBytes } from 'node:crypto';
import { type Child, startChild } from './child.ts';
import type { ProductCalls } from './product-child.ts';

export interface Product extends AsyncDisposable {
  readonly pid: number;
  readonly host: string;
  readonly port: number;
  /** What signs cookies, so that a crowd can make its own. */
  readonly secret: string;
  /** Of the one-time link while there is no account. */
  readonly token: string | null;
  reads(): Promise<number | null>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface ProductOptions {
  readonly dataDir: string;
  /** Default: a free one. */
  readonly port?: number;
  readonly secret?: string;
  readonly countReads?: boolean;
  /** Folder of the built client, where pages are needed. */
  readonly clientDir?: string;
  /** Settings other than those of every benchmark. */
  readonly settings?: Readonly<Record<string, string>>;
}

const HOST = '127.0.0.1';
const MODULE = new URL('./product-child.ts', import.meta.url);
/** One machine plays thousands of people: its addresses and speakers may do more than one person. */
const RATE_FACTOR = '100000';

export async function startProduct(options: ProductOptions): Promise<Product> {
  const secret = options.secret ?? randomBytes(32).toString('base64url');
  const { dataDir, port = 0, countReads = false, clientDir, settings } = options;
  const child: Child<ProductCalls> = await startChild(MODULE, {
    args: [
      ...(countReads ? ['--count-reads'] : []),
      ...(clientDir === undefined ? [] : [`--client=${clientDir}`]),
    ],
    env: {
      ...{
        DATA_DIR: dataDir,
        HOST,
        PORT: String(port),
        SECRET: secret,
        RATE_FACTOR,
        LOG_LEVEL: 'warn',
        RTMP_PORT: 'off',
        HLS: 'off',
        MEDIA_MISSING: 'not part of a benchmark',
      },
      ...settings,
    },
    nodeOptions: profileOptions(),
  });
  const listening = await child.call('ready', undefined);
  return {
    ...{ pid: child.pid, host: HOST, port: listening.port, token: listening.token, secret },
    reads: () => child.call('reads', undefined),
    kill: child.kill,
    stop: child.stop,
    [Symbol.asyncDispose]: child.stop,
  };
}

/** BENCH_PROFILE names a folder for CPU profiles of the server. */
function profileOptions(): readonly string[] {
  const folder = process.env['BENCH_PROFILE'];
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}
