/** Pushes a ready-made programme (a file in a loop, or a title card) into the media plane's ingest. */
import type { Ingest } from './media-plane.ts';

export type FeedPicture =
  /** A video file on the server, again and again; a file without sound gets silence. */
  | { readonly kind: 'file'; readonly path: string }
  /** A video file once from its beginning; its first picture stands still for a moment, until everybody is there. */
  | { readonly kind: 'film'; readonly path: string; readonly durationMs: number }
  /** A calm title card with a running clock and a soft chime. */
  | { readonly kind: 'card'; readonly title: string; readonly subtitle: string };

export type FeedState =
  | 'starting'
  | 'running'
  /** It ended or failed and will be started again after a pause. */
  | 'waiting'
  | 'closed';

/** Told about what happens by itself; nothing is told after `close`. */
export interface FeedListener {
  /** The first picture is on its way. */
  running?(): void;
  /** A film is over: it ran to its end, or it could not be sent (any further). */
  ended?(how: 'played' | 'failed'): void;
}

export interface RunningFeed {
  state(): FeedState;
  /** Stops sending; resolves when the sending program is gone. May be called twice. */
  close(): Promise<void>;
}

export interface ProgrammeFeed {
  /**
   * Starts sending and keeps at it until closed, a film until its end. It does not notice that an ingest has gone: when the
   * media plane says `roomLost`, close the feed, open a new ingest and start again.
   */
  start(ingest: Ingest, picture: FeedPicture, listener?: FeedListener): RunningFeed;
}
