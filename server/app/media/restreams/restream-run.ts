/** The programme on its way to one platform: sent while there is something to send, and tried again [V3]. */
import type { Clock } from '#server/ports/clock.ts';
import type { RunningLiveFeed } from '#server/ports/live-feed.ts';
import type { Log } from '#server/ports/log.ts';
import type { Restreamer, RestreamTarget } from '#server/ports/restreamer.ts';
import type { RestreamState } from '#shared/features/stage/restream.ts';
import { Attempts } from '../attempts.ts';

export interface RestreamRunParts {
  readonly sessionId: string;
  readonly restreamId: string;
  readonly target: RestreamTarget;
  readonly restreamer: Restreamer;
  readonly clock: Clock;
  readonly log: Log;
  readonly onState: (state: RestreamState) => void;
}

export class RestreamRun {
  readonly #parts: RestreamRunParts;
  readonly #attempts: Attempts;
  #feed: RunningLiveFeed | null = null;
  /** When it last began to run. */
  #ran: { readonly since?: string } = {};
  #cancelRetry: () => void = () => undefined;
  /** Whether there is a programme to send. */
  #on = false;

  constructor(parts: RestreamRunParts) {
    this.#parts = parts;
    this.#attempts = new Attempts(parts.clock);
  }

  /** The output begins, or pauses: a new one begins with times of its own. */
  setOn(on: boolean): void {
    if (on === this.#on) return;
    this.#on = on;
    if (on) this.#begin();
    else {
      void this.#stop();
      this.#parts.onState({ state: 'waiting' });
    }
  }

  close(): Promise<void> {
    this.#on = false;
    return this.#stop();
  }

  #begin(): void {
    const { restreamer, sessionId, restreamId, target, clock, log, onState } = this.#parts;
    const startedMs = clock.nowMs();
    const feed = restreamer.start(sessionId, target, {
      running: () => {
        this.#ran = { since: clock.nowIso() };
        onState({ state: 'running', ...this.#ran });
      },
      ended: (complaint) => {
        if (this.#feed !== feed) return;
        log.warn('sending the programme on broke off', { restreamId, complaint });
        void this.#stop();
        const { waitMs, retryAt } = this.#attempts.next(startedMs);
        onState({ state: 'retrying', reason: 'target_unreachable', ...this.#ran, retryAt });
        this.#cancelRetry = clock.after(waitMs, () => this.#begin());
      },
    });
    this.#feed = feed;
  }

  async #stop(): Promise<void> {
    this.#cancelRetry();
    const feed = this.#feed;
    this.#feed = null;
    await feed?.close();
  }
}
