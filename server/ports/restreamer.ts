/** Sends the programme of a session on to another platform, as it is recorded: nothing is encoded for it. */
import type { LiveFeedListener, RunningLiveFeed } from './live-feed.ts';

export interface RestreamTarget {
  /** RTMP address of the platform, without the key. */
  readonly url: string;
  readonly key: string;
}

export interface Restreamer {
  /** From the present moment on, until it breaks off; the key is in no complaint. */
  start(sessionId: string, target: RestreamTarget, listener: LiveFeedListener): RunningLiveFeed;
}
