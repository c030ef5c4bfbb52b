/** All rooms of this process: carries out commands on them, tells others and follows them. */
import { openChannel } from '#server/app/bus-channel.ts';
import { roomNotice } from '#server/app/notices.ts';
import type { Bus } from '#server/ports/bus.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { FilmStore } from '#server/ports/film-store.ts';
import type { Ids } from '#server/ports/ids.ts';
import type { Ledger } from '#server/ports/ledger.ts';
import type { LiveFeed } from '#server/ports/live-feed.ts';
import type { Log } from '#server/ports/log.ts';
import type { Vault } from '#server/ports/vault.ts';
import type { ParsedCommand } from '#shared/contract/catalogue.ts';
import { EMPTY_ROOM } from '#shared/contract/room.ts';
import { type Result, refuse } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/kernel/roles.ts';
import { type RoomCommandName, refusedAccess } from './deciders.ts';
import { lookUpExtra } from './extra-facts.ts';
import type { FactSource } from './fact-source.ts';
import type { CommitListener, LiveRoom, ReplySeal } from './live-room.ts';
import { RoomDirectory } from './room-directory.ts';

export interface RoomRequest {
  /** Absent for `sessions:create`. */
  readonly sessionId?: string;
  readonly command: ParsedCommand<RoomCommandName>;
  readonly commandId: string;
  readonly actor: Actor;
}

export interface RoomService {
  execute(request: RoomRequest): Promise<Result<unknown>>;
  /** The room, loaded; null when there is no such session. */
  find(sessionId: string): Promise<LiveRoom | null>;
  /** Adds a listener to everything committed, by this process or others. */
  onCommitted(listener: CommitListener): void;
  close(): Promise<void>;
}

export interface RoomServicePorts {
  readonly store: EventStore;
  readonly ledger: Ledger;
  readonly films: FilmStore;
  readonly liveFeed: Pick<LiveFeed, 'isForbidden'>;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly vault: Vault;
  readonly facts: FactSource;
  readonly log: Log;
}

/** A pause before trying a store again that was away. */
const RETRY_MS = 1000;
/** How often the store is asked for what no notice told of. */
const RECONCILE_MS = 10_000;
/** A look-up that was overtaken by another command is made again. */
const ATTEMPTS = 3;

export async function createRoomService(ports: RoomServicePorts): Promise<RoomService> {
  const { store, bus, log, clock } = ports;
  const channel = openChannel(bus, log, roomNotice);
  const listeners: CommitListener[] = [];
  const committed: CommitListener = (sessionId, events, room) => {
    for (const listener of listeners) {
      try {
        listener(sessionId, events, room);
      } catch (error) {
        log.error('a listener failed', { error });
      }
    }
    void channel.tell({ sessionId, upTo: room.seq });
  };
  const later = (run: () => void): void => void clock.after(RETRY_MS, run);
  const live = { store, facts: ports.facts, committed, later, replies: replySeal(ports.vault) };
  const directory = new RoomDirectory(live, log);
  const unsubscribe = await channel.hear(({ sessionId, upTo }) => directory.follow(sessionId, upTo));
  const stopReconciling = clock.every(RECONCILE_MS, () => {
    directory.reconcile(store).catch((error: unknown) => log.warn('reconciling failed', { error }));
  });

  return {
    execute: (request) =>
      request.command.name === 'sessions:create'
        ? createSession(directory, ports, request)
        : onSession(directory, ports, request),
    find: (sessionId) => directory.find(sessionId),
    onCommitted: (listener) => listeners.push(listener),
    close: async () => {
      stopReconciling();
      await unsubscribe();
      await directory.close();
    },
  };
}

/** The id follows from the command, so that a retry finds the session it made. */
async function createSession(
  directory: RoomDirectory,
  { vault, ids, store }: RoomServicePorts,
  request: RoomRequest,
): Promise<Result<unknown>> {
  const refused = refusedAccess(request.command, request.actor, EMPTY_ROOM);
  if (refused !== null) return refuse(refused);
  const sessionId = `s_${vault.digest(`${request.actor.personId}/${request.commandId}`).slice(0, 16)}`;
  let code = ids.sessionCode();
  while ((await store.getRow('sessions', code)) !== null) code = ids.sessionCode();
  const live = await directory.load(sessionId);
  return live.execute({ ...request, extra: { sessionId, code } });
}

async function onSession(
  directory: RoomDirectory,
  { store, ledger, films, liveFeed }: RoomServicePorts,
  request: RoomRequest,
): Promise<Result<unknown>> {
  const live = request.sessionId === undefined ? null : await directory.find(request.sessionId);
  if (live === null) return refuse('not_found', 'session');
  for (let attempt = 1; ; attempt += 1) {
    const refused = refusedAccess(request.command, request.actor, live.room);
    if (refused !== null) return refuse(refused);
    const extra = await lookUpExtra(live, request.command, { store, ledger, films, liveFeed });
    const result = await live.execute({ ...request, extra });
    if (result.ok || result.code !== 'overtaken' || attempt === ATTEMPTS) return result;
  }
}

/** Sealed with the installation's key, as JSON. */
function replySeal(vault: Vault): ReplySeal {
  return {
    seal: (reply) => vault.encrypt(JSON.stringify(reply)),
    open: (sealed) => {
      const plain = typeof sealed === 'string' ? vault.decrypt(sealed) : null;
      return plain === null ? null : JSON.parse(plain);
    },
  };
}
