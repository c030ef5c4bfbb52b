/** Opens everything that several processes share through Redis. */
import type { Bus } from '#server/ports/bus.ts';
import type { Presence } from '#server/ports/presence.ts';
import type { RateLimits } from '#server/ports/rate-limits.ts';
import { openRedisBus } from './bus.ts';
import { connect, disconnect, type RedisConnection } from './connection.ts';
import { openRedisPresence, type PresenceOptions } from './presence.ts';
import { openRedisRateLimits } from './rate-limits.ts';

export interface RedisOptions {
  readonly url: string;
  /** Hears of broken connections and failing receivers; nothing needs to be done about the former. */
  readonly onError?: (error: Error) => void;
  readonly presence?: PresenceOptions;
  /** Multiplies the budgets of the limits. */
  readonly rateFactor?: number;
}

export interface RedisServices {
  readonly bus: Bus;
  readonly presence: Presence;
  readonly rateLimits: RateLimits;
  /** Says goodbye and closes all connections. The services' own `close` need not be called. */
  close(): Promise<void>;
}

const PRESENCE: PresenceOptions = { heartbeatMs: 4_000, expiryMs: 14_000 };

/** Connects; rejects when Redis cannot be reached. */
export async function openRedis(options: RedisOptions): Promise<RedisServices> {
  const onError = options.onError ?? (() => {});
  const connections: RedisConnection[] = [];
  const open = async (): Promise<RedisConnection> => {
    const connection = await connect({ url: options.url, onError });
    connections.push(connection);
    return connection;
  };
  try {
    const shared = await open();
    const bus = await openRedisBus(shared, await open(), onError);
    const presence = openRedisPresence(shared, options.presence ?? PRESENCE);
    const rateLimits = openRedisRateLimits(shared, options.rateFactor);
    let closing: Promise<void> | undefined;
    const closeAll = async (): Promise<void> => {
      await Promise.all([bus.close(), presence.close(), rateLimits.close()]);
      connections.forEach(disconnect);
    };
    return {
      ...{ bus, presence, rateLimits },
      close: () => {
        closing ??= closeAll();
        return closing;
      },
    };
  } catch (error) {
    connections.forEach(disconnect);
    throw error;
  }
}
