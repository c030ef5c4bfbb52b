/** One stream of a media partner: examined, fetched, and tried again for as long as the session is live [U3]. */
import type { Clock } from '#server/ports/clock.ts';
import type { LiveFeed, RunningLiveFeed } from '#server/ports/live-feed.ts';
import type { Log } from '#server/ports/log.ts';
import type { MediaPlane } from '#server/ports/media-plane.ts';
import type { IntakeState } from '#shared/features/stage/intake.ts';
import type { RefusalCode } from '#shared/kernel/refusals.ts';
import type { Result } from '#shared/kernel/result.ts';
import { Attempts } from '../attempts.ts';

export interface PulledSourceParts {
  readonly sessionId: string;
  readonly sourceId: string;
  readonly url: string;
  readonly plane: MediaPlane;
  readonly liveFeed: LiveFeed;
  readonly clock: Clock;
  readonly log: Log;
  readonly newOwner: () => string;
  readonly onState: (state: IntakeState) => void;
}

interface Attempt {
  readonly ownerId: string;
  readonly stop: AbortController;
  readonly startedMs: number;
  feed: RunningLiveFeed | null;
}

export class PulledSource {
  readonly #parts: PulledSourceParts;
  readonly #attempts: Attempts;
  #attempt: Attempt | null = null;
  #cancelRetry: () => void = () => undefined;
  /** Of the last attempt, for as long as the next one has not come further. */
  #lastReason: RefusalCode | null = null;
  #closed = false;

  constructor(parts: PulledSourceParts) {
    this.#parts = parts;
    this.#attempts = new Attempts(parts.clock);
    this.#begin();
  }

  /** The room was lost: its ingest is gone. */
  startAnew(): void {
    if (this.#closed) return;
    void this.#giveUp();
    this.#begin();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#giveUp();
  }

  #begin(): void {
    const { clock, newOwner, onState } = this.#parts;
    const attempt: Attempt = {
      ownerId: newOwner(),
      stop: new AbortController(),
      startedMs: clock.nowMs(),
      feed: null,
    };
    this.#attempt = attempt;
    const reason = this.#lastReason === null ? {} : { reason: this.#lastReason };
    onState({ by: 'pull', state: 'connecting', ...reason });
    this.#fetch(attempt).then(
      (fetched) => {
        if (!fetched.ok) this.#failed(attempt, fetched.code);
      },
      (error: unknown) => {
        this.#parts.log.error('a stream could not be fetched', { error });
        this.#failed(attempt, 'internal');
      },
    );
  }

  async #fetch(attempt: Attempt): Promise<Result<unknown>> {
    const { liveFeed, plane, url, sessionId: roomId, sourceId, log, onState } = this.#parts;
    const { ownerId, stop } = attempt;
    const examined = await liveFeed.examine(url, stop.signal);
    if (!examined.ok || stop.signal.aborted) return examined;
    const ingest = await plane.openIngest({ ownerId, roomId, sourceId, videoCodec: 'H264' });
    if (!ingest.ok) return ingest;
    if (stop.signal.aborted) {
      await plane.closeOwner(ownerId);
      return ingest;
    }
    const picture = examined.value.video === null ? ('none' as const) : ('encode' as const);
    attempt.feed = liveFeed.pull(ingest.value, url, examined.value, {
      running: () => {
        this.#lastReason = null;
        onState({ by: 'pull', state: 'flowing', picture });
      },
      ended: (complaint) => {
        log.warn('a fetched stream ended', { sourceId, complaint });
        this.#failed(attempt, 'source_unreachable');
      },
    });
    return ingest;
  }

  #failed(attempt: Attempt, reason: RefusalCode): void {
    if (this.#attempt !== attempt) return;
    const { clock, onState } = this.#parts;
    void this.#giveUp();
    this.#lastReason = reason;
    const { waitMs, retryAt } = this.#attempts.next(attempt.startedMs);
    onState({ by: 'pull', state: 'failed', reason, retryAt });
    this.#cancelRetry = clock.after(waitMs, () => this.#begin());
  }

  async #giveUp(): Promise<void> {
    this.#cancelRetry();
    const attempt = this.#attempt;
    this.#attempt = null;
    if (attempt === null) return;
    attempt.stop.abort();
    await attempt.feed?.close();
    await this.#parts.plane.closeOwner(attempt.ownerId);
  }
}
