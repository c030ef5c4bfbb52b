/** Receives the programme by the way that works, in one element, and changes ways by itself (`path-choice.ts`). */
import { createStore, type ReadableStore } from '#client/lib/store.ts';
import { type HlsState, type HlsViewer, type HlsViewerOptions, openHlsViewer } from './hls-viewer.ts';
import {
  type Condition,
  isBeginning,
  nextPath,
  type PathChoice,
  type PathEvent,
  startPath,
  type Way,
} from './path-choice.ts';
import { PathWatch } from './path-watch.ts';
import {
  HLS_CONDITIONS,
  kindOfHls,
  NO_RECEIVING,
  type ReceiverState,
  type SentWays,
  sameReceiving,
  waysOf,
} from './receiver-state.ts';
import { type WantedProgramme, wantedIds } from './track-shelf.ts';
import type { Viewer } from './viewer.ts';
import type { ViewerState } from './viewer-state.ts';

export interface ProgrammeReceiver {
  readonly state: ReadableStore<ReceiverState>;
  /** Receives by WebRTC; its second picture is laid out by the page. */
  readonly viewer: Viewer;
  /** Begins, in this element; the answer ends it. */
  start(element: HTMLVideoElement): () => void;
  want(programme: WantedProgramme): void;
  /** What the server sends at present. */
  offer(sent: SentWays): void;
  /** From a touch: gives the browser the gesture that it wants. */
  play(): void;
  /** From a touch: the best way is tried again. */
  retry(): void;
  setMuted(muted: boolean): void;
  setAudioOnly(audioOnly: boolean): void;
  /** Time of the picture that is shown, in milliseconds since 1970 by the server's clock; null for what has no delay. */
  playingAtMs(): number | null;
}

export interface ReceiverOptions {
  readonly viewer: Viewer;
  readonly hlsAddress: string;
  readonly soundAddress: string;
  /** What this browser can do. */
  readonly canWebrtc: boolean;
  readonly canHls: boolean;
  /** Milliseconds that never go back. */
  readonly now: () => number;
  /** Whether nobody sees the page. */
  readonly hidden: () => boolean;
  /** The connection of the conversation is back after having been away. Returns the way to stop listening. */
  readonly onReconnected: (listener: () => void) => () => void;
  /** For tests. */
  readonly openHls?: (options: HlsViewerOptions) => HlsViewer;
}

const LOOK_MS = 500;

/** A receiver that does nothing until `start`. */
export function createProgrammeReceiver(options: ReceiverOptions): ProgrammeReceiver {
  return new WayChanger(options);
}

class WayChanger implements ProgrammeReceiver {
  readonly state = createStore(NO_RECEIVING);
  readonly viewer: Viewer;
  readonly #options: Required<ReceiverOptions>;
  readonly #watch: PathWatch;
  #choice: PathChoice;
  #offered: readonly Way[] = [];
  #element: HTMLVideoElement | null = null;
  #programme: WantedProgramme = { video: null, audio: [] };
  #muted = false;
  #silenced = false;
  #arranging = false;
  /** It stood paused at the last look; before anything has played that is no news. */
  #stands = true;
  /** A touch that the browser has not answered yet: until then it still says that it wants one. */
  #touch: Promise<unknown> | null = null;
  #audioOnly = false;
  #detachViewer: (() => void) | null = null;
  #hls: { readonly viewer: HlsViewer; readonly address: string } | null = null;

  constructor(options: ReceiverOptions) {
    this.#options = { openHls: openHlsViewer, ...options };
    this.viewer = options.viewer;
    this.#watch = new PathWatch(options.viewer);
    this.#choice = startPath([], options.now());
  }

  start(element: HTMLVideoElement): () => void {
    this.#element = element;
    const unfollow = this.viewer.state.subscribe(() => this.#look());
    const unlisten = this.#options.onReconnected(() => this.#reconnected());
    const timer = setInterval(() => this.#look(), LOOK_MS);
    this.#choice = startPath(this.#offered, this.#options.now());
    this.#arrange();
    return () => {
      unfollow();
      unlisten();
      clearInterval(timer);
      this.#element = null;
      this.#arrange();
    };
  }

  want(programme: WantedProgramme): void {
    this.#programme = programme;
    this.viewer.want(programme);
  }

  offer({ webrtc, hls }: SentWays): void {
    const { canWebrtc, canHls } = this.#options;
    this.#offered = waysOf({ webrtc: webrtc && canWebrtc, hls: hls && canHls });
    this.#happened({ type: 'offered', ways: this.#offered });
  }

  play(): void {
    this.#silenced = false;
    this.#hush();
    const touch = this.#playAll();
    this.#touch = touch;
    void touch.then(() => {
      if (this.#touch !== touch) return;
      this.#touch = null;
      this.#tell();
    });
    this.#tell();
  }

  retry(): void {
    this.viewer.stop();
    this.#closeHls();
    this.#happened({ type: 'asked' });
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    if (!muted) this.#silenced = false;
    this.viewer.setMuted(muted);
    this.#hush();
    this.#tell();
  }

  setAudioOnly(audioOnly: boolean): void {
    this.#audioOnly = audioOnly;
    this.viewer.setAudioOnly(audioOnly);
    this.#arrange();
  }

  playingAtMs(): number | null {
    return this.#hls?.viewer.playingAtMs() ?? null;
  }

  /** The network is back: who has nothing but the text need not wait. */
  #reconnected(): void {
    const { way, offered } = this.#choice;
    if (way === 'text' && offered.length > 0) this.retry();
  }

  /** Looks at what flows, and lets the choice think about it. */
  #look(): void {
    if (this.#element === null || this.#arranging) return;
    const nowMs = this.#options.now();
    this.#playOn(this.#element);
    this.#hls?.viewer.look(nowMs);
    void this.#watch.look(nowMs);
    // While nothing is on air, WebRTC cannot show whether it would work.
    const trying = this.#isWanted() || this.#choice.way === 'webrtc';
    const offered = trying ? this.#offered : this.#offered.filter((way) => way !== 'webrtc');
    if (offered.join() !== this.#choice.offered.join()) this.#happened({ type: 'offered', ways: offered });
    const webrtc = this.#webrtcCondition(nowMs);
    this.#happened({ type: 'condition', way: 'webrtc', condition: webrtc });
    const { way } = this.#choice;
    if (way === 'hls' || way === 'sound') {
      this.#happened({ type: 'condition', way, condition: HLS_CONDITIONS[this.#hlsState()] });
    }
    this.#happened({ type: 'tick' });
    this.#tell();
  }

  /** The page has no button to pause: the system did, for a call or headphones pulled out. Once; it may mean it. */
  #playOn({ paused, ended }: HTMLVideoElement): void {
    const stands = paused && !ended && !this.#options.hidden();
    if (stands && !this.#stands) void this.#playAll();
    this.#stands = stands;
  }

  #webrtcCondition(nowMs: number): Condition {
    const state = this.viewer.state.get();
    const fails = this.#watch.isSilent(nowMs) || this.#watch.isStuck(nowMs);
    if (state.kind === 'unavailable' || fails) return 'refused';
    if (state.kind === 'idle') return this.#isWanted() ? 'stalls' : 'flows';
    if (state.kind === 'connecting' || state.kind === 'recovering') return 'stalls';
    return 'flows';
  }

  /** Who only listens wants nothing while nobody has a microphone open. */
  #isWanted(): boolean {
    return wantedIds(this.#programme, this.#audioOnly).length > 0;
  }

  #hlsState(): HlsState {
    return this.#hls?.viewer.state.get() ?? 'loading';
  }

  #happened(event: PathEvent): void {
    const before = this.#choice;
    this.#choice = nextPath(before, event, this.#options.now());
    const { way, trial } = this.#choice;
    if (way !== before.way || trial !== before.trial || event.type === 'asked') this.#arrange();
  }

  /** Brings viewers and element in line with the choice. */
  #arrange(): void {
    // What the viewers say of being started and stopped is no news.
    this.#arranging = true;
    this.#arrangeHls(null);
    this.#arrangeWebrtc();
    this.#arrangeHls(this.#element);
    this.#hush();
    this.#arranging = false;
    this.#tell();
  }

  #arrangeWebrtc(): void {
    const element = this.#element;
    const { way, trial } = this.#choice;
    if (element === null || way !== 'webrtc') {
      this.#detachViewer?.();
      this.#detachViewer = null;
    }
    if (element === null || (way !== 'webrtc' && trial !== 'webrtc')) this.viewer.stop();
    else this.viewer.start();
    if (element !== null && way === 'webrtc') this.#detachViewer ??= this.viewer.attach(element);
  }

  /** Ends what is not wanted any more, and begins what is wanted where there is an element for it. */
  #arrangeHls(element: HTMLVideoElement | null): void {
    const address = this.#element === null ? null : this.#hlsAddress(this.#choice.way);
    if (this.#hls !== null && this.#hls.address !== address) this.#closeHls();
    if (element === null || address === null || this.#hls !== null) return;
    const viewer = this.#options.openHls({ address, element, hidden: this.#options.hidden });
    this.#hls = { viewer, address };
    viewer.state.subscribe(() => this.#tell());
  }

  #hlsAddress(way: Way): string | null {
    if (way === 'sound' || (way === 'hls' && this.#audioOnly)) return this.#options.soundAddress;
    return way === 'hls' ? this.#options.hlsAddress : null;
  }

  #closeHls(): void {
    this.#hls?.viewer.close();
    this.#hls = null;
  }

  /** WebRTC mutes its tracks; the element's own silence is for browsers that want a touch, and for HLS. */
  #hush(): void {
    if (this.#element === null) return;
    this.#element.muted = this.#silenced || (this.#muted && this.#choice.way !== 'webrtc');
  }

  #playAll(): Promise<unknown> {
    return Promise.allSettled([this.viewer.play(), this.#hls?.viewer.play()]);
  }

  #kind(): ViewerState['kind'] {
    const { way, gaveUp, flows, hasFlowed } = this.#choice;
    // Trying again by itself is no news: words and buttons stand still until there is something to see.
    if (way !== 'text' && gaveUp && !flows) return 'unavailable';
    if (way === 'webrtc') return this.viewer.state.get().kind;
    return way === 'text' ? this.#kindOfNothing() : kindOfHls(this.#hlsState(), hasFlowed);
  }

  #kindOfNothing(): ViewerState['kind'] {
    if (this.#element === null) return 'idle';
    return isBeginning(this.#choice, this.#options.now()) ? 'connecting' : 'unavailable';
  }

  #tell(): void {
    if (this.#kind() === 'needs-gesture' && !this.#silenced && this.#touch === null) {
      // A picture without sound says more than a black box with a button.
      this.#silenced = true;
      this.#hush();
      void this.#playAll();
    }
    const kind = this.#kind();
    const { way, offered } = this.#choice;
    const fallen = way !== 'text' && offered[0] !== way;
    const next = { way, kind, silenced: this.#silenced, fallen };
    if (!sameReceiving(this.state.get(), next)) this.state.set(next);
  }
}
