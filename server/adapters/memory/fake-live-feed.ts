/** A live feed that sends nothing: tests say when it flows and when it is over. */
import type { LiveFeed, LiveFeedListener, RunningPush, Treatment } from '#server/ports/live-feed.ts';
import type { Ingest } from '#server/ports/media-plane.ts';

export interface FakePush extends RunningPush {
  readonly ingest: Ingest;
  readonly treatment: Treatment;
  readonly written: readonly Uint8Array[];
  isClosed(): boolean;
  flow(): void;
  end(complaint: string): void;
  /** From now on nothing more can be written. */
  clog(): void;
}

export interface FakeLiveFeed extends LiveFeed {
  /** Everything that was started, oldest first. */
  readonly pushed: readonly FakePush[];
}

export function createFakeLiveFeed(): FakeLiveFeed {
  const pushed: FakePush[] = [];
  return {
    pushed,
    push: (ingest, treatment, listener) => {
      const feed = fakePush(ingest, treatment, listener);
      pushed.push(feed);
      return feed;
    },
  };
}

function fakePush(ingest: Ingest, treatment: Treatment, listener: LiveFeedListener): FakePush {
  const written: Uint8Array[] = [];
  let closed = false;
  let clogged = false;
  return {
    ingest,
    treatment,
    written,
    isClosed: () => closed,
    flow: () => {
      if (!closed) listener.running?.();
    },
    end: (complaint) => {
      if (closed) return;
      closed = true;
      listener.ended(complaint);
    },
    clog: () => {
      clogged = true;
    },
    write: (tag) => {
      written.push(tag);
      return !clogged;
    },
    close: async () => {
      closed = true;
    },
  };
}
