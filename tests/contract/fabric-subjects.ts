/** The installations that the suites of bus, presence and rate limits run on: one process, or a real Redis. */
import { createMemoryBus } from '#server/adapters/memory/bus.ts';
import { createMemoryPresence } from '#server/adapters/memory/presence.ts';
import { createMemoryRateLimits } from '#server/adapters/memory/rate-limits.ts';
import { openRedis } from '#server/adapters/redis/open-redis.ts';
import type { Bus } from '#server/ports/bus.ts';
import type { Presence } from '#server/ports/presence.ts';
import type { RateLimits } from '#server/ports/rate-limits.ts';
import { startRedis } from '../support/redis-server.ts';

export interface Fabric {
  readonly bus: Bus;
  readonly presence: Presence;
  readonly rateLimits: RateLimits;
  close(): Promise<void>;
}

/** One installation; two openings of it are two processes that know of each other. */
export interface FabricInstallation {
  open(): Promise<Fabric>;
  /** What receivers threw. */
  readonly errors: readonly unknown[];
  remove(): Promise<void>;
}

export interface FabricSubject {
  readonly name: string;
  install(): Promise<FabricInstallation>;
}

export const FABRIC_SUBJECTS: readonly FabricSubject[] = [
  { name: 'memory', install: installMemory },
  { name: 'redis', install: installRedis },
];

async function installMemory(): Promise<FabricInstallation> {
  const errors: unknown[] = [];
  const bus = createMemoryBus((error) => errors.push(error));
  const [presence, rateLimits] = [createMemoryPresence(), createMemoryRateLimits()];
  const close = async () => {
    await Promise.all([bus.close(), presence.close(), rateLimits.close()]);
  };
  return { open: async () => ({ bus, presence, rateLimits, close }), errors, remove: async () => {} };
}

async function installRedis(): Promise<FabricInstallation> {
  const server = await startRedis();
  const errors: unknown[] = [];
  const open = () => openRedis({ url: server.url, onError: (error) => errors.push(error) });
  return { open, errors, remove: server.stop };
}
