/** What the browser knows of a room, and how a frame changes it: pure, so that every fault can be played in tests. */
import type { Frame, Mine, RoomNow, Snapshot, Welcome } from '#shared/contract/protocol.ts';
import { applyRoom, type RoomState } from '#shared/contract/room.ts';

/** Only frames, welcomes and snapshots change it; nobody else writes to it. */
export interface RoomView {
  readonly room: RoomState;
  readonly now: RoomNow;
  /** Null until the first welcome. */
  readonly mine: Mine | null;
}

export type FrameTaken =
  | { readonly kind: 'applied'; readonly view: RoomView }
  /** Everything in it was known already. */
  | { readonly kind: 'old' }
  /** Something before it is missing: ask again from the last number. */
  | { readonly kind: 'gap' };

/** The view that a snapshot gives; what is mine stays until the next welcome. */
export function viewOf(snapshot: Snapshot, before: RoomView | null): RoomView {
  return { room: snapshot.room, now: snapshot.now, mine: before?.mine ?? null };
}

/** Takes one frame. Frames may repeat or overlap; they may not leave a hole. */
export function takeFrame(view: RoomView, frame: Frame): FrameTaken {
  const { seq } = view.room;
  if (frame.from > seq) return { kind: 'gap' };
  if (frame.upTo < seq) return { kind: 'old' };
  const fresh = frame.events.filter((numbered) => numbered.seq > seq);
  if (fresh.length === 0 && frame.upTo === seq && frame.now === undefined) return { kind: 'old' };
  const room = fresh.reduce(applyRoom, view.room);
  return {
    kind: 'applied',
    view: {
      ...view,
      // Numbers that this audience does not see are passed over.
      room: room.seq === frame.upTo ? room : { ...room, seq: frame.upTo },
      now: frame.now === undefined ? view.now : mergeNow(view.now, frame.now),
    },
  };
}

/** Takes the first message of a connection; `gap` when the snapshot must be fetched again. */
export function takeWelcome(view: RoomView, welcome: Welcome): FrameTaken {
  const known: RoomView = { ...view, mine: welcome.mine };
  if (welcome.kind === 'stale') return { kind: 'gap' };
  const taken = takeFrame(known, welcome.frame);
  return taken.kind === 'old' ? { kind: 'applied', view: known } : taken;
}

/** Counters replace what was before; tallies and supports come only where they changed. */
function mergeNow(now: RoomNow, news: Partial<RoomNow>): RoomNow {
  return {
    ...now,
    ...news,
    supports: news.supports === undefined ? now.supports : { ...now.supports, ...news.supports },
    polls: news.polls === undefined ? now.polls : { ...now.polls, ...news.polls },
  };
}
