/** WHIP: an encoder publishes with its key [W2, W4]. */
import { OVER } from '#server/app/media/media-service.ts';
import { type AnsweredTrack, choosePublished } from '#server/app/media/sdp/choose-published.ts';
import { type Offer, readOffer } from '#server/app/media/sdp/read-offer.ts';
import { writeAnswer } from '#server/app/media/sdp/write-answer.ts';
import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import type { RoomState } from '#shared/contract/room.ts';
import type { SourceRole } from '#shared/features/stage/media-schemas.ts';
import type { StageEncoder } from '#shared/features/stage/state.ts';
import { orRelease } from '#shared/kernel/reservation.ts';
import { ok, type Refused, type Result, refuse } from '#shared/kernel/result.ts';
import { newTag, type OpenedStream, type StreamContext } from './stream-context.ts';

/** By this header extension voices are measured (RFC 6464). */
const AUDIO_LEVEL = 'urn:ietf:params:rtp-hdrext:ssrc-audio-level';

export interface PublishRequest {
  readonly code: string;
  /** The source named in the address; null leaves it to the key. */
  readonly sourceId: string | null;
  readonly token: string | null;
  /** SDP. */
  readonly offer: string;
}

interface Accepted {
  readonly live: LiveRoom;
  readonly encoder: StageEncoder;
  readonly keyDigest: string;
}

export async function publishStream(
  context: StreamContext,
  request: PublishRequest,
): Promise<Result<OpenedStream>> {
  const { lanes, waiting } = context;
  const accepted = await accept(context, request);
  if (!accepted.ok) return accepted;
  const offer = readOffer(request.offer);
  if (!offer.ok) return offer;
  const { live, encoder } = accepted.value;
  const reserved = waiting.whip.reserve(encoder.id);
  if (!reserved.ok) return reserved;
  const lane = `${live.sessionId}/${encoder.id}`;
  return orRelease(reserved.value, () =>
    lanes.run(lane, () => replace(context, accepted.value, offer.value, reserved.value)),
  );
}

/** Whose key it is. Nobody learns whether there is such a session without a key of it. */
async function accept(
  { findByCode, digest }: StreamContext,
  { code, sourceId, token }: PublishRequest,
): Promise<Result<Accepted>> {
  const live = token === null ? null : await findByCode(code);
  if (token === null || live === null) return refuse('wrong_credentials');
  const keyDigest = digest(token);
  const encoder = findEncoder(live.room, keyDigest);
  if (encoder === null || (sourceId !== null && encoder.id !== sourceId)) return refuse('wrong_credentials');
  return mayStillPublish(live.room, keyDigest) ?? ok({ live, encoder, keyDigest });
}

function mayStillPublish(room: RoomState, keyDigest: string): Refused | null {
  if (findEncoder(room, keyDigest) === null) return refuse('wrong_credentials');
  return OVER.includes(room.session.status) ? refuse('session_ended') : null;
}

/** An encoder is known by the digest of its key. */
function findEncoder(room: RoomState, keyDigest: string): StageEncoder | null {
  return Object.values(room.stage.encoders).find((encoder) => encoder.keyDigest === keyDigest) ?? null;
}

/** Opens the new path first and ends the old one after it, so that a failed attempt costs nothing. */
async function replace(
  context: StreamContext,
  accepted: Accepted,
  offer: Offer,
  release: () => void,
): Promise<Result<OpenedStream>> {
  const { plane, ids, book } = context;
  const ownerId = ids.id('whip');
  const opened = await orRelease(
    () => plane.closeOwner(ownerId),
    () => openPath(context, accepted, offer, ownerId),
  );
  if (!opened.ok) return opened;
  const { transport, answer } = opened.value;
  const { live, encoder, keyDigest } = accepted;
  const { sessionId } = live;
  const before = book.of(sessionId, encoder.id);
  const stream = {
    ...{ id: ids.secret(), kind: 'whip' as const, sessionId, sourceId: encoder.id, keyDigest },
    ...{ ownerId, transport, etag: newTag(ids), theirUfrag: offer.iceUfrag },
  };
  book.add(stream, release);
  for (const old of before) await book.end(old);
  // The stage may have changed while the worker was asked.
  const refused = mayStillPublish(live.room, keyDigest);
  if (refused !== null) {
    await book.end(stream);
    return refused;
  }
  const { id, etag } = stream;
  return ok({ id, sourceId: encoder.id, etag, answer, iceServers: transport.iceServers });
}

async function openPath(
  { plane }: StreamContext,
  { live, encoder }: Accepted,
  offer: Offer,
  ownerId: string,
) {
  const roomId = live.sessionId;
  const joined = await plane.join(roomId);
  if (!joined.ok) return joined;
  const tracks = choosePublished(offer, joined.value.routerRtpCapabilities);
  if (!tracks.ok) return tracks;
  const created = await plane.createTransport({ roomId, ownerId, direction: 'send' });
  if (!created.ok) return created;
  const transport = created.value;
  const { transportId } = transport;
  for (const track of tracks.value) {
    const { kind, rtpParameters } = track;
    const role = roleOf(track);
    const produced = await plane.produce({
      ...{ ownerId, transportId, sourceId: encoder.id },
      ...{ kind, role, rtpParameters },
    });
    if (!produced.ok) return produced;
  }
  const { dtlsParameters } = offer;
  const connected = await plane.connectTransport({ ownerId, transportId, dtlsParameters });
  if (!connected.ok) return connected;
  return ok({
    transport,
    answer: writeAnswer(offer, { transport, tracks: tracks.value, direction: 'recvonly' }),
  });
}

/** Broadcasting programs do not tell how loud they are: nobody can compare their sound with voices that do. */
function roleOf({ kind, rtpParameters }: AnsweredTrack): SourceRole {
  if (kind === 'video') return 'camera';
  const isMeasured = rtpParameters.headerExtensions?.some(({ uri }) => uri === AUDIO_LEVEL);
  return isMeasured === true ? 'microphone' : 'programme';
}
