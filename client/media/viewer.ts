/** Watches the programme: one path, tracks exchanged on cuts, mended by itself when it breaks. */
import { chance } from '#client/lib/clock.ts';
import type { FailureCode } from '#client/lib/outcome.ts';
import { createStore, type ReadableStore } from '#client/lib/store.ts';
import type { MediaNotice } from '#shared/contract/protocol.ts';
import { backoffMs } from './backoff.ts';
import type { LinkCondition, PathStats } from './device.ts';
import { attachPlayback, type PlayableElement, Playbacks } from './playback.ts';
import { type OpenReceiveLink, openReceiveLink, type ReceiveLink } from './receive-link.ts';
import { createSharedOpener } from './shared-link.ts';
import type { MediaSignalling } from './signalling.ts';
import { TrackShelf, type WantedProgramme, wantedIds } from './track-shelf.ts';
import {
  initialFacts,
  isAway,
  mayRetry,
  sameState,
  type ViewerFacts,
  type ViewerState,
  viewerState,
} from './viewer-state.ts';

export interface Viewer {
  readonly state: ReadableStore<ViewerState>;
  /** The main picture and all sound. The same object for the viewer's whole life; its tracks change with the programme. */
  readonly stream: MediaStream;
  /** The second picture, likewise. */
  readonly secondStream: MediaStream;
  /** Connects when something is on air. */
  start(): void;
  /** Lets go of everything; `start` works again afterwards. */
  stop(): void;
  /** The programme changed. Unchanged tracks are left alone. */
  want(programme: WantedProgramme): void;
  /** Plays the stream in an element; returns the way to take it out again. */
  attach(element: PlayableElement): () => void;
  /** The same for the second picture; the element should be muted, as it has no sound. */
  attachSecond(element: PlayableElement): () => void;
  /** To be called from a touch in state `needs-gesture`. */
  play(): Promise<void>;
  setMuted(muted: boolean): void;
  /** Saves data: the picture is neither sent nor shown. */
  setAudioOnly(audioOnly: boolean): void;
  stats(): Promise<PathStats | null>;
}

export interface ViewerOptions {
  /** `preview` takes the smallest layer: for the moderator's tiles. */
  readonly quality?: 'full' | 'preview';
  /** On one path with all others of the page that say so: for desks with many pictures. */
  readonly shared?: boolean;
  /** For tests. */
  readonly openLink?: OpenReceiveLink;
  readonly stream?: MediaStream;
  readonly secondStream?: MediaStream;
  readonly chance?: () => number;
}

/** A path may be disconnected for a moment by itself (a lift, a change of cell) before it is mended by force. */
const ICE_PATIENCE_MS = 1_500;
const LOOK_AGAIN_MS = 3_000;

const openSharedLink = createSharedOpener();

/** A viewer of one session. Call `stop` when the page goes. */
export function createViewer(signalling: MediaSignalling, options: ViewerOptions = {}): Viewer {
  return new ProgrammeViewer(signalling, options);
}

class ProgrammeViewer implements Viewer {
  readonly stream: MediaStream;
  readonly secondStream: MediaStream;
  readonly state = createStore<ViewerState>({ kind: 'idle' });
  readonly #signalling: MediaSignalling;
  readonly #options: Required<Pick<ViewerOptions, 'quality' | 'openLink' | 'chance'>>;
  readonly #tracks: TrackShelf;
  readonly #playbacks = new Playbacks();
  #facts: ViewerFacts = initialFacts;
  #programme: WantedProgramme = { video: null, audio: [] };
  #audioOnly = false;
  #link: ReceiveLink | null = null;
  /** Counts paths: what an old one still reports is ignored. */
  #epoch = 0;
  #attempt = 0;
  #busy = false;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unlisten: (() => void)[] = [];

  constructor(signalling: MediaSignalling, options: ViewerOptions) {
    this.#signalling = signalling;
    const openLink = options.shared === true ? openSharedLink : openReceiveLink;
    this.#options = { quality: 'full', openLink, chance, ...options };
    this.stream = options.stream ?? new MediaStream();
    this.secondStream = options.secondStream ?? new MediaStream();
    this.#tracks = new TrackShelf(this);
  }

  start(): void {
    if (this.#facts.started) return;
    this.#unlisten = [
      this.#signalling.onNotice((notice) => this.#noticed(notice)),
      this.#signalling.onReconnected(() => this.#rejoin(0)),
    ];
    this.#know({ started: true });
    this.#sync();
  }

  stop(): void {
    for (const unlisten of this.#unlisten.splice(0)) unlisten();
    this.#dropLink();
    this.#attempt = 0;
    this.#facts = { ...initialFacts, wanted: this.#facts.wanted };
    this.state.set({ kind: 'idle' });
  }

  want(programme: WantedProgramme): void {
    this.#programme = programme;
    this.#know({ wanted: this.#wantedIds().length > 0 });
    this.#sync();
  }

  attach(element: PlayableElement): () => void {
    return this.#playbacks.add(attachPlayback(element, this.stream, (blocked) => this.#know({ blocked })));
  }

  attachSecond(element: PlayableElement): () => void {
    // It is silent, so browsers let it play; should one not, the main picture's touch helps it too.
    return this.#playbacks.add(attachPlayback(element, this.secondStream, () => undefined));
  }

  play(): Promise<void> {
    return this.#playbacks.play();
  }

  setMuted(muted: boolean): void {
    this.#tracks.setMuted(muted);
  }

  setAudioOnly(audioOnly: boolean): void {
    this.#audioOnly = audioOnly;
    this.want(this.#programme);
  }

  async stats(): Promise<PathStats | null> {
    return this.#link === null ? null : this.#link.stats();
  }

  #wantedIds(): readonly string[] {
    return wantedIds(this.#programme, this.#audioOnly);
  }

  /** Brings tracks and programme together; calls that come meanwhile lead to one more round. */
  #sync(): void {
    if (!this.#facts.started || this.#timer !== undefined) return;
    this.#again = true;
    if (this.#busy) return;
    this.#busy = true;
    void this.#rounds();
  }

  async #rounds(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const epoch = this.#epoch;
      try {
        await this.#round(epoch);
      } catch {
        // The connection is away or a path closed under our hands: the next attempt finds out.
        if (epoch === this.#epoch) this.#rejoin();
      }
    }
    // In the same turn as the last look at `#again`: a cut in between would never be followed.
    this.#busy = false;
  }

  async #round(epoch: number): Promise<void> {
    if (!this.#facts.started || this.#timer !== undefined) return;
    const wanted = this.#wantedIds();
    if (wanted.length > 0 && this.#link === null && !(await this.#open())) return;
    const missing = wanted.filter((producerId) => !this.#tracks.has(producerId));
    // All at once: one after the other, a second picture and its sound would each come a moment later.
    const codes = await Promise.all(missing.map((producerId) => this.#receive(producerId, epoch)));
    if (epoch !== this.#epoch) return;
    if (codes.includes('not_found')) {
      // The programme may name a producer that is just coming or going.
      setTimeout(() => (epoch === this.#epoch ? this.#sync() : undefined), LOOK_AGAIN_MS);
    }
    const refusal = codes.find((code) => code !== null && code !== 'not_found') ?? null;
    if (refusal !== null) {
      this.#refused(refusal);
      return;
    }
    this.#tracks.settle(new Set(this.#wantedIds()), this.#programme);
    // A picture that changed its place has come to a stream which knew nothing of it.
    void this.play();
  }

  async #open(): Promise<boolean> {
    this.#know({ link: 'opening' });
    const epoch = this.#epoch;
    const { openLink } = this.#options;
    const onCondition = (condition: LinkCondition): void => {
      if (epoch === this.#epoch) this.#conditionChanged(condition);
    };
    const opened = await openLink(this.#signalling, { onCondition });
    if (epoch !== this.#epoch || !this.#facts.started) {
      if (opened.ok) opened.value.close();
      return false;
    }
    if (!opened.ok) {
      this.#refused(opened.code);
      return false;
    }
    this.#link = opened.value;
    this.#know({ refusal: null });
    return true;
  }

  /** Null when received, or not wanted any more. */
  async #receive(producerId: string, epoch: number): Promise<FailureCode | null> {
    const received = await this.#link?.receive(producerId, { quality: this.#options.quality });
    if (received === undefined) return null;
    if (!received.ok) return received.code;
    const { value: track } = received;
    if (epoch !== this.#epoch || !this.#wantedIds().includes(producerId)) {
      track.close();
      return null;
    }
    this.#tracks.add(producerId, track, this.#programme);
    // Scripts that add tracks get no `addtrack` event; browsers in apps want the second call.
    void this.play();
    const resumed = await track.resume();
    if (!resumed.ok) this.#tracks.drop(producerId);
    return resumed.ok ? null : resumed.code;
  }

  #dropLink(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#epoch += 1;
    this.#tracks.clear();
    this.#link?.close();
    this.#link = null;
  }

  #refused(code: FailureCode): void {
    if (!isAway(code)) this.#know({ refusal: code });
    if (mayRetry(code)) this.#rejoin();
    else this.#dropLink();
  }

  /** Starts over after a pause; `delayMs` replaces the growing one. */
  #rejoin(delayMs?: number): void {
    this.#dropLink();
    if (!this.#facts.started) return;
    this.#know({ link: 'broken' });
    this.#attempt += 1;
    const wait = delayMs ?? backoffMs(this.#attempt, this.#options.chance());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#sync();
    }, wait);
  }

  #conditionChanged(condition: LinkCondition): void {
    if (condition === 'connected') {
      this.#attempt = 0;
      this.#know({ link: 'connected', hasPlayed: true, refusal: null });
    } else if (condition === 'failed') {
      this.#rejoin();
    } else {
      this.#know({ link: 'broken' });
      this.#mendSoon(this.#epoch);
    }
  }

  #mendSoon(epoch: number): void {
    setTimeout(() => {
      if (epoch !== this.#epoch || this.#facts.link !== 'broken' || this.#link === null) return;
      this.#link.restartIce().then(
        (known) => (known || epoch !== this.#epoch ? undefined : this.#rejoin()),
        () => (epoch === this.#epoch ? this.#rejoin() : undefined),
      );
    }, ICE_PATIENCE_MS);
  }

  #noticed(notice: MediaNotice): void {
    if (notice.kind === 'roomLost') this.#rejoin();
    if (notice.kind === 'producerClosed') this.#tracks.drop(notice.producerId);
  }

  #know(news: Partial<ViewerFacts>): void {
    this.#facts = { ...this.#facts, ...news };
    const next = viewerState(this.#facts);
    if (!sameState(this.state.get(), next)) this.state.set(next);
  }
}
