/** How the moderator's voice goes to the guests who wait, and how it ends: whatever happens, the microphone is let go. */
import { createStore, type ReadableStore } from '#client/lib/store.ts';
import { browserCapture, type Captured, captureDevice } from '#client/media/capture.ts';
import type { MediaSignalling, Publisher } from '#client/media/media-client.ts';
import { openTalkLink, type TalkEnd, type TalkLink } from '#client/media/talk-link.ts';
import { refuse } from '#shared/kernel/result.ts';
import { type DeviceProblem, withRemembered } from '../../check/remembered-devices.ts';

export interface TalkState {
  readonly is: 'off' | 'opening' | 'talking' | 'failed';
  /** What is in the way of the microphone. */
  readonly problem: DeviceProblem | null;
  /** It broke off, and the microphone that was open for the audience is not opened again by itself. */
  readonly keepsClosed: boolean;
}

export interface Talk {
  readonly state: ReadableStore<TalkState>;
  /**
   * While it lasts the microphone for the audience is closed, and opened again afterwards where it was open [T45].
   * Does nothing while it is opening or open.
   */
  start(publisher: Publisher | null): void;
  /** Also while it is still opening: nothing of it stays open. */
  stop(): void;
}

/** What is used of browser and network; tests bring their own. */
export interface TalkTools {
  readonly capture: () => Promise<Captured>;
  readonly openLink: typeof openTalkLink;
}

const OFF: TalkState = { is: 'off', problem: null, keepsClosed: false };

export function createTalk(
  signalling: MediaSignalling,
  tools: TalkTools = { capture: captureMicrophone, openLink: openTalkLink },
): Talk {
  return new DeskTalk(signalling, tools);
}

function captureMicrophone(): Promise<Captured> {
  return withRemembered('microphone', (deviceId) => captureDevice('microphone', deviceId, browserCapture()));
}

class DeskTalk implements Talk {
  readonly state = createStore<TalkState>(OFF);
  readonly #signalling: MediaSignalling;
  readonly #tools: TalkTools;
  /** Null when nobody talks: what an earlier turn still opens is closed at once. */
  #turn: AbortController | null = null;

  constructor(signalling: MediaSignalling, tools: TalkTools) {
    this.#signalling = signalling;
    this.#tools = tools;
  }

  start(publisher: Publisher | null): void {
    if (this.#turn !== null) return;
    const turn = new AbortController();
    this.#turn = turn;
    this.state.set({ ...OFF, is: 'opening' });
    void this.#speak(publisher, turn);
  }

  stop(): void {
    if (this.#turn !== null) this.#over(this.#turn, OFF);
  }

  async #speak(publisher: Publisher | null, turn: AbortController): Promise<void> {
    const voice = await takeVoice(publisher, this.#tools.capture);
    if (!voice.ok) {
      this.#over(turn, { ...OFF, problem: { kind: 'microphone', error: voice.error } });
      return;
    }
    const { track, giveBack, keepsClosed } = voice;
    const open: { link: TalkLink | null } = { link: null };
    // The link first: what is said to the guests is not for the audience.
    const end = (): void => {
      open.link?.close();
      track.stop();
      giveBack();
    };
    if (this.#turn !== turn) {
      end();
      return;
    }
    turn.signal.addEventListener('abort', end);
    const onEnd = (reason: TalkEnd): void => {
      // Ended by itself. Where the microphone was opened for the audience, that is not undone. Else it stays closed:
      // somebody may be in the middle of a sentence that is not for the audience.
      turn.signal.removeEventListener('abort', end);
      track.stop();
      const kept = keepsClosed();
      this.#over(turn, reason === 'lost' || kept ? { ...OFF, is: 'failed', keepsClosed: kept } : OFF);
    };
    const { openLink } = this.#tools;
    const opened = await openLink(this.#signalling, track, onEnd).catch(() => refuse('media_unavailable'));
    if (!opened.ok) {
      this.#over(turn, { ...OFF, is: 'failed' });
      return;
    }
    if (this.#turn !== turn) {
      opened.value.close();
      return;
    }
    open.link = opened.value;
    this.state.set({ ...OFF, is: 'talking' });
  }

  /** Lets go of everything that this turn has opened. */
  #over(turn: AbortController, next: TalkState): void {
    turn.abort();
    if (this.#turn !== turn) return;
    this.#turn = null;
    this.state.set(next);
  }
}

interface OwnVoice {
  readonly track: MediaStreamTrack;
  /** Lets the audience hear the microphone again where it did before. */
  readonly giveBack: () => void;
  /** Whether it was closed for this, and nobody has opened it since. */
  readonly keepsClosed: () => boolean;
}

type Voice =
  | ({ readonly ok: true } & OwnVoice)
  | { readonly ok: false; readonly error: DeviceProblem['error'] };

/** The microphone that is open already, or a captured one; the audience does not hear it from now on. */
async function takeVoice(publisher: Publisher | null, capture: TalkTools['capture']): Promise<Voice> {
  const unheard = { ok: true, giveBack: () => undefined, keepsClosed: () => false } as const;
  const microphone = publisher?.state.get().tracks.microphone;
  if (publisher === null || microphone === undefined) {
    const captured = await capture().catch(() => ({ ok: false, error: 'failed' }) as const);
    return captured.ok ? { ...unheard, track: captured.track } : captured;
  }
  const track = microphone.track.clone();
  track.enabled = true;
  if (microphone.muted) return { ...unheard, track };
  publisher.setMuted('microphone', true);
  return {
    ok: true,
    track,
    giveBack: () => publisher.setMuted('microphone', false),
    keepsClosed: () => publisher.state.get().tracks.microphone?.muted === true,
  };
}
