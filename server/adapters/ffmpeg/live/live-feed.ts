/** The live feed over ffmpeg: one process per stream, and nothing of our own network for what is fetched. */
import type { LiveFeed } from '#server/ports/live-feed.ts';
import { refuse } from '#shared/kernel/result.ts';
import { AddressGuard, ForbiddenAddressError } from './address-guard.ts';
import { examine } from './examine.ts';
import { GuardProxy } from './guard-proxy.ts';
import { flvHeader, liveArguments, TAG_INPUT } from './live-arguments.ts';
import { LiveRun } from './live-run.ts';
import { type OpenSource, openSource } from './open-source.ts';
import { PullRun } from './pull-run.ts';

export interface FfmpegLiveFeedOptions {
  /** Private addresses may be fetched from too: for partners in the same building, and for tests. */
  readonly pullPrivate: boolean;
}

export function createFfmpegLiveFeed({ pullPrivate }: FfmpegLiveFeedOptions): LiveFeed {
  const guard = new AddressGuard(pullPrivate);
  const proxy = new GuardProxy(guard);
  const open = (url: string): Promise<OpenSource> => openSource(url, guard, proxy);
  return {
    push: (ingest, treatment, listener) =>
      new LiveRun({
        args: liveArguments(TAG_INPUT, treatment, ingest),
        preamble: flvHeader(treatment),
        listener,
      }),
    isForbidden: async (url) => {
      const { hostname } = new URL(url.replace(/^rtmps?:/, 'http:'));
      // A host that is not known at present may be known when it is wanted.
      const fault = await guard.resolve(hostname).catch((error: unknown) => error);
      return fault instanceof ForbiddenAddressError;
    },
    examine: async (url, signal) => {
      const source = await open(url).catch((error: unknown) =>
        error instanceof ForbiddenAddressError
          ? ('address_forbidden' as const)
          : ('source_unreachable' as const),
      );
      if (typeof source === 'string') return refuse(source);
      try {
        return await examine(source, signal);
      } finally {
        source.close();
      }
    },
    pull: (ingest, url, tracks, listener) => new PullRun(open(url), ingest, tracks, listener),
    close: () => proxy.close(),
  };
}
