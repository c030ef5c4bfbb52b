/** One ffmpeg that fetches a stream, together with its way there. */
import type { Examined, LiveFeedListener, RunningLiveFeed } from '#server/ports/live-feed.ts';
import type { Ingest } from '#server/ports/media-plane.ts';
import { liveArguments } from './live-arguments.ts';
import { LiveRun, STALL_MS } from './live-run.ts';
import type { OpenSource } from './open-source.ts';

/** At the pace of the clock: HLS comes in lumps. */
const PACE = ['-nostdin', '-re'];

export class PullRun implements RunningLiveFeed {
  readonly #listener: LiveFeedListener;
  readonly #started: Promise<void>;
  #run: LiveRun | null = null;
  #source: OpenSource | null = null;
  #closed = false;

  constructor(source: Promise<OpenSource>, ingest: Ingest, tracks: Examined, listener: LiveFeedListener) {
    this.#listener = listener;
    this.#started = source.then(
      (open) => this.#start(open, ingest, tracks),
      (error: unknown) => this.#end(String(error)),
    );
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#started;
    await this.#run?.close();
    this.#source?.close();
  }

  #start(source: OpenSource, ingest: Ingest, { video, audio }: Examined): void {
    this.#source = source;
    if (this.#closed) return;
    const treatment = {
      picture: video === null ? ('none' as const) : ('encode' as const),
      sound: audio !== null,
    };
    const map = { video: `0:${video}`, audio: `0:${audio}` };
    this.#run = new LiveRun({
      args: liveArguments([...PACE, ...source.args], treatment, ingest, map),
      environment: source.environment,
      stallMs: STALL_MS,
      listener: { ...this.#listener, ended: (complaint) => this.#end(complaint) },
    });
  }

  #end(complaint: string): void {
    this.#source?.close();
    if (!this.#closed) this.#listener.ended(complaint);
    this.#closed = true;
  }
}
