/** Tells each path of a page when the server has lost it, and no other [T49]. */
import type { MediaSignalling } from './signalling.ts';

const known = new WeakMap<MediaSignalling, Losses>();

/** Of one connection. Hears of losses from the first call on. */
export function lossesOf(signalling: MediaSignalling): Losses {
  const losses = known.get(signalling) ?? new Losses(signalling);
  known.set(signalling, losses);
  return losses;
}

class Losses {
  readonly #watchers = new Map<string, () => void>();
  /** Lost while the browser's end was still being made: nobody watched yet. */
  readonly #early = new Set<string>();

  constructor(signalling: MediaSignalling) {
    signalling.onNotice((notice) => {
      if (notice.kind !== 'pathsLost') return;
      for (const transportId of notice.transportIds) this.#lost(transportId);
    });
  }

  /** `onLost` is called once, also for a path that is lost already. Returns the way to stop watching. */
  watch(transportId: string, onLost: () => void): () => void {
    this.#watchers.set(transportId, onLost);
    if (this.#early.delete(transportId)) this.#lost(transportId);
    return () => this.#watchers.delete(transportId);
  }

  #lost(transportId: string): void {
    const watcher = this.#watchers.get(transportId);
    if (watcher === undefined) {
      this.#early.add(transportId);
      return;
    }
    this.#watchers.delete(transportId);
    watcher();
  }
}
