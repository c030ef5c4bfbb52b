/** Pushes a ready-made programme (a file in a loop, or a title card) into the media plane's ingest. */
import type { Ingest } from './media-plane.ts';

export type ProgrammePicture =
  /** A video file on the server, again and again; a file without sound gets silence. */
  | { readonly kind: 'file'; readonly path: string }
  /** A calm title card with a running clock and a soft chime. */
  | { readonly kind: 'card'; readonly title: string; readonly subtitle: string };

export type FeedState =
  | 'starting'
  | 'running'
  /** It ended or failed and will be started again after a pause. */
  | 'waiting'
  | 'closed';

export interface RunningFeed {
  state(): FeedState;
  /** Stops sending; resolves when the sending program is gone. May be called twice. */
  close(): Promise<void>;
}

export interface ProgrammeFeed {
  /**
   * Starts sending and keeps at it until closed. It does not notice that an ingest has gone: when the
   * media plane says `roomLost`, close the feed, open a new ingest and start again.
   */
  start(ingest: Ingest, picture: ProgrammePicture): RunningFeed;
}
