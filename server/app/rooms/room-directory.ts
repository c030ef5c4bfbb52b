/** The rooms that this process holds in memory: loaded when asked for, each once. */
import type { EventStore } from '#server/ports/event-store.ts';
import type { Log } from '#server/ports/log.ts';
import { LiveRoom, type LiveRoomPorts } from './live-room.ts';
import { RoomLog } from './room-log.ts';

export class RoomDirectory {
  readonly #ports: Omit<LiveRoomPorts, 'failed'>;
  readonly #log: Log;
  readonly #rooms = new Map<string, Promise<LiveRoom>>();

  constructor(ports: Omit<LiveRoomPorts, 'failed'>, log: Log) {
    this.#ports = ports;
    this.#log = log;
  }

  /** The room, whether there is such a session or not. */
  load(sessionId: string): Promise<LiveRoom> {
    const known = this.#rooms.get(sessionId);
    if (known !== undefined) return known;
    const failed = (error: unknown): void => this.#log.error('room fell behind', { sessionId, error });
    const loading = RoomLog.load(this.#ports.store, sessionId).then(
      (roomLog) => new LiveRoom(sessionId, roomLog, { ...this.#ports, failed }),
    );
    this.#rooms.set(sessionId, loading);
    loading.catch(() => this.#rooms.delete(sessionId));
    return loading;
  }

  /** The room of a session that exists, or null. */
  async find(sessionId: string): Promise<LiveRoom | null> {
    const live = await this.load(sessionId);
    if (live.room.session.id !== '') return live;
    // Not kept: otherwise anybody could fill the memory with ids that do not exist.
    this.#rooms.delete(sessionId);
    return null;
  }

  /** Another process has appended to a session. */
  follow(sessionId: string, upTo: number): void {
    this.#rooms.get(sessionId)?.then(
      (live) => live.follow(upTo),
      // A room that could not be loaded is loaded anew by whoever asks for it next.
      () => undefined,
    );
  }

  /** Looks for what no notice told of: a process may die between committing and telling. */
  async reconcile(store: EventStore): Promise<void> {
    for (const loading of this.#rooms.values()) {
      const live = await loading.catch(() => null);
      if (live !== null) live.follow(await store.lastSeq(live.stream));
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.#rooms.values()].map(async (loading) => (await loading).close()));
  }
}
