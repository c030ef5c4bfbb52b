/** WHEP: a player of any maker watches what is on air [W7]. */
import { OVER } from '#server/app/media/media-service.ts';
import { answerWatched, chooseWatched } from '#server/app/media/sdp/choose-watched.ts';
import { type Offer, readOffer } from '#server/app/media/sdp/read-offer.ts';
import { writeAnswer } from '#server/app/media/sdp/write-answer.ts';
import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import { isAnnounced } from '#server/app/rooms/seat.ts';
import { orRelease } from '#shared/kernel/reservation.ts';
import { ok, type Result, refuse, refuseFor } from '#shared/kernel/result.ts';
import { newTag, type OpenedStream, type StreamContext } from './stream-context.ts';

export interface WatchRequest {
  readonly code: string;
  /** Whoever asks from there; limits count by it. */
  readonly address: string;
  /** SDP. */
  readonly offer: string;
}

/** Players of one process; each costs its own encryption. More are to watch by HLS. */
const MOST_PLAYERS = 500;
const FULL_RETRY_MS = 30_000;

export async function watchStream(
  context: StreamContext,
  { code, address, offer: text }: WatchRequest,
): Promise<Result<OpenedStream>> {
  const live = await context.findByCode(code);
  if (live === null || !isAnnounced(live.room)) return refuse('not_found');
  if (OVER.includes(live.room.session.status)) return refuse('session_ended');
  const offer = readOffer(text);
  if (!offer.ok) return offer;
  if (context.book.count('whep') >= MOST_PLAYERS) return refuseFor('overloaded', FULL_RETRY_MS);
  const reserved = context.waiting.whep.reserve(address);
  if (!reserved.ok) return reserved;
  const ownerId = context.ids.id('whep');
  const releaseAll = async (): Promise<void> => {
    reserved.value();
    await context.plane.closeOwner(ownerId);
    context.onAir.leave(live.sessionId, context.book);
  };
  return orRelease(releaseAll, () => open(context, live, offer.value, ownerId, reserved.value));
}

async function open(
  { plane, book, ids, onAir }: StreamContext,
  live: LiveRoom,
  offer: Offer,
  ownerId: string,
  release: () => void,
): Promise<Result<OpenedStream>> {
  const { sessionId } = live;
  const joined = await plane.join(sessionId);
  if (!joined.ok) return joined;
  const wanted = chooseWatched(offer, joined.value.routerRtpCapabilities);
  if (!wanted.ok) return wanted;
  const { rtpCapabilities } = wanted.value;
  const programme = { ownerId, roomId: sessionId, rtpCapabilities, show: onAir.watch(live) };
  const opened = await plane.openProgramme(programme);
  if (!opened.ok) return opened;
  const { tracks, ...transport } = opened.value;
  const { transportId } = transport;
  const { dtlsParameters } = offer;
  const connected = await plane.connectTransport({ ownerId, transportId, dtlsParameters });
  if (!connected.ok) return connected;
  const stream = {
    ...{ id: ids.secret(), kind: 'whep' as const, sessionId, sourceId: null, keyDigest: null },
    ...{ ownerId, transport, etag: newTag(ids), theirUfrag: offer.iceUfrag },
  };
  book.add(stream, release);
  // The stage may have changed while the worker was asked.
  onAir.watch(live);
  if (OVER.includes(live.room.session.status)) {
    await book.end(stream);
    return refuse('session_ended');
  }
  const served = answerWatched(wanted.value, tracks);
  const answer = writeAnswer(offer, { transport, tracks: served, direction: 'sendonly' });
  return ok({
    ...{ id: stream.id, sourceId: null, etag: stream.etag },
    answer,
    iceServers: transport.iceServers,
  });
}
