/** A programme feed that sends nothing: tests say when its picture flows and when it is over. */
import type { Ingest } from '#server/ports/media-plane.ts';
import type {
  FeedListener,
  FeedPicture,
  FeedState,
  ProgrammeFeed,
  RunningFeed,
} from '#server/ports/programme-feed.ts';

export interface FakeFeed extends RunningFeed {
  readonly ingest: Ingest;
  readonly picture: FeedPicture;
  flow(): void;
  end(how: 'played' | 'failed'): void;
}

export interface FakeProgrammeFeed extends ProgrammeFeed {
  /** Everything that was started, oldest first. */
  readonly started: readonly FakeFeed[];
}

export function createFakeProgrammeFeed(): FakeProgrammeFeed {
  const started: FakeFeed[] = [];
  return {
    started,
    start: (ingest, picture, listener = {}) => {
      const feed = fakeFeed(ingest, picture, listener);
      started.push(feed);
      return feed;
    },
  };
}

function fakeFeed(ingest: Ingest, picture: FeedPicture, listener: FeedListener): FakeFeed {
  let state: FeedState = 'starting';
  return {
    ingest,
    picture,
    state: () => state,
    flow: () => {
      state = 'running';
      listener.running?.();
    },
    end: (how) => {
      if (state === 'closed') return;
      state = 'closed';
      listener.ended?.(how);
    },
    close: async () => {
      state = 'closed';
    },
  };
}
