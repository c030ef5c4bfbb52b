/** The live feed over ffmpeg: one process per stream. */
import type { LiveFeed, LiveFeedListener, Treatment } from '#server/ports/live-feed.ts';
import type { Ingest } from '#server/ports/media-plane.ts';
import { flvHeader, liveArguments, TAG_INPUT } from './live-arguments.ts';
import { LiveRun } from './live-run.ts';

/** A running feed, and what tests may see beyond the port. */
export interface FfmpegLiveFeed extends LiveFeed {
  push(ingest: Ingest, treatment: Treatment, listener: LiveFeedListener): LiveRun;
}

export function createFfmpegLiveFeed(): FfmpegLiveFeed {
  return {
    push: (ingest, treatment, listener) =>
      new LiveRun({
        args: liveArguments(TAG_INPUT, treatment, ingest),
        preamble: flvHeader(treatment),
        listener,
      }),
  };
}
