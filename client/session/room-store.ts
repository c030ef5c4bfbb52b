/** Holds the view of one room and tells components of changes, at most once per short while. */
import type { ReadableStore } from '#client/lib/store.ts';
import type { Frame, Mine, Snapshot, Welcome } from '#shared/contract/protocol.ts';
import { EMPTY_ROOM } from '#shared/contract/room.ts';
import { type FrameTaken, type RoomView, takeFrame, takeWelcome, viewOf } from './room-view.ts';

/** A hundred frames a second would draw a hundred times; people see no more than this. */
const QUIET_MS = 60;

const NOTHING: RoomView = {
  room: EMPTY_ROOM,
  now: {
    counters: { current: 0, peak: 0, distinct: 0, views: 0, interacted: 0, comments: 0, waiting: 0 },
    supports: {},
    polls: {},
    sources: [],
    media: false,
    hls: false,
    composed: null,
    keeping: null,
    health: null,
    intakes: {},
    restreams: {},
    unitsHere: [],
  },
  mine: null,
};

export interface RoomStore extends ReadableStore<RoomView> {
  takeSnapshot(snapshot: Snapshot): void;
  /** False when there is a gap: the caller asks again. */
  takeFrame(frame: Frame): boolean;
  takeWelcome(welcome: Welcome): boolean;
  takeMine(mine: Mine): void;
  /** The server has taken this person's vote: no need to ask it whether it has. */
  noteVoted(pollId: string): void;
  close(): void;
}

/** An empty room store. */
export function createRoomStore(): RoomStore {
  let view = NOTHING;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let changedSince = false;
  const listeners = new Set<() => void>();

  const tell = () => {
    if (timer !== null) {
      changedSince = true;
      return;
    }
    for (const listener of [...listeners]) listener();
    timer = setTimeout(() => {
      timer = null;
      if (!changedSince) return;
      changedSince = false;
      tell();
    }, QUIET_MS);
  };
  const put = (next: RoomView) => {
    view = next;
    tell();
  };
  const take = (taken: FrameTaken) => {
    if (taken.kind === 'applied') put(taken.view);
    return taken.kind !== 'gap';
  };

  return {
    get: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    takeSnapshot: (snapshot) => put(viewOf(snapshot, view)),
    takeFrame: (frame) => take(takeFrame(view, frame)),
    takeWelcome(welcome) {
      put({ ...view, mine: welcome.mine });
      return take(takeWelcome(view, welcome));
    },
    takeMine: (mine) => put({ ...view, mine }),
    noteVoted: (pollId) => {
      if (view.mine === null || view.mine.voted.includes(pollId)) return;
      put({ ...view, mine: { ...view.mine, voted: [...view.mine.voted, pollId] } });
    },
    close() {
      if (timer !== null) clearTimeout(timer);
      listeners.clear();
    },
  };
}
