/** Watches the programme as HLS: one element, one playlist, its state in a word. */
import { createStore, type ReadableStore } from '#client/lib/store.ts';
import { type HlsEngine, type HlsEngineOptions, openHlsEngine } from './hls-engine.ts';
import { keepPlaying, type Playback } from './playback.ts';

/** `resting`: the browser has paused it because nobody sees the page. */
export type HlsState = 'loading' | 'playing' | 'resting' | 'needs-gesture' | 'failed';

export interface HlsViewer {
  readonly state: ReadableStore<HlsState>;
  /** To be called now and then with a time in milliseconds: notices that the picture moves, or no longer does. */
  look(nowMs: number): void;
  /** To be called from a touch in state `needs-gesture`. */
  play(): Promise<void>;
  /** Time of the picture that is shown, in milliseconds since 1970 by the server's clock; null before the first. */
  playingAtMs(): number | null;
  close(): void;
}

export interface HlsViewerOptions {
  readonly address: string;
  readonly element: HTMLVideoElement;
  /** Whether nobody sees the page. */
  readonly hidden: () => boolean;
  /** For tests. */
  readonly openEngine?: (options: HlsEngineOptions) => Promise<HlsEngine | null>;
}

/** Loading is tried again after so long; servers and lines come back. */
const RELOAD_MS = 3_000;
/** A picture that stands still for less is not worth a word. */
const STILL_MS = 1_500;

/** A viewer that begins at once. */
export function openHlsViewer(options: HlsViewerOptions): HlsViewer {
  return new ElementViewer(options);
}

class ElementViewer implements HlsViewer {
  readonly state = createStore<HlsState>('loading');
  readonly #options: Required<HlsViewerOptions>;
  readonly #playback: Playback;
  #engine: HlsEngine | null = null;
  #blocked = false;
  /** The newest attempt was, so that nothing loads: iOS loads no picture before it may play. */
  #refused = false;
  #failed = false;
  readonly #closing = new AbortController();
  #lastSeconds = 0;
  #movedAtMs = Number.NEGATIVE_INFINITY;
  #moves = false;
  #rests = false;

  constructor(options: HlsViewerOptions) {
    this.#options = { openEngine: openHlsEngine, ...options };
    const { element } = this.#options;
    this.#playback = keepPlaying({
      element,
      prepare: () => {
        this.#refused = false;
        return this.#engine !== null;
      },
      onBlocked: (blocked) => {
        this.#blocked = blocked;
        this.#refused = blocked;
        this.#tell();
      },
    });
    element.addEventListener('canplay', this.#again);
    void this.#open();
  }

  look(nowMs: number): void {
    const { element, hidden } = this.#options;
    const { currentTime, readyState } = element;
    const moved = currentTime !== this.#lastSeconds && readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    this.#rests = element.paused && hidden();
    // What rests is not late when it is seen again.
    if (moved || (this.#rests && this.#moves)) this.#movedAtMs = nowMs;
    this.#lastSeconds = currentTime;
    this.#moves = nowMs - this.#movedAtMs < STILL_MS;
    this.#tell();
  }

  play(): Promise<void> {
    const played = this.#playback.play();
    this.#tell();
    return played;
  }

  playingAtMs(): number | null {
    return this.#engine?.playingAtMs() ?? null;
  }

  close(): void {
    this.#closing.abort();
    this.#options.element.removeEventListener('canplay', this.#again);
    this.#playback.detach();
    this.#engine?.close();
    this.#engine = null;
  }

  readonly #again = (): void => void this.#playback.play();

  async #open(): Promise<void> {
    const { address, element, openEngine } = this.#options;
    const { signal } = this.#closing;
    const onFailed = (): void => {
      this.#failed = true;
      this.#tell();
    };
    try {
      const engine = await openEngine({ address, element, onFailed, signal });
      if (engine === null) return;
      if (signal.aborted) return engine.close();
      this.#engine = engine;
      await this.#playback.play();
    } catch {
      // The library did not load: the line, or a new version of the site.
      setTimeout(() => (signal.aborted ? undefined : void this.#open()), RELOAD_MS);
    }
  }

  #tell(): void {
    const ready = this.#options.element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    if (this.#failed) this.state.set('failed');
    else if (this.#refused || (this.#blocked && ready)) this.state.set('needs-gesture');
    else if (this.#rests) this.state.set('resting');
    else this.state.set(this.#moves ? 'playing' : 'loading');
  }
}
