/** Publishes camera, microphone and screen, and brings them back when the path or the room was lost. */
import { chance } from '#client/lib/clock.ts';
import type { FailureCode } from '#client/lib/outcome.ts';
import { createStore } from '#client/lib/store.ts';
import type { MediaNotice } from '#shared/contract/protocol.ts';
import type { PublishedRole } from '#shared/features/stage/media-schemas.ts';
import { backoffMs } from './backoff.ts';
import {
  browserCapture,
  type CaptureDevice,
  type Captured,
  type CaptureEnvironment,
  captureDevice,
  captureScreen,
  listDevices,
} from './capture.ts';
import type { LinkCondition, PathStats } from './device.ts';
import {
  mayPublishAgain,
  NO_PUBLISHING,
  type PublishedTrack,
  type Publisher,
  type PublisherState,
  withDisplaced,
  without,
} from './publisher-state.ts';
import { type OpenSendLink, openSendLink, type SendLink, type SentTrack } from './send-link.ts';
import type { MediaSignalling } from './signalling.ts';
import { isAway } from './viewer-state.ts';

export interface PublisherOptions {
  /** For tests. */
  readonly openLink?: OpenSendLink;
  readonly environment?: CaptureEnvironment;
  readonly chance?: () => number;
}

interface Source {
  readonly role: PublishedRole;
  track: MediaStreamTrack;
  muted: boolean;
  sent: SentTrack | null;
  wasSent: boolean;
}

const ICE_PATIENCE_MS = 1_500;

/** A publisher for one session. Call `close` when the page goes. */
export function createPublisher(signalling: MediaSignalling, options: PublisherOptions = {}): Publisher {
  return new StagePublisher(signalling, options);
}

class StagePublisher implements Publisher {
  readonly state = createStore(NO_PUBLISHING);
  readonly #signalling: MediaSignalling;
  readonly #openLink: OpenSendLink;
  readonly #environment: CaptureEnvironment;
  readonly #chance: () => number;
  readonly #sources = new Map<PublishedRole, Source>();
  #link: SendLink | null = null;
  #epoch = 0;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy = false;
  #again = false;
  #closed = false;
  /** How often the moderator has taken this person off the stage. */
  #removals = 0;
  readonly #unlisten: (() => void)[];

  constructor(signalling: MediaSignalling, options: PublisherOptions) {
    this.#signalling = signalling;
    this.#openLink = options.openLink ?? openSendLink;
    this.#environment = options.environment ?? browserCapture();
    this.#chance = options.chance ?? chance;
    this.#unlisten = [
      signalling.onNotice((notice) => this.#noticed(notice)),
      signalling.onReconnected(() => this.#rejoin(0)),
    ];
  }

  devices(): Promise<CaptureDevice[]> {
    return listDevices(this.#environment);
  }

  async start(role: PublishedRole, deviceId?: string): Promise<Captured> {
    const removals = this.#removals;
    const captured =
      role === 'screen'
        ? await captureScreen(this.#environment)
        : await captureDevice(role, deviceId, this.#environment);
    if (!captured.ok) return captured;
    // Granted after the page was done with it, or the moderator with the guest: nobody would ever turn it off.
    if (this.#closed || removals !== this.#removals) {
      captured.track.stop();
      return { ok: false, error: 'cancelled' };
    }
    await this.#take(role, captured.track);
    return captured;
  }

  setMuted(role: PublishedRole, muted: boolean): void {
    const source = this.#sources.get(role);
    if (source === undefined) return;
    source.muted = muted;
    source.track.enabled = !muted;
    source.sent?.setPaused(muted).catch(() => undefined);
    this.#show({});
  }

  stop(role: PublishedRole): void {
    const source = this.#sources.get(role);
    if (source === undefined) return;
    this.#sources.delete(role);
    source.sent?.close();
    source.track.stop();
    if (this.#sources.size === 0) this.#dropLink('idle');
    this.#show({});
  }

  async stats(): Promise<PathStats | null> {
    return this.#link === null ? null : this.#link.stats();
  }

  close(): void {
    this.#closed = true;
    for (const unlisten of this.#unlisten.splice(0)) unlisten();
    for (const role of [...this.#sources.keys()]) this.stop(role);
    this.#dropLink('idle');
  }

  async #take(role: PublishedRole, track: MediaStreamTrack): Promise<void> {
    const before = this.#sources.get(role);
    const { muted = false, sent = null, wasSent = false } = before ?? {};
    const source = { role, track, muted, sent, wasSent };
    track.enabled = !source.muted;
    this.#sources.set(role, source);
    // The browser's own "stop sharing" button, or a camera that was pulled out.
    track.addEventListener('ended', () => {
      if (this.#sources.get(role)?.track === track) this.stop(role);
    });
    if (before !== undefined) {
      await before.sent?.replace(track).catch(() => undefined);
      before.track.stop();
    }
    // Stopped meanwhile: by the person, or with a word of the moderator that has to stand.
    if (this.#sources.get(role) !== source) return;
    this.#show({ removed: false, displaced: without(this.state.get().displaced, role) });
    this.#sync();
  }

  /** Publishes what is not published yet; calls that come meanwhile lead to one more round. */
  #sync(): void {
    this.#again = true;
    if (this.#busy || this.#timer !== undefined) return;
    this.#busy = true;
    void this.#rounds();
  }

  async #rounds(): Promise<void> {
    while (this.#again && this.#timer === undefined) {
      this.#again = false;
      const failure = await this.#round().catch((): FailureCode => 'offline');
      if (failure !== null) this.#failed(failure);
    }
    // In the same turn as the last look at `#again`: a call in between would be forgotten.
    this.#busy = false;
  }

  async #round(): Promise<FailureCode | null> {
    if (this.#sources.size === 0) return null;
    const opened = await this.#open();
    if (opened !== null) return opened;
    const epoch = this.#epoch;
    for (const source of [...this.#sources.values()]) {
      // Stopped, or exchanged, while one before it was being offered: its track has ended.
      if (source.sent !== null || this.#sources.get(source.role) !== source) continue;
      const sent = await this.#link?.send(source.role, source.track, source.wasSent);
      if (sent === undefined || epoch !== this.#epoch) return null;
      if (sent.ok) await this.#sent(source, sent.value);
      else if (!this.#lostPlace(source.role, sent.code)) return sent.code;
    }
    return null;
  }

  async #sent(source: Source, sent: SentTrack): Promise<void> {
    if (this.#sources.get(source.role) !== source) {
      // Stopped or exchanged while it was being offered: the next round offers what is there now.
      sent.close();
      this.#again = true;
      return;
    }
    source.sent = sent;
    source.wasSent = true;
    if (source.muted) await sent.setPaused(true);
    this.#show({});
  }

  async #open(): Promise<FailureCode | null> {
    if (this.#link !== null) return null;
    const epoch = this.#epoch;
    if (this.#attempt === 0) this.#show({ link: 'connecting' });
    const opened = await this.#openLink(this.#signalling, (condition) => {
      if (epoch === this.#epoch) this.#conditionChanged(condition);
    });
    if (epoch !== this.#epoch) {
      if (opened.ok) opened.value.close();
      return null;
    }
    if (!opened.ok) return opened.code;
    this.#link = opened.value;
    return null;
  }

  #failed(code: FailureCode): void {
    if (!mayPublishAgain(code)) {
      this.#dropLink('unavailable');
      this.#show({ code });
      return;
    }
    this.#rejoin();
    if (!isAway(code)) this.#show({ link: 'unavailable', code });
  }

  #conditionChanged(condition: LinkCondition): void {
    if (condition === 'failed') {
      this.#rejoin();
      return;
    }
    if (condition === 'connected') {
      this.#attempt = 0;
      this.#show({ link: 'live', code: null });
      return;
    }
    this.#show({ link: 'recovering' });
    const epoch = this.#epoch;
    setTimeout(() => {
      if (epoch !== this.#epoch || this.state.get().link !== 'recovering' || this.#link === null) return;
      const giveUp = () => (epoch === this.#epoch ? this.#rejoin() : undefined);
      this.#link.restartIce().then((known) => (known ? undefined : giveUp()), giveUp);
    }, ICE_PATIENCE_MS);
  }

  #noticed(notice: MediaNotice): void {
    if (notice.kind === 'roomLost') this.#rejoin();
    if (notice.kind === 'replaced') {
      for (const { role, sent } of [...this.#sources.values()]) {
        if (sent?.producerId === notice.producerId) this.#lostPlace(role, 'source_moved');
      }
    }
    if (notice.kind !== 'removed') return;
    this.#removals += 1;
    for (const role of [...this.#sources.keys()]) this.stop(role);
    this.#show({ removed: true });
  }

  /** Whether it was lost to somebody: then it is not to be tried again. */
  #lostPlace(role: PublishedRole, code: FailureCode): boolean {
    const displaced = withDisplaced(this.state.get().displaced, role, code);
    if (displaced === null) return false;
    this.stop(role);
    this.#show({ displaced });
    return true;
  }

  /** Opens a new path after a pause and publishes everything again. */
  #rejoin(delayMs?: number): void {
    if (this.#sources.size === 0) return;
    this.#attempt += 1;
    this.#dropLink('recovering');
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#sync();
    }, delayMs ?? backoffMs(this.#attempt, this.#chance()));
  }

  #dropLink(link: PublisherState['link']): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#epoch += 1;
    for (const source of this.#sources.values()) source.sent = null;
    this.#link?.close();
    this.#link = null;
    this.#show({ link });
  }

  #show(news: Partial<PublisherState>): void {
    const tracks: Partial<Record<PublishedRole, PublishedTrack>> = {};
    for (const { role, track, muted, sent } of this.#sources.values()) {
      tracks[role] = { track, muted, live: sent !== null };
    }
    this.state.set({ ...this.state.get(), ...news, tracks });
  }
}
