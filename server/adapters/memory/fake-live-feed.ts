/** A live feed that sends nothing: tests say when it flows and when it is over. */
import type {
  Examined,
  LiveFeed,
  LiveFeedListener,
  RunningLiveFeed,
  RunningPush,
  Treatment,
} from '#server/ports/live-feed.ts';
import type { Ingest } from '#server/ports/media-plane.ts';
import type { Result } from '#shared/kernel/result.ts';

export interface FakeFeed extends RunningLiveFeed {
  readonly ingest: Ingest;
  isClosed(): boolean;
  flow(): void;
  end(complaint: string): void;
}

export interface FakePush extends FakeFeed, RunningPush {
  readonly treatment: Treatment;
  readonly written: readonly Uint8Array[];
  /** From now on nothing more can be written. */
  clog(): void;
}

export interface FakePull extends FakeFeed {
  readonly url: string;
  readonly tracks: Examined;
}

/** One look at an address; it waits until a test answers. */
export interface FakeLook {
  readonly url: string;
  readonly signal: AbortSignal;
  answer(result: Result<Examined>): void;
}

export interface FakeLiveFeed extends LiveFeed {
  /** Everything that was started, oldest first. */
  readonly pushed: readonly FakePush[];
  readonly pulled: readonly FakePull[];
  readonly looks: readonly FakeLook[];
}

/** Addresses with `forbidden` in them are. */
export function createFakeLiveFeed(): FakeLiveFeed {
  const pushed: FakePush[] = [];
  const pulled: FakePull[] = [];
  const looks: FakeLook[] = [];
  return {
    ...{ pushed, pulled, looks },
    push: (ingest, treatment, listener) => {
      const feed = fakePush(ingest, treatment, listener);
      pushed.push(feed);
      return feed;
    },
    isForbidden: async (url) => url.includes('forbidden'),
    examine: (url, signal) =>
      new Promise((resolve) => {
        looks.push({ url, signal, answer: resolve });
      }),
    pull: (ingest, url, tracks, listener) => {
      const feed = { ...fakeFeed(ingest, listener), url, tracks };
      pulled.push(feed);
      return feed;
    },
    close: async () => undefined,
  };
}

function fakePush(ingest: Ingest, treatment: Treatment, listener: LiveFeedListener): FakePush {
  const written: Uint8Array[] = [];
  let clogged = false;
  return {
    ...fakeFeed(ingest, listener),
    treatment,
    written,
    clog: () => {
      clogged = true;
    },
    write: (tag) => {
      written.push(tag);
      return !clogged;
    },
  };
}

function fakeFeed(ingest: Ingest, listener: LiveFeedListener): FakeFeed {
  let closed = false;
  return {
    ingest,
    isClosed: () => closed,
    flow: () => {
      if (!closed) listener.running?.();
    },
    end: (complaint) => {
      if (closed) return;
      closed = true;
      listener.ended(complaint);
    },
    close: async () => {
      closed = true;
    },
  };
}
