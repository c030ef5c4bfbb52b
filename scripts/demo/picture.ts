/** Keeps a programme with sound on the air: opens an ingest, lets ffmpeg feed it, starts again when it is lost. */
import { spawnSync } from 'node:child_process';
import { createFfmpegProgrammeFeed } from '#server/adapters/ffmpeg/programme-feed.ts';
import { createPinoLog } from '#server/adapters/node/log.ts';
import type { RunningServer } from '#server/main.ts';
import type { FeedPicture, RunningFeed } from '#server/ports/programme-feed.ts';
import { FEED_SOURCE } from '#shared/features/stage/state.ts';
import type { Browser } from './browser.ts';

interface PictureParts {
  readonly server: RunningServer;
  readonly host: Browser;
  readonly sessionId: string;
  readonly picture: FeedPicture;
  /** Tells the person at the terminal. */
  readonly say: (sentence: string) => void;
}

export interface Picture {
  /** Ends ffmpeg. */
  close(): Promise<void>;
}

const OWNER = 'demo-feed';

export function hasFfmpeg(): boolean {
  return spawnSync('ffmpeg', ['-version'], { stdio: 'ignore' }).status === 0;
}

export function keepPicture(parts: PictureParts): Picture {
  const { server, sessionId, say } = parts;
  const { mediaPlane } = server;
  const feeds = createFfmpegProgrammeFeed({ log: createPinoLog({ level: 'error' }) });
  let feed: RunningFeed | null = null;
  let closed = false;
  // One thing after the other: a lost room and a ready worker may be told in the same moment.
  let queue = Promise.resolve();
  const next = (work: () => Promise<void>): void => {
    queue = queue.then(work).catch((error: unknown) => say(`! 画面 (picture): ${String(error)}`));
  };

  const stop = async (): Promise<void> => {
    const running = feed;
    feed = null;
    await running?.close();
  };
  const start = async (): Promise<void> => {
    if (closed || feed !== null || mediaPlane.status().state !== 'ready') return;
    const request = { ownerId: OWNER, roomId: sessionId, sourceId: FEED_SOURCE, videoCodec: 'VP8' } as const;
    const opened = await mediaPlane.openIngest(request);
    if (!opened.ok) {
      say(`! 没有画面，其余功能照常 (no picture): ${opened.code}`);
      return;
    }
    feed = feeds.start(opened.value, parts.picture);
    await cutToFeed(parts);
  };

  const stopObserving = mediaPlane.observe({
    statusChanged: ({ state }) => {
      if (state === 'ready') next(start);
    },
    roomLost: (roomId) => {
      if (roomId !== sessionId) return;
      next(stop);
      next(start);
    },
  });
  server.services.rooms.onCommitted((id, events) => {
    if (id === sessionId && events.some(({ event }) => event.type === 'session.ended')) next(stop);
  });
  next(start);
  return {
    close: async () => {
      closed = true;
      stopObserving();
      await Promise.all([stop(), queue]);
      await stop();
    },
  };
}

/** Puts the feed on the air, unless the newcomer has already put somebody else there. */
async function cutToFeed({ server, host, sessionId }: PictureParts): Promise<void> {
  const live = await server.services.rooms.find(sessionId);
  const onAir = live?.room.stage.programme.video?.sourceId ?? FEED_SOURCE;
  if (onAir !== FEED_SOURCE) return;
  const video = { sourceId: FEED_SOURCE, track: 'camera' } as const;
  await host.command('stage:cut', { video, audio: [FEED_SOURCE], card: 'none' }, { sessionId });
}
