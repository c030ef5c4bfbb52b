/** Finds what an offer and the room have in common: codecs, feedback and header extensions. */
import { isSameProfile } from 'h264-profile-level-id';
import type { MediaKind, RtpCapabilities, RtpParameters } from '#shared/features/stage/media-schemas.ts';
import type { OfferedCodec, OfferedTrack } from './read-offer.ts';

export type RoomCodec = NonNullable<RtpCapabilities['codecs']>[number];
type Codec = RtpParameters['codecs'][number];
type Extension = NonNullable<RtpParameters['headerExtensions']>[number];

/** A codec that both sides know, as it was offered. */
export interface CommonCodec {
  readonly room: RoomCodec;
  readonly offered: OfferedCodec;
}

const isRepeat = ({ mimeType }: { readonly mimeType: string }) => mimeType.toLowerCase().endsWith('/rtx');

/**
 * The first codec of the room that the offer knows too. The room's order counts, so that sources of different makers
 * come out with the same codec wherever they can and a cut from one to the other costs viewers nothing.
 */
export function findCommon(
  { kind, codecs }: OfferedTrack,
  room: RtpCapabilities,
  accepts: (codec: RoomCodec) => boolean = () => true,
): CommonCodec | null {
  for (const candidate of room.codecs ?? []) {
    if (candidate.kind !== kind || isRepeat(candidate) || !accepts(candidate)) continue;
    const offered = codecs.find((codec) => isSame(codec, candidate));
    if (offered !== undefined) return { room: candidate, offered };
  }
  return null;
}

function isSame(offered: OfferedCodec, room: RoomCodec): boolean {
  if (offered.mimeType.toLowerCase() !== room.mimeType.toLowerCase()) return false;
  if (offered.clockRate !== room.clockRate || (offered.channels ?? 1) !== (room.channels ?? 1)) return false;
  if (!/\/h264$/i.test(offered.mimeType)) return true;
  const mode = (parameters: Readonly<Record<string, unknown>> | undefined) =>
    Number(parameters?.['packetization-mode'] ?? 0);
  if (mode(offered.parameters) !== mode(room.parameters)) return false;
  return isSameProfile(offered.parameters, room.parameters ?? {});
}

/** The codec with what both sides understand of its feedback, and the one that repeats its lost packets. */
export function toCodecs({ codecs }: OfferedTrack, { room, offered }: CommonCodec): Codec[] {
  const both = offered.rtcpFeedback.filter((feedback) =>
    room.rtcpFeedback?.some(
      ({ type, parameter }) => type === feedback.type && (parameter ?? '') === (feedback.parameter ?? ''),
    ),
  );
  const { mimeType, payloadType, clockRate, channels, parameters } = offered;
  const main: Codec = {
    mimeType,
    payloadType,
    clockRate,
    ...(channels === undefined ? {} : { channels }),
    parameters: { ...parameters },
    rtcpFeedback: uniqueFeedback(both),
  };
  const repeat = codecs.find((codec) => isRepeat(codec) && codec.parameters['apt'] === payloadType);
  if (repeat === undefined) return [main];
  const rtx = { mimeType: repeat.mimeType, payloadType: repeat.payloadType, clockRate: repeat.clockRate };
  return [main, { ...rtx, parameters: { apt: payloadType }, rtcpFeedback: [] }];
}

function uniqueFeedback(feedback: OfferedCodec['rtcpFeedback']): OfferedCodec['rtcpFeedback'][number][] {
  return [...new Map(feedback.map((one) => [`${one.type} ${one.parameter ?? ''}`, one])).values()];
}

/** Header extensions that the room reads, under the offer's numbers. */
export function findExtensions(
  { extensions }: OfferedTrack,
  kind: MediaKind,
  room: RtpCapabilities,
): Extension[] {
  return (room.headerExtensions ?? []).flatMap(({ kind: of, uri, direction = 'sendrecv' }) => {
    const readable = of === kind && (direction === 'sendrecv' || direction === 'recvonly');
    const offered = extensions.find((extension) => extension.uri === uri);
    return readable && offered !== undefined ? [{ uri, id: offered.id }] : [];
  });
}
