/** Brings a live stream of somebody else's making into the media plane's ingest, encoded anew where it has to be. */
import type { Result } from '#shared/kernel/result.ts';
import type { Ingest } from './media-plane.ts';

/** What is done with each track. Sound becomes Opus in any case. */
export interface Treatment {
  /** `copy` hands H.264 on as it is: it must have no reordered pictures, and full ones often enough. */
  readonly picture: 'copy' | 'encode' | 'none';
  readonly sound: boolean;
}

/** What an address serves: which of its tracks are taken, by their numbers there. */
export interface Examined {
  readonly video: number | null;
  readonly audio: number | null;
}

/** Told about what happens by itself; nothing is told after `close`. */
export interface LiveFeedListener {
  /** Something is on its way to the ingest. */
  running?(): void;
  /** It is over: the stream ended, broke off or cannot be used. `complaint` is for the log. */
  ended(complaint: string): void;
}

export interface RunningLiveFeed {
  /** Resolves when the sending program is gone. May be called twice. */
  close(): Promise<void>;
}

export interface RunningPush extends RunningLiveFeed {
  /** One more FLV tag; false when so much waits already that it is not worth going on. */
  write(tag: Uint8Array): boolean;
}

export interface LiveFeed {
  /** To an H.264 ingest: takes FLV tags one by one, the headers first. */
  push(ingest: Ingest, treatment: Treatment, listener: LiveFeedListener): RunningPush;

  /** Whether an address lies in a network that strangers must not look into through us. */
  isForbidden(url: string): Promise<boolean>;
  /**
   * Looks at what an address serves: `address_forbidden`, `source_unreachable` when nothing comes, `source_unusable`
   * when it is neither picture nor sound. Ends early when `signal` says so.
   */
  examine(url: string, signal: AbortSignal): Promise<Result<Examined>>;
  /** To an H.264 ingest: fetches what an address serves, as fast as it is to be shown, until it ends. */
  pull(ingest: Ingest, url: string, tracks: Examined, listener: LiveFeedListener): RunningLiveFeed;
  /** Frees what is shared by all. May be called twice. */
  close(): Promise<void>;
}
