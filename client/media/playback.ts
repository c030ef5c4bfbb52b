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

/**
 * Puts the stream into the element and keeps it playing.
 *
 * WeChat's browser accepts `play()` and then shows nothing until it is called a second time, once
 * the first data are there and its own bridge is ready; it also pauses everything when the page
 * comes back from the background. A call too many does no harm, so all these moments lead to one.
 */
export function attachPlayback(
  element: PlayableElement,
  stream: MediaStream,
  onBlocked: (blocked: boolean) => void,
): Playback {
  let attached = true;
  const play = async (): Promise<void> => {
    // An element that waits for a stream without tracks keeps the page from ever being "loaded".
    if (!attached || stream.getTracks().length === 0) return;
    if (element.srcObject !== stream) element.srcObject = stream;
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
  stream.addEventListener('addtrack', again);
  document.addEventListener('WeixinJSBridgeReady', again);
  document.addEventListener('visibilitychange', whenVisible);
  again();
  return {
    play,
    detach: () => {
      attached = false;
      element.removeEventListener('loadedmetadata', again);
      stream.removeEventListener('addtrack', again);
      document.removeEventListener('WeixinJSBridgeReady', again);
      document.removeEventListener('visibilitychange', whenVisible);
      element.srcObject = null;
    },
  };
}
