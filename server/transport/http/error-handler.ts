/** The last stop of every request: unknown addresses, unreadable bodies, and bugs, masked and logged with an id. */
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Ids } from '#server/ports/ids.ts';
import type { Log } from '#server/ports/log.ts';
import { type Refused, refuse } from '#shared/kernel/result.ts';
import { sendRefusal } from './send-result.ts';

/** JSON for every address under /api that nobody answered. */
export const unknownApi: RequestHandler = (_request, response) => {
  sendRefusal(response, refuse('not_found'));
};

export function errorHandler(log: Log, ids: Ids): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const expected = refusalOf(error);
    if (expected === null) {
      const id = ids.id('e');
      log.error('request failed', {
        id,
        method: request.method,
        route: routeOf(request),
        error: textOf(error),
      });
      // Half an answer cannot be taken back: break off, so that nobody takes it for a whole one.
      if (response.headersSent) response.destroy();
      else sendRefusal(response, refuse('internal', id));
      return;
    }
    if (response.headersSent) response.destroy();
    else sendRefusal(response, expected);
  };
}

/** What Express and its body parser throw about the request itself; null for everything else. */
function refusalOf(error: unknown): Refused | null {
  if (!(error instanceof Error)) return null;
  const status = 'status' in error ? error.status : undefined;
  if (typeof status !== 'number' || status < 400 || status >= 500) return null;
  if (status === 413) return refuse('too_large');
  return status === 404 ? refuse('not_found') : refuse('bad_request', 'unreadable');
}

/** The pattern of the address. Not the address itself: links carry secrets, and logs are read by many. */
function routeOf(request: Request): string {
  const route: unknown = request.route;
  const isRoute = typeof route === 'object' && route !== null && 'path' in route;
  return isRoute && typeof route.path === 'string' ? route.path : 'none';
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
