/** The product's server as a child: the real composition, with its one-time token and its reads told to the parent. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openSqliteStores } from '#server/adapters/sqlite/open-stores.ts';
import type { Overrides } from '#server/compose.ts';
import { run } from '#server/main.ts';
import { answerCalls } from './child.ts';
import { countReads } from './count-reads.ts';

export interface ProductCalls {
  /** Resolves when the server listens. */
  ready(): Promise<{ readonly port: number; readonly token: string | null }>;
  /** Reads from the database since the start; null unless they are counted. */
  reads(): number | null;
}

const counting = process.argv.includes('--count-reads');
/** Folder of the built client; most benchmarks need none. */
const clientDir = process.argv.find((argument) => argument.startsWith('--client='))?.slice(9) ?? null;

let reads = 0;

async function storesThatCount(): Promise<Overrides> {
  const dataDir = path.resolve(process.env['DATA_DIR'] ?? '');
  mkdirSync(dataDir, { recursive: true });
  const stores = await openSqliteStores({ file: path.join(dataDir, 'yishiting.sqlite') });
  return countReads(stores, () => {
    reads += 1;
  });
}

async function start(): Promise<{ port: number; token: string | null }> {
  const overrides = counting ? await storesThatCount() : {};
  const server = await run(process.env, { ...overrides, clientDir });
  return { port: server.port, token: await server.services.accounts.setupToken() };
}

const started = start();
const calls: { [K in keyof ProductCalls]: ProductCalls[K] } = {
  ready: () => started,
  reads: () => (counting ? reads : null),
};
answerCalls(calls);
