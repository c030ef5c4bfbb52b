/** Who is connected to any process of the installation, counted in Redis. */
import { randomBytes } from 'node:crypto';
import type { Presence } from '#server/ports/presence.ts';
import type { RedisConnection } from './connection.ts';
import { createPresenceScript, type PresenceScript } from './presence-script.ts';

export interface PresenceOptions {
  /** How often this process says that it lives. */
  readonly heartbeatMs: number;
  /** After so long without a word a process and its people are gone. */
  readonly expiryMs: number;
}

/** People per step when all are told again. */
const CHUNK = 2_000;

/** The connections of this process; Redis is told only when a person's first appears or last goes. */
interface LocalScope {
  readonly people: Map<string, Set<string>>;
  peak: number;
  /** Redis may not have what is here: the next heartbeat tells it everything again. */
  stale: boolean;
  /** Telling everything, under way. */
  telling: Promise<void> | null;
}

/** Presence over Redis. While Redis is away it answers with what this process knows, and mends the rest later. */
export function openRedisPresence(client: RedisConnection, options: PresenceOptions): Presence {
  const scopes = new Map<string, LocalScope>();
  const run = createPresenceScript(client, randomBytes(9).toString('base64url'), options.expiryMs);
  const tell = createTeller(run, scopes);

  const beat = (): void => {
    for (const [name, { people }] of scopes) {
      if (people.size > 0) {
        void tell(name, 'beat');
      } else {
        scopes.delete(name);
        // Not told: it expires.
        run(name, 'drop').catch(() => {});
      }
    }
  };
  const timer = setInterval(beat, options.heartbeatMs);
  timer.unref();
  // After a break, at once.
  client.on('ready', beat);

  return {
    join: async (name, personId, connectionId) => {
      const scope = scopes.get(name) ?? { people: new Map(), peak: 0, stale: false, telling: null };
      scopes.set(name, scope);
      const connections = scope.people.get(personId) ?? new Set();
      scope.people.set(personId, connections.add(connectionId));
      scope.peak = Math.max(scope.peak, scope.people.size);
      if (connections.size === 1) await tell(name, 'add', personId);
    },
    leave: async (name, personId, connectionId) => {
      const people = scopes.get(name)?.people;
      const connections = people?.get(personId);
      if (people === undefined || connections?.delete(connectionId) !== true || connections.size > 0) return;
      people.delete(personId);
      await tell(name, 'leave', personId);
    },
    count: async (name) => {
      const local = scopes.get(name);
      try {
        const [current, peak] = await run(name, 'count');
        return { current, peak };
      } catch {
        return { current: local?.people.size ?? 0, peak: local?.peak ?? 0 };
      }
    },
    isHere: async (name, personId) => {
      try {
        return (await run(name, 'here', personId))[0] === 1;
      } catch {
        return scopes.get(name)?.people.has(personId) ?? false;
      }
    },
    close: async () => {
      clearInterval(timer);
      client.off('ready', beat);
      // Who cannot say goodbye expires.
      await Promise.allSettled([...scopes.keys()].map((name) => run(name, 'drop')));
      scopes.clear();
    },
  };
}

type Tell = (name: string, step: 'add' | 'leave' | 'beat', ...people: readonly string[]) => Promise<void>;

/** Tells Redis of a change; never fails, since what could not be told is told with a later heartbeat. */
function createTeller(run: PresenceScript, scopes: ReadonlyMap<string, LocalScope>): Tell {
  const tellAll = async (name: string, scope: LocalScope): Promise<void> => {
    scope.stale = false;
    const people = [...scope.people.keys()];
    // All steps leave at once, so that no later change can come between them.
    const steps = [run(name, 'reset', ...people.slice(0, CHUNK))];
    for (let index = CHUNK; index < people.length; index += CHUNK) {
      steps.push(run(name, 'add', ...people.slice(index, index + CHUNK)));
    }
    try {
      await Promise.all(steps);
    } finally {
      scope.telling = null;
    }
  };

  return async (name, step, ...people) => {
    const scope = scopes.get(name);
    if (scope === undefined || (scope.stale && step !== 'beat')) return;
    try {
      const known = !scope.stale && (await run(name, step, ...people))[0] === 1;
      if (known) return;
      // A telling under way began after this change was made here, or Redis would have known this process.
      scope.telling ??= tellAll(name, scope);
      await scope.telling;
    } catch {
      scope.stale = true;
    }
  };
}
