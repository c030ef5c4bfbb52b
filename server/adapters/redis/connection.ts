/** Connections to Redis that come back by themselves. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'redis';

export type RedisConnection = ReturnType<typeof makeClient>;

export interface ConnectionOptions {
  readonly url: string;
  /** Hears of every broken connection; it is being mended already. */
  readonly onError: (error: Error) => void;
}

/** Before the first success: enough for a Redis that is starting, not so many that a wrong address goes unnoticed. */
const FIRST_ATTEMPTS = 10;
const LONGEST_PAUSE_MS = 2_000;
const PING_MS = 2_000;
/** A connection on which nothing comes for so long is dead, whatever the network says. */
const SILENCE_MS = 8_000;

/** Connects; rejects when Redis cannot be reached. Later breaks are mended for ever. */
export async function connect(options: ConnectionOptions): Promise<RedisConnection> {
  const state = { connected: false };
  const client = makeClient(options.url, state);
  client.on('error', options.onError);
  await client.connect();
  state.connected = true;
  return client;
}

function makeClient(url: string, state: { readonly connected: boolean }) {
  return createClient({
    url,
    RESP: 2,
    // Whoever asks while Redis is away is told at once and decides what to do instead of waiting.
    disableOfflineQueue: true,
    pingInterval: PING_MS,
    socket: {
      socketTimeout: SILENCE_MS,
      reconnectStrategy: (retries, cause) => {
        if (!state.connected && retries >= FIRST_ATTEMPTS) return cause;
        // Spread, so that the processes of an installation do not come back in step.
        return Math.min(2 ** retries * 20, LONGEST_PAUSE_MS) * (0.5 + Math.random() / 2);
      },
    },
  });
}

/** Resolves when the connection works again, at once if it does; throws when it was closed. */
export async function untilReady(client: RedisConnection, signal: AbortSignal): Promise<void> {
  while (!client.isReady) await once(client, 'ready', { signal });
}

/** A pause after an error that may come again at once. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false });
}

/** Ends a connection, working or not. */
export function disconnect(client: RedisConnection): void {
  if (client.isOpen) client.destroy();
}
