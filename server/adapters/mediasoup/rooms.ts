/** Makes rooms when they are first needed and forgets them when they are closed or lost. */
import type { types } from 'mediasoup';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { mediaCodecs } from './codecs.ts';
import type { Room } from './room.ts';
import type { WorkerPool, WorkerSlot } from './worker-pool.ts';

const LEVEL_EVERY_MS = 500;
/** Quieter than this (dBov) is not reported; from where on somebody counts as speaking, the page decides. */
const LEVEL_THRESHOLD = -70;
const LOUDEST_SHOWN = 8;

export interface RoomEvents {
  readonly levels: (room: Room, volumes: readonly types.AudioLevelObserverVolume[]) => void;
  readonly lost: (room: Room) => void;
}

export class Rooms {
  readonly #pool: WorkerPool;
  readonly #events: RoomEvents;
  /** Promises, so that two who come at once get the same room. */
  readonly #rooms = new Map<string, Promise<Room | undefined>>();

  constructor(pool: WorkerPool, events: RoomEvents) {
    this.#pool = pool;
    this.#events = events;
  }

  /** The room of that name, made when it is not there. */
  async open(roomId: string): Promise<Result<Room>> {
    const status = this.#pool.status;
    if (status.state === 'unavailable') return refuse('media_unavailable', status.reason);
    const opening = this.#rooms.get(roomId) ?? this.#make(roomId);
    const room = await opening;
    return room === undefined ? refuse('media_unavailable', 'no media worker at the moment') : ok(room);
  }

  /** Closes a room on purpose. */
  async close(roomId: string): Promise<void> {
    const opening = this.#rooms.get(roomId);
    this.#rooms.delete(roomId);
    (await opening)?.router.close();
  }

  #make(roomId: string): Promise<Room | undefined> {
    const opening = this.#create(roomId).catch(() => undefined);
    this.#rooms.set(roomId, opening);
    void opening.then((room) => {
      if (room === undefined || room.router.closed) this.#forget(roomId, opening);
      else this.#watch(room, opening);
    });
    return opening;
  }

  #watch(room: Room, opening: Promise<Room | undefined>): void {
    room.router.observer.once('close', () => {
      room.slot.rooms -= 1;
      this.#forget(room.roomId, opening);
    });
    room.router.once('workerclose', () => {
      // Closing the whole plane is no loss that anybody should answer by joining again.
      if (this.#pool.status.state !== 'unavailable') this.#events.lost(room);
    });
    room.levels.on('volumes', (volumes) => this.#events.levels(room, volumes));
    room.levels.on('silence', () => this.#events.levels(room, []));
  }

  #forget(roomId: string, opening: Promise<Room | undefined>): void {
    if (this.#rooms.get(roomId) === opening) this.#rooms.delete(roomId);
  }

  async #create(roomId: string): Promise<Room | undefined> {
    const slot = await this.#pool.acquire();
    if (slot === undefined) return undefined;
    slot.rooms += 1;
    try {
      return await createRoom(roomId, slot);
    } catch (error) {
      slot.rooms -= 1;
      throw error;
    }
  }
}

async function createRoom(roomId: string, slot: WorkerSlot): Promise<Room> {
  const router = await slot.worker.createRouter({ mediaCodecs });
  const levels = await router.createAudioLevelObserver({
    interval: LEVEL_EVERY_MS,
    threshold: LEVEL_THRESHOLD,
    maxEntries: LOUDEST_SHOWN,
  });
  return { roomId, slot, router, levels };
}
