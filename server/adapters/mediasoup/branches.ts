/**
 * Spreads a room over workers. A room begins on one worker, its home; whoever comes when that one is full gets a path
 * over a router of the room on another worker, which ends with its last path.
 */
import type { LostPath } from '#server/ports/media-plane.ts';
import { type Release, releaseOnce } from '#shared/kernel/reservation.ts';
import { mediaCodecs } from './codecs.ts';
import type { Branch, Room, WebRtcPath } from './room.ts';
import { whenClosed } from './when-closed.ts';
import type { WorkerPool, WorkerSlot } from './worker-pool.ts';

/** A path on a worker, reserved before it is opened so that many who come at once see each other. */
export interface PathReservation {
  readonly branch: Branch;
  /** The path stands; the reservation is released when it closes. */
  hold(path: WebRtcPath): void;
  /** There will be no path. */
  readonly release: Release;
}

/** A room on another worker than its home. */
interface Sibling {
  /** A promise, so that two who come at once get the same router. */
  readonly opening: Promise<Branch>;
  /** Paths that are here or on their way. */
  paths: number;
  /** What a worker that is just dying has taken along. */
  readonly torn: LostPath[];
}

/** A sibling's worker died. */
type Lost = (room: Room, paths: readonly LostPath[]) => void;

export class Branches {
  readonly #pool: WorkerPool;
  readonly #lost: Lost;
  readonly #siblings = new WeakMap<Room, Map<WorkerSlot, Sibling>>();

  constructor(pool: WorkerPool, lost: Lost) {
    this.#pool = pool;
    this.#lost = lost;
  }

  /** Reserves one more path of a room [T47]. Rejects when the room or the chosen worker is gone meanwhile. */
  async reserve(room: Room): Promise<PathReservation> {
    const slot = this.#choose(room);
    const releaseSlot = reservePath(slot);
    if (slot === room.slot) return { branch: room, hold: onClose(releaseSlot), release: releaseSlot };
    const sibling = this.#siblingOn(room, slot);
    sibling.paths += 1;
    const release = releaseOnce(() => {
      releaseSlot();
      sibling.paths -= 1;
      if (sibling.paths === 0) this.#end(room, slot, sibling);
    });
    try {
      const branch = await sibling.opening;
      const hold = ({ ownerId, transport }: WebRtcPath): void => {
        transport.once('routerclose', () => void sibling.torn.push({ ownerId, transportId: transport.id }));
        whenClosed(transport, release);
      };
      return { branch, hold, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Home while it has room; then where the room is already; then the emptiest worker, full or not. */
  #choose(room: Room): WorkerSlot {
    const fullness = (slot: WorkerSlot): number => this.#pool.fullness(slot);
    if (fullness(room.slot) < 1) return room.slot;
    const here = this.#siblings.get(room);
    const byFullness = this.#pool.slots().toSorted((a, b) => fullness(a) - fullness(b));
    const spare = byFullness.filter((slot) => fullness(slot) < 1);
    return spare.find((slot) => here?.has(slot)) ?? spare[0] ?? byFullness[0] ?? room.slot;
  }

  #siblingOn(room: Room, slot: WorkerSlot): Sibling {
    const siblings = this.#siblingsOf(room);
    const known = siblings.get(slot);
    if (known !== undefined) return known;
    const torn: LostPath[] = [];
    const sibling: Sibling = { opening: this.#open(room, slot, torn), paths: 0, torn };
    siblings.set(slot, sibling);
    return sibling;
  }

  #siblingsOf(room: Room): Map<WorkerSlot, Sibling> {
    const known = this.#siblings.get(room);
    if (known !== undefined) return known;
    const siblings = new Map<WorkerSlot, Sibling>();
    this.#siblings.set(room, siblings);
    // A room without its home has neither levels nor outputs: everybody begins anew, as on one worker.
    room.router.observer.once('close', () => {
      for (const [slot, sibling] of [...siblings]) this.#end(room, slot, sibling);
    });
    return siblings;
  }

  async #open(room: Room, slot: WorkerSlot, torn: readonly LostPath[]): Promise<Branch> {
    const router = await slot.worker.createRouter({ mediaCodecs });
    router.once('workerclose', () => {
      this.#siblings.get(room)?.delete(slot);
      const isOver = room.router.closed || this.#pool.status.state === 'unavailable';
      if (!isOver && torn.length > 0) this.#lost(room, [...torn]);
    });
    if (room.router.closed) {
      router.close();
      throw new Error('the room is closed');
    }
    return { slot, router };
  }

  #end(room: Room, slot: WorkerSlot, sibling: Sibling): void {
    const siblings = this.#siblings.get(room);
    if (siblings?.get(slot) === sibling) siblings.delete(slot);
    sibling.opening.then(
      ({ router }) => router.close(),
      // It was never there.
      () => undefined,
    );
  }
}

/** Reserves a path of a worker. */
export function reservePath(slot: WorkerSlot): Release {
  slot.paths += 1;
  return releaseOnce(() => {
    slot.paths -= 1;
  });
}

function onClose(run: Release): (path: WebRtcPath) => void {
  return ({ transport }) => whenClosed(transport, run);
}
