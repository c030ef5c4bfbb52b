/** Brings a recording into a video element: hls.js where there is MediaSource, else what the browser itself can do. */

export interface AttachOptions {
  /** Address of the playlist. */
  readonly address: string;
  /** Where to begin, milliseconds. */
  readonly startMs: number;
  readonly onFailed: () => void;
}

/** Answers how to take it out again. hls.js is loaded only when a recording is opened. */
export async function attachVideo(video: HTMLVideoElement, options: AttachOptions): Promise<() => void> {
  const { address, startMs, onFailed } = options;
  const { default: Hls, ErrorTypes, Events } = await import('hls.js/light');
  if (!Hls.isSupported()) return attachNative(video, options);
  const hls = new Hls({ startPosition: startMs / 1000, backBufferLength: 60 });
  let recovered = false;
  hls.on(Events.ERROR, (_name, { fatal, type }) => {
    if (!fatal) return;
    if (type === ErrorTypes.MEDIA_ERROR && !recovered) {
      recovered = true;
      hls.recoverMediaError();
    } else onFailed();
  });
  hls.loadSource(address);
  hls.attachMedia(video);
  return () => hls.destroy();
}

/** iPhones before 17.1 have no MediaSource. */
function attachNative(video: HTMLVideoElement, { address, startMs, onFailed }: AttachOptions): () => void {
  const begin = (): void => {
    video.currentTime = startMs / 1000;
  };
  video.addEventListener('loadedmetadata', begin, { once: true });
  video.addEventListener('error', onFailed);
  video.src = address;
  return () => {
    video.removeEventListener('loadedmetadata', begin);
    video.removeEventListener('error', onFailed);
    video.removeAttribute('src');
    video.load();
  };
}
