/** Decides which tracks of a player's offer are served, and in which codecs they could be. */
import type { MediaKind, RtpCapabilities, RtpParameters } from '#shared/features/stage/media-schemas.ts';
import { rtpCapabilitiesSchema } from '#shared/features/stage/media-schemas.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { findCommon, type RoomCodec, toCodecs } from './choose-codec.ts';
import type { AnsweredTrack } from './choose-published.ts';
import type { Offer, OfferedTrack } from './read-offer.ts';

/** The sections of a player that could be served, and what it understands there, under its own numbers. */
export interface WatchedTracks {
  readonly mids: ReadonlyMap<MediaKind, string>;
  readonly rtpCapabilities: RtpCapabilities;
}

const KINDS: readonly MediaKind[] = ['audio', 'video'];

/** The tracks to serve, or why there is none. */
export function chooseWatched(offer: Offer, room: RtpCapabilities): Result<WatchedTracks> {
  const wanted = offer.sections.flatMap(({ track }) => (track !== null && receives(track) ? [track] : []));
  if (wanted.length === 0) return refuse('unsupported', 'nothing is received');
  const mids = new Map<MediaKind, string>();
  const codecs = KINDS.flatMap((kind) => {
    for (const track of wanted.filter((candidate) => candidate.kind === kind)) {
      const common = commonCodecs(track, room);
      if (common.length === 0) continue;
      mids.set(kind, track.mid);
      return common;
    }
    return [];
  });
  if (codecs.length === 0) return refuse('unsupported', 'no codec in common');
  const parsed = rtpCapabilitiesSchema.safeParse({ codecs, headerExtensions: [] });
  return parsed.success
    ? ok({ mids, rtpCapabilities: parsed.data })
    : refuse('unsupported', 'codecs out of bounds');
}

function receives({ direction }: OfferedTrack): boolean {
  return direction === 'recvonly' || direction === 'sendrecv';
}

/** Every codec of the room that the player knows: which one is on air is decided later. */
function commonCodecs(track: OfferedTrack, room: RtpCapabilities): RoomCodec[] {
  return (room.codecs ?? []).flatMap((candidate) => {
    const common = findCommon(track, room, (codec) => codec === candidate);
    const [codec] = common === null ? [] : toCodecs(track, common);
    if (codec === undefined) return [];
    const { payloadType, rtcpFeedback = [], ...rest } = codec;
    return [
      {
        ...rest,
        kind: track.kind,
        preferredPayloadType: payloadType,
        // Rates cannot be measured, see decision 007: only repeats and full pictures can be asked for.
        rtcpFeedback: rtcpFeedback.filter(({ type }) => type === 'nack' || type === 'ccm'),
      },
    ];
  });
}

/** The tracks of the answer. */
export function answerWatched(
  { mids }: WatchedTracks,
  tracks: readonly { readonly kind: MediaKind; readonly rtpParameters: RtpParameters }[],
): readonly AnsweredTrack[] {
  return tracks.flatMap((track) => {
    const mid = mids.get(track.kind);
    return mid === undefined ? [] : [{ ...track, mid }];
  });
}
