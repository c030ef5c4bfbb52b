/** The renditions that viewers choose from, the best first. */

export interface Rendition {
  /** Name of its folder and playlists. */
  readonly name: string;
  /** Null for sound alone. */
  readonly picture: { readonly width: number; readonly height: number; readonly bps: number } | null;
  readonly soundBps: number;
  /** RFC 6381, for the master playlist. */
  readonly codecs: string;
}

/** Length of a segment; every segment begins with a key picture. */
export const SEGMENT_SECONDS = 2;

export const RENDITIONS: readonly Rendition[] = [
  {
    name: '720p',
    picture: { width: 1280, height: 720, bps: 1_800_000 },
    soundBps: 96_000,
    codecs: 'avc1.4d401f,mp4a.40.2',
  },
  {
    name: '360p',
    picture: { width: 640, height: 360, bps: 450_000 },
    soundBps: 64_000,
    codecs: 'avc1.4d401e,mp4a.40.2',
  },
  { name: 'audio', picture: null, soundBps: 48_000, codecs: 'mp4a.40.2' },
];
