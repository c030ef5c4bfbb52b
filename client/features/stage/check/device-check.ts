/** Runs a check: opens camera and microphone, looks and listens, tries the network. Publishes nothing. */
import { createStore, type ReadableStore } from '#client/lib/store.ts';
import {
  browserCapture,
  type CaptureDevice,
  type Captured,
  type CaptureEnvironment,
  captureDevice,
  listDevices,
} from '#client/media/capture.ts';
import { measureLevel } from '#client/media/level-meter.ts';
import type { MediaSignalling } from '#client/media/media-client.ts';
import { probeNetwork } from './probe-network.ts';
import { rememberDevice, withRemembered } from './remembered-devices.ts';
import type { CameraFact, CheckFacts, MicrophoneFact, NetworkFact } from './verdict.ts';
import { watchLight } from './watch-light.ts';

type Kind = 'camera' | 'microphone';

export interface CheckState extends CheckFacts {
  readonly tracks: Readonly<Record<Kind, MediaStreamTrack | null>>;
  readonly devices: readonly CaptureDevice[];
}

export interface DeviceCheck {
  readonly state: ReadableStore<CheckState>;
  /** Everything from the beginning. */
  start(): void;
  /** Another camera or microphone, remembered for the next time. */
  choose(kind: Kind, deviceId: string): void;
  /** Lets go of camera and microphone. */
  close(): void;
}

/** What is used of the browser; tests bring their own. */
export interface CheckTools {
  readonly environment: CaptureEnvironment;
  readonly measureLevel: (track: MediaStreamTrack, onLevel: (level: number) => void) => () => void;
  readonly watchLight: (track: MediaStreamTrack, onLight: (light: boolean) => void) => () => void;
  readonly probe: (gone: AbortSignal) => Promise<NetworkFact>;
}

/** Louder than a quiet room, on the scale of the level meter. */
const HEARD = 0.3;
/** So many loud tenths of a second in a row are no knock on the table. */
const HEARD_TIMES = 3;
/** In level readings, ten a second: after so much silence something is wrong. */
const SILENT_TIMES = 80;
/** In looks at the picture: cameras begin with a dark moment. */
const DARK_TIMES = 8;

const NOTHING: CheckState = {
  camera: 'asking',
  microphone: 'asking',
  network: { is: 'testing' },
  tracks: { camera: null, microphone: null },
  devices: [],
};

export function createDeviceCheck(
  signalling: MediaSignalling,
  tools: CheckTools = {
    environment: browserCapture(),
    measureLevel,
    watchLight,
    probe: (gone) => probeNetwork(signalling, gone),
  },
): DeviceCheck {
  return new Check(tools);
}

class Check implements DeviceCheck {
  readonly state = createStore<CheckState>(NOTHING);
  readonly #tools: CheckTools;
  readonly #stopWatching: Record<Kind, () => void> = { camera: () => undefined, microphone: () => undefined };
  /** How often each was opened: what an earlier opening still brings is let go of. */
  readonly #openings: Record<Kind, number> = { camera: 0, microphone: 0 };
  /** What an earlier round still brings is thrown away. */
  #round = new AbortController();

  constructor(tools: CheckTools) {
    this.#tools = tools;
  }

  start(): void {
    this.close();
    const round = new AbortController();
    this.#round = round;
    this.state.set(NOTHING);
    void this.#run(round.signal);
  }

  choose(kind: Kind, deviceId: string): void {
    rememberDevice(kind, deviceId);
    void this.#open(kind, this.#round.signal);
  }

  close(): void {
    this.#round.abort();
    this.#letGo('camera');
    this.#letGo('microphone');
  }

  async #run(gone: AbortSignal): Promise<void> {
    void this.#tools.probe(gone).then(
      (network) => this.#know({ network }, gone),
      () => this.#know({ network: { is: 'blocked' } }, gone),
    );
    // One question at a time: two at once are one too many for most people, and for some phones.
    await this.#open('microphone', gone);
    await this.#open('camera', gone);
  }

  async #open(kind: Kind, gone: AbortSignal): Promise<void> {
    this.#letGo(kind);
    if (gone.aborted) return;
    this.#openings[kind] += 1;
    const opening = this.#openings[kind];
    const { environment } = this.#tools;
    const captured = await withRemembered(kind, (deviceId) => captureDevice(kind, deviceId, environment));
    const devices = await listDevices(environment);
    if (gone.aborted || opening !== this.#openings[kind]) {
      if (captured.ok) captured.track.stop();
      return;
    }
    this.#know({ devices }, gone);
    this.#take(kind, captured, gone);
  }

  #take(kind: Kind, captured: Captured, gone: AbortSignal): void {
    if (!captured.ok) {
      this.#know(kind === 'camera' ? { camera: captured.error } : { microphone: captured.error }, gone);
      return;
    }
    const { track } = captured;
    const tracks = { ...this.state.get().tracks, [kind]: track };
    this.#know(kind === 'camera' ? { tracks, camera: 'looking' } : { tracks, microphone: 'listening' }, gone);
    track.addEventListener('ended', () => {
      if (this.state.get().tracks[kind] !== track) return;
      this.#letGo(kind);
      this.#know(kind === 'camera' ? { camera: 'no_device' } : { microphone: 'no_device' }, gone);
    });
    this.#stopWatching[kind] = kind === 'camera' ? this.#look(track, gone) : this.#listen(track, gone);
  }

  #look(track: MediaStreamTrack, gone: AbortSignal): () => void {
    let dark = 0;
    return this.#tools.watchLight(track, (light) => {
      dark = light ? 0 : dark + 1;
      if (light) this.#know({ camera: 'clear' }, gone);
      else if (dark >= DARK_TIMES) this.#know({ camera: 'dark' }, gone);
    });
  }

  #listen(track: MediaStreamTrack, gone: AbortSignal): () => void {
    let loud = 0;
    let quiet = 0;
    return this.#tools.measureLevel(track, (level) => {
      loud = level > HEARD ? loud + 1 : 0;
      quiet += 1;
      if (loud >= HEARD_TIMES) this.#know({ microphone: 'heard' }, gone);
      else if (quiet >= SILENT_TIMES && this.state.get().microphone === 'listening') {
        this.#know({ microphone: 'silent' }, gone);
      }
    });
  }

  #letGo(kind: Kind): void {
    this.#stopWatching[kind]();
    this.#stopWatching[kind] = () => undefined;
    const { tracks } = this.state.get();
    tracks[kind]?.stop();
    const asking: { camera: CameraFact } | { microphone: MicrophoneFact } =
      kind === 'camera' ? { camera: 'asking' } : { microphone: 'asking' };
    this.state.set({ ...this.state.get(), ...asking, tracks: { ...tracks, [kind]: null } });
  }

  #know(news: Partial<CheckState>, gone: AbortSignal): void {
    if (!gone.aborted) this.state.set({ ...this.state.get(), ...news });
  }
}
