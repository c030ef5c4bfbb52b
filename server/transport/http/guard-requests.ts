/** Refuses requests that other sites could have started, and bodies that are neither JSON, a film nor captions. */
import type { Request, RequestHandler } from 'express';
import { type Refused, refuse, refuseFor } from '#shared/kernel/result.ts';
import { clientAddress } from './client-address.ts';
import { isSafeMethod } from './methods.ts';
import { sendRefusal } from './send-result.ts';

export interface OriginRules {
  /** Served over https: a page over plain http is then another site. */
  readonly secure: boolean;
  /** Further origins, like `https://example.org`, beside the host that was asked. */
  readonly allowedOrigins: readonly string[];
}

/** Forms of other sites cannot send JSON, films or captions, and no script of theirs can choose its Origin: both are demanded. */
export function guardUnsafe(rules: OriginRules): RequestHandler {
  return (request, response, next) => {
    if (isSafeMethod(request.method)) return next();
    const refusal = refuseUnsafe(request, rules);
    if (refusal === null) return next();
    sendRefusal(response, refusal);
  };
}

function refuseUnsafe(request: Request, rules: OriginRules): Refused | null {
  if (!isAllowedOrigin(request.headers.origin, request.host, rules)) return refuse('bad_origin');
  const isOurs = /^(application\/json|video\/mp4|text\/vtt)\s*(;|$)/i.test(
    request.headers['content-type'] ?? '',
  );
  return isOurs ? null : refuse('bad_request', 'content-type: application/json');
}

/** Whether a page of this origin may change something here. Also for the handshake of sockets. */
export function isAllowedOrigin(
  origin: string | undefined,
  host: string | undefined,
  rules: OriginRules,
): boolean {
  const asked = origin === undefined ? null : URL.parse(origin);
  if (asked === null || origin !== asked.origin) return false;
  if (rules.allowedOrigins.includes(asked.origin)) return true;
  if (asked.protocol !== 'https:' && (rules.secure || asked.protocol !== 'http:')) return false;
  // Parsed with the origin's scheme, so that a default port that only one of them names makes no difference.
  return host !== undefined && URL.parse(`${asked.protocol}//${host}`)?.host === asked.host;
}

/** Limits what one address may ask at all; `take` answers the milliseconds to wait, 0 for none. */
export function limitAddress(take: (address: string) => Promise<number>): RequestHandler {
  return async (request, response, next) => {
    const wait = await take(clientAddress(request));
    if (wait === 0) return next();
    sendRefusal(response, refuseFor('too_fast', wait));
  };
}
