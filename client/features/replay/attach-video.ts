/** Brings a recording into a video element: hls.js where there is MediaSource, else what the browser itself can do. */
import { VideoMending } from './video-mending.ts';

export interface AttachOptions {
  /** Address of the playlist. */
  readonly address: string;
  /** Where to begin, milliseconds. */
  readonly startMs: number;
  /** The element is emptied, to load anew what it showed at this moment. */
  readonly onReload: (mediaMs: number) => void;
  /** The line broke off and is tried again by itself, or is there again. */
  readonly onLost: (lost: boolean) => void;
  readonly onFailed: () => void;
}

/** Answers how to take it out again. hls.js is loaded only when a recording is opened. */
export async function attachVideo(video: HTMLVideoElement, options: AttachOptions): Promise<() => void> {
  const { address, startMs, onLost, onFailed } = options;
  const { default: Hls, ErrorTypes, Events } = await import('hls.js/light');
  if (!Hls.isSupported()) return attachNative(video, options);
  const hls = new Hls({ startPosition: startMs / 1000, backBufferLength: 60 });
  const mending = new VideoMending({
    loadAgain: () => {
      if (hls.levels.length === 0) hls.loadSource(address);
      else hls.startLoad(isEmpty(video) ? startMs / 1000 : video.currentTime);
    },
    recover: () => hls.recoverMediaError(),
    ...{ nowMs, onLost, onFailed },
  });
  hls.on(Events.ERROR, (_name, { fatal, type, response }) => {
    if (!fatal) return;
    // Zero stands for no answer; what cannot be read as a playlist is a fault of the line here too, with its 200.
    if (type === ErrorTypes.NETWORK_ERROR) mending.lineFailed(response?.code || null);
    else if (type === ErrorTypes.MEDIA_ERROR) mending.decoderFailed();
    else onFailed();
  });
  hls.on(Events.FRAG_BUFFERED, () => mending.flows());
  hls.loadSource(address);
  hls.attachMedia(video);
  return () => {
    mending.close();
    hls.destroy();
  };
}

const nowMs = (): number => performance.now();

/** Nothing is there yet to be anywhere in. */
function isEmpty(video: HTMLVideoElement): boolean {
  return video.readyState === HTMLMediaElement.HAVE_NOTHING;
}

/** iPhones before 17.1 have no MediaSource. Where to begin is up to the owner, who hears when there is something. */
function attachNative(video: HTMLVideoElement, options: AttachOptions): () => void {
  const { address, onReload, onLost, onFailed } = options;
  const load = (): void => {
    const playing = !video.paused;
    if (!isEmpty(video)) onReload(video.currentTime * 1000);
    video.src = address;
    // A new address stops what was playing.
    if (playing) video.play().catch(() => undefined);
  };
  const mending = new VideoMending({ nowMs, loadAgain: load, recover: onFailed, onLost, onFailed });
  const flow = (): void => mending.flows();
  const fail = (): void => {
    const isLine = video.error?.code === MediaError.MEDIA_ERR_NETWORK || !navigator.onLine;
    if (isLine) mending.lineFailed(null);
    else onFailed();
  };
  video.addEventListener('loadedmetadata', flow);
  video.addEventListener('error', fail);
  load();
  return () => {
    mending.close();
    video.removeEventListener('loadedmetadata', flow);
    video.removeEventListener('error', fail);
    video.removeAttribute('src');
    video.load();
  };
}
