/** Routes of sessions: lists, snapshots, comments for the board, named ballots, commands without a socket. */
import { type Request, type Response, Router } from 'express';
import type { DeliveryService } from '#server/app/delivery/delivery-service.ts';
import type { Dispatcher } from '#server/app/dispatcher.ts';
import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import { isAnnounced, seatOf } from '#server/app/rooms/seat.ts';
import type { SessionQueries } from '#server/app/rooms/session-queries.ts';
import { commandBody } from '#shared/contract/http-schemas.ts';
import type { Hello } from '#shared/contract/protocol.ts';
import { audienceName } from '#shared/kernel/audience.ts';
import { type Result, refuse } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/kernel/roles.ts';
import { clientAddress } from './client-address.ts';
import { sendEncoded } from './encoded-json.ts';
import { parseBody, tokenParam } from './parse-body.ts';
import { identityOf } from './request-identity.ts';
import { sendRefusal, sendResult, sendValue } from './send-result.ts';
import type { SnapshotCache } from './snapshot-cache.ts';

export interface SessionRoutePorts {
  readonly queries: SessionQueries;
  readonly delivery: DeliveryService;
  readonly dispatcher: Dispatcher;
  readonly snapshots: SnapshotCache;
  readonly digest: (token: string) => string;
}

export function createSessionRoutes(ports: SessionRoutePorts): Router {
  const { queries, dispatcher } = ports;
  const router = Router();
  router.get('/api/sessions', async (request, response) => {
    response.json(await queries.list(identityOf(request).staff));
  });
  router.get('/api/sessions/:code/snapshot', (request, response) => sendSnapshot(ports, request, response));
  router.get('/api/sessions/:code/comments', (request, response) =>
    forStaff(ports, request, response, (live, staff) =>
      queries.comments(live, staff, Number(request.query['after']) || 0),
    ),
  );
  router.get('/api/sessions/:code/polls/:pollId/ballots', (request, response) =>
    forStaff(ports, request, response, (live, staff) =>
      queries.namedBallots(live, staff, String(request.params.pollId)),
    ),
  );
  router.get('/api/guest/:token', async (request, response) => {
    const token = tokenParam(request);
    const guest = token === null ? null : await queries.findByGuestToken(token);
    if (guest === null) sendRefusal(response, refuse('invite_invalid'));
    else response.json(guest);
  });
  router.post('/api/commands', async (request, response) => {
    const body = parseBody(commandBody, request.body);
    if (!body.ok) return sendRefusal(response, body);
    const { as, sessionId, ...packet } = body.value;
    const { staff, person, isNewDevice } = identityOf(request);
    // A person who exists for one request only could vote once per request.
    if (as === 'citizen' && isNewDevice) return sendRefusal(response, refuse('device_unknown'));
    if (as === 'staff' && staff === null) return sendRefusal(response, refuse('sign_in_required'));
    const actor = as === 'staff' && staff !== null ? staff : person;
    const place = sessionId === undefined ? {} : { sessionId };
    sendResult(
      response,
      await dispatcher.dispatch(packet, { actor, address: clientAddress(request), ...place }),
    );
  });
  return router;
}

/** The room of the code, for somebody who is signed in; the query decides what that person may read. */
async function forStaff(
  { queries }: SessionRoutePorts,
  request: Request,
  response: Response,
  read: (live: LiveRoom, staff: Actor) => Promise<Result<unknown>>,
): Promise<void> {
  const { staff } = identityOf(request);
  if (staff === null) return sendRefusal(response, refuse('sign_in_required'));
  const live = await queries.findByCode(String(request.params['code']));
  sendValue(response, live === null ? refuse('not_found') : await read(live, staff));
}

function wantedAudience(request: Request): Hello['audience'] | null {
  const wanted = request.query['audience'] ?? 'public';
  return wanted === 'public' || wanted === 'staff' || wanted === 'unit' ? wanted : null;
}

async function sendSnapshot(ports: SessionRoutePorts, request: Request, response: Response): Promise<void> {
  const wanted = wantedAudience(request);
  if (wanted === null) return sendRefusal(response, refuse('bad_request', 'audience'));
  const live = await ports.queries.findByCode(String(request.params['code']));
  if (live === null) return sendRefusal(response, refuse('not_found'));
  const seat = seatOf({ audience: wanted }, identityOf(request), live.room, ports.digest);
  if (!seat.ok) return sendRefusal(response, seat);
  const { audience } = seat.value;
  const delivery = await ports.delivery.of(live);
  const key = `${live.sessionId}/${audienceName(audience)}`;
  const encoded = await ports.snapshots.get(
    key,
    () => delivery.snapshot(audience),
    (seq) => live.after(seq) !== null,
  );
  // Everybody of an audience gets the same bytes, so a cache in front may keep the public ones for a second.
  const shared =
    audience.kind === 'public' && isAnnounced(live.room) ? 'public, max-age=1' : 'private, no-cache';
  response.set('Cache-Control', shared);
  sendEncoded(request, response, encoded);
}
