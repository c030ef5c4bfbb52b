/** Decides which tracks of an offer are taken in: the first picture and the first sound that the room can carry. */
import {
  type MediaKind,
  type RtpCapabilities,
  type RtpParameters,
  rtpParametersSchema,
} from '#shared/features/stage/media-schemas.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { findCommon, findExtensions, toCodecs } from './choose-codec.ts';
import type { Offer, OfferedTrack } from './read-offer.ts';

/** A track of the answer, with what goes over it. */
export interface AnsweredTrack {
  readonly mid: string;
  readonly kind: MediaKind;
  readonly rtpParameters: RtpParameters;
}

const KINDS: readonly MediaKind[] = ['audio', 'video'];

/** The tracks to take in, or why there is none. */
export function choosePublished(offer: Offer, room: RtpCapabilities): Result<readonly AnsweredTrack[]> {
  const sent = offer.sections.flatMap(({ track }) => (track !== null && sends(track) ? [track] : []));
  if (sent.length === 0) return refuse('unsupported', 'nothing is sent');
  const tracks = KINDS.flatMap((kind) => {
    const offered = sent.filter((track) => track.kind === kind);
    return offered.flatMap((track) => publish(track, room) ?? []).slice(0, 1);
  });
  return tracks.length === 0 ? refuse('unsupported', 'no codec in common') : ok(tracks);
}

function sends({ direction }: OfferedTrack): boolean {
  return direction === 'sendonly' || direction === 'sendrecv';
}

function publish(track: OfferedTrack, room: RtpCapabilities): AnsweredTrack | null {
  const common = findCommon(track, room);
  if (common === null) return null;
  const codecs = toCodecs(track, common);
  const parsed = rtpParametersSchema.safeParse({
    ...(track.mid === '' ? {} : { mid: track.mid }),
    codecs,
    headerExtensions: findExtensions(track, track.kind, room),
    encodings: encodings(track, codecs.length > 1),
    rtcp: { ...(track.cname === '' ? {} : { cname: track.cname }), reducedSize: true },
  });
  return parsed.success ? { mid: track.mid, kind: track.kind, rtpParameters: parsed.data } : null;
}

/** Layers by name (simulcast), else the first stream by number, else the one that the section's name stands for. */
function encodings({ layers, streams }: OfferedTrack, repeats: boolean) {
  if (layers.length > 1) return layers.slice(0, 4).map((rid) => ({ rid }));
  const [stream] = streams;
  if (stream === undefined) return [{}];
  const rtx = repeats && stream.rtxSsrc !== undefined ? { rtx: { ssrc: stream.rtxSsrc } } : {};
  return [{ ssrc: stream.ssrc, ...rtx }];
}
