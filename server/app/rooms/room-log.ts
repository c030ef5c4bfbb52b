/** Loads a room from the event store, follows it, and keeps the newest events for people who come back. */

import type { EventStore, StoredEvent } from '#server/ports/event-store.ts';
import {
  applyRoom,
  EMPTY_ROOM,
  type Numbered,
  type RoomEvent,
  type RoomState,
} from '#shared/contract/room.ts';
import { sessionStream } from '#shared/kernel/ids.ts';

/** Events kept in memory; whoever is further behind fetches the snapshot. */
export const TAIL_EVENTS = 2000;
const PAGE = 2000;
const SAVE_EVERY = 500;
/** Raised when the shape of a saved room changes; older saves are then ignored and the log is read instead. */
const SAVED_VERSION = 4;

interface SavedRoom {
  readonly version: number;
  readonly room: RoomState;
}

/** Every event of a session, from the first. */
export async function readRoomEvents(
  store: EventStore,
  sessionId: string,
): Promise<readonly Numbered<RoomEvent>[]> {
  const all: Numbered<RoomEvent>[] = [];
  for (;;) {
    const page = await store.read(sessionStream(sessionId), all.at(-1)?.seq ?? 0, PAGE);
    all.push(...page.map(toNumbered));
    if (page.length < PAGE) return all;
  }
}

/** A room as far as this process has read its log. */
export class RoomLog {
  readonly #store: EventStore;
  readonly #stream: string;
  #room: RoomState;
  #tail: Numbered<RoomEvent>[];
  #savedSeq: number;

  private constructor(store: EventStore, stream: string, room: RoomState, tail: Numbered<RoomEvent>[]) {
    this.#store = store;
    this.#stream = stream;
    this.#room = room;
    this.#tail = tail;
    this.#savedSeq = room.seq;
  }

  /** Reads the saved state and the events around and after it. */
  static async load(store: EventStore, sessionId: string): Promise<RoomLog> {
    const stream = sessionStream(sessionId);
    const saved = parseSaved(await store.loadState(stream));
    const log = new RoomLog(store, stream, saved ?? EMPTY_ROOM, []);
    const before = await store.read(stream, Math.max(0, log.#room.seq - TAIL_EVENTS), TAIL_EVENTS);
    log.#tail = before.filter(({ seq }) => seq <= log.#room.seq).map(toNumbered);
    await log.catchUp();
    return log;
  }

  get room(): RoomState {
    return this.#room;
  }

  get stream(): string {
    return this.#stream;
  }

  /** Takes in events that were committed, by this process or another. */
  extend(events: readonly Numbered<RoomEvent>[]): void {
    for (const numbered of events) this.#room = applyRoom(this.#room, numbered);
    this.#tail.push(...events);
    if (this.#tail.length > TAIL_EVENTS * 2) this.#tail = this.#tail.slice(-TAIL_EVENTS);
  }

  /** Reads what others have appended; answers the new events. */
  async catchUp(): Promise<readonly Numbered<RoomEvent>[]> {
    const fresh: Numbered<RoomEvent>[] = [];
    for (;;) {
      const page = (await this.#store.read(this.#stream, this.#room.seq, PAGE)).map(toNumbered);
      this.extend(page);
      fresh.push(...page);
      if (page.length < PAGE) return fresh;
    }
  }

  /** The events after `since`, or null when they are no longer in memory (or not yet known here). */
  after(since: number): readonly Numbered<RoomEvent>[] | null {
    if (since === this.#room.seq) return [];
    const first = this.#tail[0];
    if (first === undefined || since > this.#room.seq || since < first.seq - 1) return null;
    return this.#tail.slice(since - first.seq + 1);
  }

  /** Saves the state now and then, so that a restart reads little. */
  async save(force = false): Promise<void> {
    if (this.#room.seq - this.#savedSeq < (force ? 1 : SAVE_EVERY)) return;
    const saved: SavedRoom = { version: SAVED_VERSION, room: this.#room };
    this.#savedSeq = this.#room.seq;
    await this.#store.saveState(this.#stream, { seq: saved.room.seq, state: saved });
  }
}

/** Parsing edge: the log holds only what this product wrote. */
function toNumbered(stored: StoredEvent): Numbered<RoomEvent> {
  return { seq: stored.seq, at: stored.at, event: stored.event as RoomEvent };
}

/** Parsing edge: a saved state of another version is ignored. */
function parseSaved(saved: { readonly state: unknown } | null): RoomState | null {
  const candidate = saved?.state as Partial<SavedRoom> | undefined;
  return candidate?.version === SAVED_VERSION && candidate.room !== undefined ? candidate.room : null;
}
