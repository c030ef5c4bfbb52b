/** Serves what the programme output has written: playlists that change, and segments that never do. */
import express, { type RequestHandler } from 'express';

/** Session, then a playlist in `hls/` or a segment in `runs/<run>/<rendition>/`; nothing else in there is public. */
const PUBLIC =
  /^\/s_[\w-]{1,40}\/(hls\/[a-z0-9-]+\.m3u8|runs\/\d{4}\/[a-z0-9]+\/([\d]+\.m4s|init(_\d+)?\.mp4))$/;

/** Whether a path below `/media` is for everybody. */
export function isPublicMedia(path: string): boolean {
  return PUBLIC.test(path);
}

const SHARED = {
  // Players of any site may read it, and caches in front of us may keep it.
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Content-Type-Options': 'nosniff',
} as const;
const PLAYLIST = {
  ...SHARED,
  'Content-Type': 'application/vnd.apple.mpegurl',
  // Half a segment: a cache in front turns a crowd into one request a second.
  'Cache-Control': 'public, max-age=1',
} as const;
const forEver = (type: string) =>
  ({ ...SHARED, 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' }) as const;
const SEGMENT = forEver('video/iso.segment');
const INIT = forEver('video/mp4');

/** Headers of a public file. */
export function mediaHeaders(path: string): Readonly<Record<string, string>> {
  if (path.endsWith('.m3u8')) return PLAYLIST;
  return path.endsWith('.m4s') ? SEGMENT : INIT;
}

/** From the disk, with ranges and tags. */
export function mediaFiles(mediaDir: string): RequestHandler {
  const files = express.static(mediaDir, { index: false, redirect: false, etag: true, cacheControl: false });
  return (request, response, next) => {
    if (!isPublicMedia(request.path)) return next();
    response.set(mediaHeaders(request.path));
    files(request, response, next);
  };
}
