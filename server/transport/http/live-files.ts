/**
 * Answers the requests of HLS players straight from memory. Thousands ask for the same few files in the same second;
 * everything unusual (ranges, tags, other methods, files that are not there) goes the long way through `mediaFiles`.
 */
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { FileShelf, type ShelvedFile } from './file-shelf.ts';
import { LivePlaylists } from './live-playlists.ts';
import { isPublicMedia, mediaHeaders } from './media-files.ts';

const PREFIX = '/media';
/** Of one rendition: the list that players load again and again. */
const LIVE_PLAYLIST = /\/hls\/live-[a-z0-9]+\.m3u8$/;
/** The number of the segment that a playlist is asked for. */
const SEGMENT_ASKED = /^_HLS_msn=(\d{1,9})$/;
/** A live session's last segments are some 5 MB, in all renditions. */
const MOST_BYTES = 128 * 1024 * 1024;
const MOST_FILE_BYTES = 4 * 1024 * 1024;
/** A playlist changes every two seconds; a segment never does, but may be removed when its time is over. */
const PLAYLIST_FRESH_MS = 200;
const SEGMENT_FRESH_MS = 60_000;

/** Asks `otherwise` for everything that is not to be had here. */
export function liveFiles(mediaDir: string, otherwise: RequestListener): RequestListener {
  const now = (): number => performance.now();
  const shelf = new FileShelf({ maxBytes: MOST_BYTES, maxFileBytes: MOST_FILE_BYTES, now });
  const playlists = new LivePlaylists({ read: (file, freshMs) => shelf.get(file, freshMs), now });
  return (request, response) => {
    const asked = askedOf(request);
    if (asked === null) return otherwise(request, response);
    const { path, segmentNo } = asked;
    const isLive = LIVE_PLAYLIST.test(path);
    const answer = (file: ShelvedFile | null): void => {
      if (file === null) otherwise(request, response);
      else send(response, path, isLive ? playlists.told(file) : file);
    };
    const file = mediaDir + path;
    if (isLive && segmentNo !== null) return void playlists.withSegment(file, segmentNo).then(answer);
    const atHand = shelf.peek(file);
    if (atHand !== undefined) return answer(atHand);
    const freshMs = path.endsWith('.m3u8') ? PLAYLIST_FRESH_MS : SEGMENT_FRESH_MS;
    void shelf.get(file, freshMs).then(answer);
  };
}

interface Asked {
  readonly path: string;
  readonly segmentNo: number | null;
}

/** Null for what is not a player's plain request for a public file. */
function askedOf({ method, url = '', headers }: IncomingMessage): Asked | null {
  if (method !== 'GET' || !url.startsWith(PREFIX)) return null;
  const [path = '', query, ...more] = url.slice(PREFIX.length).split('?');
  if (more.length > 0 || !isPublicMedia(path)) return null;
  if (headers.range !== undefined || isForNews(headers, path)) return null;
  if (query === undefined) return { path, segmentNo: null };
  const no = SEGMENT_ASKED.exec(query)?.[1];
  return no === undefined ? null : { path, segmentNo: Number(no) };
}

/**
 * Whether it may be answered that nothing has changed. A list that changes every two seconds has; and only from here it
 * says that it can be waited for.
 */
function isForNews(headers: IncomingHttpHeaders, path: string): boolean {
  return headers['if-none-match'] !== undefined && !LIVE_PLAYLIST.test(path);
}

function send(response: ServerResponse, path: string, { body, etag }: ShelvedFile): void {
  response.writeHead(200, { ...mediaHeaders(path), ETag: etag, 'Content-Length': body.length });
  response.end(body);
}
