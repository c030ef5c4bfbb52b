/** Makes a media element play, with the detours that browsers inside apps need. */

export interface Playback {
  /** Plays; to be called from a touch when the browser asked for one. */
  play(): Promise<void>;
  detach(): void;
}

/** What is used of a `<video>` or `<audio>` element. */
export type PlayableElement = Pick<
  HTMLMediaElement,
  'play' | 'addEventListener' | 'removeEventListener' | 'paused' | 'srcObject'
>;

export interface KeepPlaying {
  readonly element: PlayableElement;
  /** Brings the element to the point where it can play; false while there is nothing to play. */
  readonly prepare: () => boolean;
  /** Whether the browser wants a touch first. */
  readonly onBlocked: (blocked: boolean) => void;
}

/**
 * Keeps an element playing.
 *
 * WeChat's browser accepts `play()` and then shows nothing until it is called a second time, once
 * the first data are there and its own bridge is ready; it also pauses everything when the page
 * comes back from the background. A call too many does no harm, so all these moments lead to one.
 */
export function keepPlaying({ element, prepare, onBlocked }: KeepPlaying): Playback {
  let attached = true;
  const play = async (): Promise<void> => {
    if (!attached || !prepare()) return;
    try {
      await element.play();
      if (attached) onBlocked(false);
    } catch (error) {
      // Other errors (a track was exchanged in this moment) are followed by another attempt.
      if (attached && error instanceof Error && error.name === 'NotAllowedError') onBlocked(true);
    }
  };
  const again = (): void => void play();
  const whenVisible = (): void => {
    if (document.visibilityState === 'visible' && element.paused) again();
  };
  element.addEventListener('loadedmetadata', again);
  document.addEventListener('WeixinJSBridgeReady', again);
  document.addEventListener('visibilitychange', whenVisible);
  again();
  return {
    play,
    detach: () => {
      attached = false;
      element.removeEventListener('loadedmetadata', again);
      document.removeEventListener('WeixinJSBridgeReady', again);
      document.removeEventListener('visibilitychange', whenVisible);
    },
  };
}

/** The elements in which one viewer plays. */
export class Playbacks {
  readonly #all = new Set<Playback>();

  /** Returns the way to take it out again. */
  add(playback: Playback): () => void {
    this.#all.add(playback);
    return () => {
      this.#all.delete(playback);
      playback.detach();
    };
  }

  async play(): Promise<void> {
    await Promise.all([...this.#all].map((playback) => playback.play()));
  }
}

/** Puts the stream into the element and keeps it playing. */
export function attachPlayback(
  element: PlayableElement,
  stream: MediaStream,
  onBlocked: (blocked: boolean) => void,
): Playback {
  const prepare = (): boolean => {
    // An element that waits for a stream without tracks keeps the page from ever being "loaded".
    if (stream.getTracks().length === 0) return false;
    if (element.srcObject !== stream) element.srcObject = stream;
    return true;
  };
  const playback = keepPlaying({ element, prepare, onBlocked });
  const again = (): void => void playback.play();
  stream.addEventListener('addtrack', again);
  return {
    play: playback.play,
    detach: () => {
      stream.removeEventListener('addtrack', again);
      playback.detach();
      element.srcObject = null;
    },
  };
}
