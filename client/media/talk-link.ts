/** The desk's voice to the guests who wait: a path of its own, whose sound is no source and never goes on air. */
import type { MediaNotice } from '#shared/contract/protocol.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { type OpenSendLink, openSendLink, type SendLink } from './send-link.ts';
import type { MediaSignalling } from './signalling.ts';

export interface TalkLink {
  close(): void;
}

/** Why a voice ended by itself: the server closed it, mostly as its microphone was opened for the audience; or its path is gone. */
export type TalkEnd = 'closed' | 'lost';

/**
 * Sends the track. `onEnd` is told once when the voice ended by itself.
 * Whatever goes wrong before is `media_unavailable`; it never rejects.
 */
export async function openTalkLink(
  signalling: MediaSignalling,
  track: MediaStreamTrack,
  onEnd: (reason: TalkEnd) => void,
  open: OpenSendLink = openSendLink,
): Promise<Result<TalkLink>> {
  const voice = new Voice(signalling, onEnd);
  const opened = await voice.open(open, track).catch(() => false);
  if (opened) return ok(voice);
  voice.close();
  return refuse('media_unavailable');
}

class Voice implements TalkLink {
  readonly #signalling: MediaSignalling;
  readonly #onEnd: (reason: TalkEnd) => void;
  readonly #unlisten: readonly (() => void)[];
  /** By id: the server may close ours before we know its id. */
  readonly #closed = new Set<string>();
  #link: SendLink | null = null;
  #producerId: string | null = null;
  #over = false;

  constructor(signalling: MediaSignalling, onEnd: (reason: TalkEnd) => void) {
    this.#signalling = signalling;
    this.#onEnd = onEnd;
    this.#unlisten = [
      signalling.onNotice((notice) => this.#noticed(notice)),
      // Whatever the connection before had opened is gone on the server.
      signalling.onReconnected(() => this.#ended('lost')),
    ];
  }

  /** False when it came to nothing. */
  async open(open: OpenSendLink, track: MediaStreamTrack): Promise<boolean> {
    const opened = await open(this.#signalling, (condition) => {
      if (condition === 'failed') this.#ended('lost');
    });
    if (!opened.ok) return false;
    this.#link = opened.value;
    const sent = await opened.value.send('talkback', track);
    if (!sent.ok || this.#over || this.#closed.has(sent.value.producerId)) return false;
    this.#producerId = sent.value.producerId;
    return true;
  }

  close(): void {
    this.#over = true;
    for (const unlisten of this.#unlisten) unlisten();
    this.#link?.close();
  }

  #noticed(notice: MediaNotice): void {
    if (notice.kind === 'roomLost') this.#ended('lost');
    if (notice.kind !== 'producerClosed') return;
    this.#closed.add(notice.producerId);
    if (notice.producerId === this.#producerId) this.#ended('closed');
  }

  #ended(reason: TalkEnd): void {
    if (this.#over) return;
    this.close();
    if (this.#producerId !== null) this.#onEnd(reason);
  }
}
