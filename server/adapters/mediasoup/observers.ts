/** Hands events to whoever listens; a listener that fails is logged and does not disturb the others. */
import type { Log } from '#server/ports/log.ts';
import type { MediaObserver } from '#server/ports/media-plane.ts';

export class Observers {
  readonly #log: Log;
  readonly #all = new Set<MediaObserver>();

  constructor(log: Log) {
    this.#log = log;
  }

  add(observer: MediaObserver): () => void {
    this.#all.add(observer);
    return () => this.#all.delete(observer);
  }

  tell(say: (observer: MediaObserver) => void): void {
    for (const observer of [...this.#all]) {
      try {
        say(observer);
      } catch (error) {
        this.#log.error('a media observer failed', { error: String(error) });
      }
    }
  }
}
