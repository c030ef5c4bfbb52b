/** Plays HLS in an element: by the browser's own player on iOS, by a library elsewhere. */
import type * as HlsLibrary from 'hls.js/light';

/** What carries one playlist into one element. */
export interface HlsEngine {
  /** Time of the picture that is shown, in milliseconds since 1970 by the server's clock; null before the first. */
  playingAtMs(): number | null;
  close(): void;
}

export interface HlsEngineOptions {
  readonly address: string;
  readonly element: HTMLVideoElement;
  /** It cannot be played, and trying again would not help. */
  readonly onFailed: () => void;
  /** Tells that nobody wants it any more: another one may already play in the element. */
  readonly signal: AbortSignal;
}

type Library = Pick<typeof HlsLibrary, 'default' | 'ErrorTypes' | 'Events'>;

const MIME = 'application/vnd.apple.mpegurl';
/**
 * Behind the end of the newest segment, in seconds: the two of the next one, and the time in which it comes. Nearer
 * than this, every late one would be a pause.
 */
const BEHIND_SECONDS = 3;
/** Farther back than this it jumps forward: people ask and vote about what they see. */
const FARTHEST_SECONDS = 12;
const KEEP_SECONDS = 20;
/** A little faster until it is near again; slower than anybody hears. */
const CATCH_UP_RATE = 1.1;

/** After the library has given up on the line. */
const LOAD_AGAIN_MS = 1_000;

/** Whether this browser can play HLS in one way or the other. */
export function canPlayHls(): boolean {
  return ownPlayer() || hasMediaSource();
}

/** Plays until closed; null when it was not wanted any more. Refuses with an exception when the library does not load. */
export async function openHlsEngine(options: HlsEngineOptions): Promise<HlsEngine | null> {
  return ownPlayer() ? openOwn(options) : openLibrary(options);
}

/** WebKit plays HLS itself, also in WeChat's browser on iOS, and tells the true time of its pictures. */
function ownPlayer(): boolean {
  const video = document.createElement('video');
  return 'getStartDate' in video && video.canPlayType(MIME) !== '';
}

function hasMediaSource(): boolean {
  return typeof MediaSource !== 'undefined' || 'ManagedMediaSource' in globalThis;
}

function openOwn({ address, element, onFailed }: HlsEngineOptions): HlsEngine {
  element.addEventListener('error', onFailed);
  element.src = address;
  return {
    playingAtMs: () => {
      const began = startDateOf(element);
      return began === null ? null : began + element.currentTime * 1000;
    },
    close: () => {
      element.removeEventListener('error', onFailed);
      empty(element);
    },
  };
}

/** Only WebKit knows it. */
function startDateOf(element: HTMLVideoElement): number | null {
  if (!('getStartDate' in element) || typeof element.getStartDate !== 'function') return null;
  const began: unknown = element.getStartDate();
  return began instanceof Date && Number.isFinite(began.getTime()) ? began.getTime() : null;
}

async function openLibrary(options: HlsEngineOptions): Promise<HlsEngine | null> {
  // Only those who watch by HLS load it.
  const library = await import('hls.js/light');
  return options.signal.aborted ? null : playWith(library, options);
}

function playWith({ default: Hls, ErrorTypes, Events }: Library, options: HlsEngineOptions): HlsEngine {
  const { address, element, onFailed } = options;
  const hls = new Hls({
    liveSyncDuration: BEHIND_SECONDS,
    liveMaxLatencyDuration: FARTHEST_SECONDS,
    // Without it the rate stays what it is; parts of segments it would only use if there were any.
    lowLatencyMode: true,
    maxLiveSyncPlaybackRate: CATCH_UP_RATE,
    backBufferLength: KEEP_SECONDS,
    // One's own thread would cost more to start than fragmented MP4 costs to unpack.
    enableWorker: false,
    // The best that the frame can show.
    capLevelToPlayerSize: true,
    startLevel: -1,
  });
  let mended = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  hls.on(Events.ERROR, (_event, { fatal, type }) => {
    if (!fatal) return;
    // The line: whoever chooses the way sees that nothing flows; this way goes on trying.
    if (type === ErrorTypes.NETWORK_ERROR) {
      clearTimeout(again);
      again = setTimeout(() => hls.loadSource(address), LOAD_AGAIN_MS);
    } else if (type === ErrorTypes.MEDIA_ERROR && !mended) {
      mended = true;
      hls.recoverMediaError();
    } else onFailed();
  });
  hls.loadSource(address);
  hls.attachMedia(element);
  return {
    playingAtMs: () => hls.playingDate?.getTime() ?? null,
    close: () => {
      clearTimeout(again);
      hls.destroy();
      empty(element);
    },
  };
}

/** An element that keeps an address goes on loading it. */
function empty(element: HTMLVideoElement): void {
  element.removeAttribute('src');
  element.load();
}
