/** Where the programme of a session is to be had as HLS. Both sides ask for it. */

/** `live`: the last moments; `dvr`: hours to go back to; `replay`: all of it, when the session is over. */
export type PlaylistKind = 'live' | 'dvr' | 'replay';

/** Path of the playlist that players open. */
export function hlsAddress(sessionId: string, kind: PlaylistKind): string {
  return `/media/${sessionId}/hls/${kind}.m3u8`;
}

/** Path of the playlist of the sound alone, for lines that carry no picture. */
export function hlsSoundAddress(sessionId: string, kind: PlaylistKind): string {
  return `/media/${sessionId}/hls/${kind}-audio.m3u8`;
}
