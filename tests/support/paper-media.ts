/** What a page's media is made of, on paper: streams that note what is in them, and a connection that tests speak through. */
import type { MediaSignalling } from '#client/media/signalling.ts';
import type { MediaNotice } from '#shared/contract/protocol.ts';

/** Notes every state that it was in, as ids of its tracks. */
export class PaperStream extends EventTarget {
  readonly now: string[] = [];
  readonly history: string[] = [];

  addTrack({ id }: { readonly id: string }): void {
    this.now.push(id);
    this.history.push(this.now.join());
  }

  removeTrack({ id }: { readonly id: string }): void {
    this.now.splice(this.now.indexOf(id), 1);
    this.history.push(this.now.join());
  }
}

/** A connection on which nothing is called: only what comes from the server by itself. */
export class PaperSignalling implements MediaSignalling {
  readonly #notices = new Set<(notice: MediaNotice) => void>();
  readonly #reconnects = new Set<() => void>();

  call(): Promise<never> {
    return Promise.reject(new Error('not used'));
  }

  onNotice(listener: (notice: MediaNotice) => void): () => void {
    this.#notices.add(listener);
    return () => void this.#notices.delete(listener);
  }

  onReconnected(listener: () => void): () => void {
    this.#reconnects.add(listener);
    return () => void this.#reconnects.delete(listener);
  }

  notify(notice: MediaNotice): void {
    for (const listener of [...this.#notices]) listener(notice);
  }

  reconnect(): void {
    for (const listener of [...this.#reconnects]) listener();
  }

  /** How many listen to anything. */
  get listeners(): number {
    return this.#notices.size + this.#reconnects.size;
  }
}
