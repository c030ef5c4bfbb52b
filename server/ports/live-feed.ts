/** Brings a live stream of somebody else's making into the media plane's ingest, encoded anew where it has to be. */
import type { Ingest } from './media-plane.ts';

/** What is done with each track. Sound becomes Opus in any case. */
export interface Treatment {
  /** `copy` hands H.264 on as it is: it must have no reordered pictures, and full ones often enough. */
  readonly picture: 'copy' | 'encode' | 'none';
  readonly sound: boolean;
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
  /** Of an H.264 ingest: takes FLV tags one by one, the headers first. */
  push(ingest: Ingest, treatment: Treatment, listener: LiveFeedListener): RunningPush;
}
