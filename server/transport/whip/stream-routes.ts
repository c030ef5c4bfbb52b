/** WHIP (RFC 9725) and WHEP over HTTP: a POST opens a stream, its address changes the path and ends it. */
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import type { OpenedStream } from '#server/app/media/streams/stream-context.ts';
import type { PathChange, StreamAddress, StreamService } from '#server/app/media/streams/stream-service.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import type { Result } from '#shared/kernel/result.ts';
import { clientAddress } from '../http/client-address.ts';
import { limitAddress } from '../http/guard-requests.ts';
import { bodyProblems, sendProblem, sendRefused } from './problem.ts';
import {
  answerOptions,
  bearerToken,
  FRAGMENT,
  iceLinks,
  METHODS,
  matchTags,
  SDP,
  streamHeaders,
} from './stream-headers.ts';

export interface StreamRouteParts {
  readonly streams: StreamService;
  /** See the HTTP app. */
  readonly takeAddress: (address: string) => Promise<number>;
}

export function createStreamRoutes({ streams, takeAddress }: StreamRouteParts): Router {
  const router = Router();
  router.use(['/whip', '/whep'], streamHeaders);
  // Before the limit: a browser's question ahead of a request tells no page what went wrong.
  router.options(['/whip/*rest', '/whep/*rest'], answerOptions);
  router.use(['/whip', '/whep'], limitAddress(takeAddress));
  router.post('/whip/:code{/:sourceId}', body(SDP), async (request, response) => {
    const { code, sourceId } = request.params;
    const opened = await streams.publish({
      code: textOf(code),
      sourceId: sourceId === undefined ? null : textOf(sourceId),
      token: bearerToken(request),
      offer: textOf(request.body),
    });
    sendOpened(response, opened, ({ id, sourceId: of }) => `/whip/${textOf(code)}/${of ?? ''}/${id}`);
  });
  addressRoutes(router, streams, 'whip', '/whip/:code/:sourceId/:id');
  router.post('/whep/:code', body(SDP), async (request, response) => {
    const code = textOf(request.params['code']);
    const offer = textOf(request.body);
    const opened = await streams.watch({ code, address: clientAddress(request), offer });
    sendOpened(response, opened, ({ id }) => `/whep/${code}/${id}`);
  });
  addressRoutes(router, streams, 'whep', '/whep/:code/:id');
  router.all(['/whip/*rest', '/whep/*rest'], (_request, response) => {
    response.set('Allow', METHODS);
    sendProblem(response, 'method_not_allowed');
  });
  router.use(['/whip', '/whep'], bodyProblems);
  return router;
}

/** What the address of an open stream understands. */
function addressRoutes(
  router: Router,
  streams: StreamService,
  kind: StreamAddress['kind'],
  path: string,
): void {
  const addressOf = (request: Request): StreamAddress => ({
    kind,
    id: textOf(request.params['id']),
    token: bearerToken(request),
  });
  router.patch(path, body(FRAGMENT), async (request, response) => {
    const fragment = textOf(request.body);
    sendChange(response, await streams.changePath(addressOf(request), matchTags(request), fragment));
  });
  router.delete(path, async (request, response) => {
    const ended = await streams.end(addressOf(request));
    if (ended.ok) response.status(200).end();
    else sendRefused(response, ended);
  });
}

/** Takes bodies of one type only, and never unpacks: a small compressed body could hold a large one. */
function body(type: string): RequestHandler {
  const parse = express.text({ type: () => true, limit: LIMITS.packetBytes, inflate: false });
  return (request, response, next) => {
    const sent = request.headers['content-type'] ?? '';
    if (sent.split(';')[0]?.trim().toLowerCase() === type) return parse(request, response, next);
    response.set(type === SDP ? { 'Accept-Post': SDP } : { 'Accept-Patch': FRAGMENT });
    sendProblem(response, 'wrong_content_type', type);
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function sendOpened(
  response: Response,
  opened: Result<OpenedStream>,
  location: (stream: OpenedStream) => string,
): void {
  if (opened.ok) {
    const { etag, answer, iceServers } = opened.value;
    response.set({ Location: location(opened.value), ETag: etag, 'Accept-Patch': FRAGMENT });
    for (const link of iceLinks(iceServers)) response.append('Link', link);
    response.status(201).type(SDP).end(answer);
  } else sendRefused(response, opened);
}

function sendChange(response: Response, change: Result<PathChange>): void {
  if (!change.ok) sendRefused(response, change);
  else if (change.value.kind === 'tagMissing') sendProblem(response, 'tag_missing', 'If-Match');
  else if (change.value.kind === 'tagStale') sendProblem(response, 'tag_stale', 'If-Match');
  else if (change.value.kind === 'trickled') response.status(204).end();
  else response.set('ETag', change.value.etag).status(200).type(FRAGMENT).end(change.value.fragment);
}
