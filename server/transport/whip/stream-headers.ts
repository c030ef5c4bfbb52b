/** Headers of WHIP and WHEP: who may call from which page, what may be posted, and where help with the path is. */
import type { Request, RequestHandler } from 'express';
import type { IceServer } from '#shared/features/stage/media-schemas.ts';

export const SDP = 'application/sdp';
export const FRAGMENT = 'application/trickle-ice-sdpfrag';
export const METHODS = 'POST, PATCH, DELETE, OPTIONS';

/** Any page may call: what it may do follows from the key or the address that it knows, never from a cookie. */
export const streamHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Location, ETag, Link, Retry-After',
    'Cache-Control': 'no-store',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
  next();
};

/** What may be asked here, for the browser's question ahead of a request and for everybody else's. */
export const answerOptions: RequestHandler = (_request, response) => {
  response
    .set({
      Allow: METHODS,
      'Accept-Post': SDP,
      'Accept-Patch': FRAGMENT,
      'Access-Control-Allow-Methods': METHODS,
      'Access-Control-Allow-Headers': 'Authorization, Content-Type, If-Match',
      'Access-Control-Max-Age': '86400',
    })
    .status(204)
    .end();
};

/** The key of `Authorization: Bearer …`, or null. */
export function bearerToken(request: Request): string | null {
  return /^Bearer +([A-Za-z0-9._~+/=-]{1,512})$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/** The tags of `If-Match`, or null when there is none. Weak tags match nothing. */
export function matchTags(request: Request): readonly string[] | null {
  const header = request.headers['if-match'];
  return header === undefined ? null : header.split(',').map((tag) => tag.trim());
}

/** STUN and TURN servers as links (RFC 9725), one for each address. */
export function iceLinks(servers: readonly IceServer[]): readonly string[] {
  return servers.flatMap(({ urls, username, credential }) =>
    urls.map((url) => {
      const isTurn = url.startsWith('turn') && username !== undefined && credential !== undefined;
      const signIn = isTurn
        ? `; username=${quoted(username)}; credential=${quoted(credential)}; credential-type="password"`
        : '';
      return `<${url}>; rel="ice-server"${signIn}`;
    }),
  );
}

/** What a header cannot hold is left out: a server that nobody can sign in to is better than no answer. */
function quoted(text: string): string {
  return `"${text.replaceAll(/[^\x20-\x7e]/g, '').replaceAll(/["\\]/g, (mark) => `\\${mark}`)}"`;
}
