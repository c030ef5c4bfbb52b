/** All rooms of this process: loads them when asked for, carries out commands, follows other processes. */
import type { ParsedCommand } from '#shared/contract/catalogue.ts';
import { EMPTY_ROOM, type Numbered, type RoomEvent, type RoomState } from '#shared/contract/room.ts';
import { type Result, refuse } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/kernel/roles.ts';
import { openChannel } from '#server/app/bus-channel.ts';
import { roomNotice } from '#server/app/notices.ts';
import type { Bus } from '#server/ports/bus.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { Ledger } from '#server/ports/ledger.ts';
import type { Log } from '#server/ports/log.ts';
import { type RoomCommandName, refusedAccess } from './deciders.ts';
import { lookUpExtra } from './extra-facts.ts';
import type { FactSource } from './fact-source.ts';
import { type CommitListener, LiveRoom } from './live-room.ts';
import { RoomLog } from './room-log.ts';

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

interface RoomPorts {
  readonly store: EventStore;
  readonly ledger: Ledger;
  readonly bus: Bus;
  readonly facts: FactSource;
  /** One-way digest of a text, URL-safe. */
  readonly digest: (text: string) => string;
  readonly log: Log;
}

export async function createRoomService(ports: RoomPorts): Promise<RoomService> {
  const { store, ledger, bus, facts, log, digest } = ports;
  const channel = openChannel(bus, log, roomNotice);
  const rooms = new Map<string, Promise<LiveRoom>>();
  const listeners: CommitListener[] = [];

  const committed: CommitListener = (sessionId, events, room) => {
    for (const listener of listeners) tell(listener, sessionId, events, room);
    void channel.tell({ sessionId, upTo: room.seq });
  };

  function tell(
    listener: CommitListener,
    id: string,
    events: readonly Numbered<RoomEvent>[],
    room: RoomState,
  ): void {
    try {
      listener(id, events, room);
    } catch (error) {
      log.error('a listener failed', { error });
    }
  }

  function load(sessionId: string): Promise<LiveRoom> {
    const known = rooms.get(sessionId);
    if (known !== undefined) return known;
    const failed = (error: unknown): void => log.error('room fell behind', { sessionId, error });
    const loading = RoomLog.load(store, sessionId).then(
      (roomLog) => new LiveRoom(sessionId, roomLog, { store, facts, committed, failed }),
    );
    rooms.set(sessionId, loading);
    loading.catch(() => rooms.delete(sessionId));
    return loading;
  }

  async function find(sessionId: string): Promise<LiveRoom | null> {
    const live = await load(sessionId);
    if (live.room.session.id !== '') return live;
    // Not kept: otherwise anybody could fill the memory with ids that do not exist.
    rooms.delete(sessionId);
    return null;
  }

  /** The id follows from the command, so that a retry finds the session it made. */
  async function create(request: RoomRequest): Promise<Result<unknown>> {
    const refused = refusedAccess(request.command, request.actor, EMPTY_ROOM);
    if (refused !== null) return refuse(refused);
    const sessionId = `s_${digest(`${request.actor.personId}/${request.commandId}`).slice(0, 16)}`;
    const live = await load(sessionId);
    return live.execute({ ...request, extra: { sessionId } });
  }

  async function execute(request: RoomRequest): Promise<Result<unknown>> {
    if (request.command.name === 'sessions:create') return create(request);
    const live = request.sessionId === undefined ? null : await find(request.sessionId);
    if (live === null) return refuse('not_found', 'session');
    const refused = refusedAccess(request.command, request.actor, live.room);
    if (refused !== null) return refuse(refused);
    const extra = await lookUpExtra(live, request.command, { store, ledger });
    return live.execute({ ...request, extra });
  }

  const unsubscribe = await channel.hear(({ sessionId, upTo }) => {
    void rooms.get(sessionId)?.then((live) => live.follow(upTo));
  });

  return {
    execute,
    find,
    onCommitted: (listener) => listeners.push(listener),
    close: async () => {
      await unsubscribe();
      for (const loading of rooms.values()) await (await loading).close();
    },
  };
}
