/** Serves what the programme output has written: playlists that change, and segments that never do. */
import express, { type RequestHandler, type Response } from 'express';

/** Session, then a playlist in `hls/` or a segment in `runs/<run>/<rendition>/`; nothing else in there is public. */
const PUBLIC =
  /^\/s_[\w-]{1,40}\/(hls\/[a-z0-9-]+\.m3u8|runs\/\d{4}\/[a-z0-9]+\/([\d]+\.m4s|init(_\d+)?\.mp4))$/;
const PLAYLIST = /\.m3u8$/;

/** Players of any site may read it, and caches in front of us may keep it. */
export function mediaFiles(mediaDir: string): RequestHandler {
  const files = express.static(mediaDir, { index: false, redirect: false, etag: true, setHeaders });
  return (request, response, next) => {
    if (!PUBLIC.test(request.path)) return next();
    response.set('Access-Control-Allow-Origin', '*');
    response.set('Cross-Origin-Resource-Policy', 'cross-origin');
    response.set('X-Content-Type-Options', 'nosniff');
    files(request, response, next);
  };
}

function setHeaders(response: Response, path: string): void {
  if (PLAYLIST.test(path)) {
    response.set('Content-Type', 'application/vnd.apple.mpegurl');
    // Half a segment: a cache in front turns a crowd into one request a second.
    response.set('Cache-Control', 'public, max-age=1');
    return;
  }
  response.set('Content-Type', path.endsWith('.m4s') ? 'video/iso.segment' : 'video/mp4');
  response.set('Cache-Control', 'public, max-age=31536000, immutable');
}
