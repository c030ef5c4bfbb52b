/** Reads an SDP offer: who is calling, over which path, and which tracks it would send or receive. */
import { parseParams } from 'sdp-transform';
import {
  type DtlsParameters,
  dtlsParametersSchema,
  type MediaKind,
} from '#shared/features/stage/media-schemas.ts';
import { ok, type Refused, type Result, refuse } from '#shared/kernel/result.ts';
import { parseSdp, type SdpMedia, type SdpSession } from './sdp-shape.ts';

/** A codec as it was offered, under the offer's own number. */
export interface OfferedCodec {
  readonly mimeType: string;
  readonly payloadType: number;
  readonly clockRate: number;
  readonly channels?: number;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly rtcpFeedback: readonly { readonly type: string; readonly parameter?: string }[];
}

export interface OfferedTrack {
  readonly mid: string;
  readonly kind: MediaKind;
  readonly direction: SdpMedia['direction'];
  readonly codecs: readonly OfferedCodec[];
  readonly extensions: readonly { readonly uri: string; readonly id: number }[];
  /** What it would send: streams by number, or layers by name, or neither when only `mid` tells. */
  readonly streams: readonly { readonly ssrc: number; readonly rtxSsrc?: number }[];
  readonly layers: readonly string[];
  readonly cname: string;
}

/** A section of the offer, in its order; those that carry no picture or sound have no track. */
export interface OfferedSection {
  readonly mid: string;
  readonly type: string;
  readonly protocol: string;
  readonly payloads: string;
  readonly track: OfferedTrack | null;
}

export interface Offer {
  readonly sections: readonly OfferedSection[];
  /** The caller's side of the encryption. */
  readonly dtlsParameters: DtlsParameters;
  readonly iceUfrag: string;
}

/** The offer, or why it cannot be one [W8]. */
export function readOffer(text: string): Result<Offer> {
  const session = parseSdp(text);
  if (session === null) return refuse('bad_request', 'no SDP');
  const path = firstOf(session);
  if (path.iceUfrag === undefined || path.icePwd === undefined) return unusable('no ICE credentials');
  const dtlsParameters = readDtls(path);
  if (dtlsParameters === null) return unusable('no setup or fingerprint');
  const fault = faultOf(session);
  if (fault !== null) return unusable(fault);
  return ok({ sections: session.media.map(readSection), dtlsParameters, iceUfrag: path.iceUfrag });
}

function unusable(why: string): Refused {
  return refuse('unsupported', why);
}

/** Everything goes over one path, so the fields of the path may stand anywhere. */
function firstOf(session: SdpSession) {
  const active = session.media.find(isAlive) ?? session.media[0];
  return {
    setup: active?.setup ?? session.setup,
    fingerprint: active?.fingerprint ?? session.fingerprint,
    iceUfrag: active?.iceUfrag ?? session.iceUfrag,
    icePwd: active?.icePwd ?? session.icePwd,
  };
}

const DTLS_ROLES = { actpass: 'client', active: 'client', passive: 'server' } as const;

/** A caller that leaves the choice to us opens the encryption itself: it knows first when the path stands. */
function readDtls({ setup, fingerprint }: ReturnType<typeof firstOf>): DtlsParameters | null {
  if (setup === undefined || fingerprint === undefined) return null;
  const fingerprints = [{ algorithm: fingerprint.type.toLowerCase(), value: fingerprint.hash.toUpperCase() }];
  return dtlsParametersSchema.safeParse({ role: DTLS_ROLES[setup], fingerprints }).data ?? null;
}

function faultOf({ media, groups }: SdpSession): string | null {
  const alive = media.filter(isAlive);
  if (alive.some(({ type, rtcpMux }) => isKind(type) && rtcpMux === undefined)) return 'no rtcp-mux';
  const mids = media.map(({ mid }) => mid);
  if (media.length === 1) return null;
  if (new Set(mids).size !== mids.length || mids.includes('')) return 'sections without a mid of their own';
  const bundled = groups.filter(({ type }) => type === 'BUNDLE').flatMap(({ mids: text }) => text.split(' '));
  return alive.every(({ mid }) => bundled.includes(mid)) ? null : 'sections that are not bundled';
}

/** A section without a port of its own lives when it says that it shares another's. */
function isAlive({ port, bundleOnly }: SdpMedia): boolean {
  return port !== 0 || bundleOnly !== undefined;
}

function isKind(type: string): type is MediaKind {
  return type === 'audio' || type === 'video';
}

function readSection(media: SdpMedia): OfferedSection {
  const { mid, type, protocol, payloads, direction } = media;
  const section = { mid, type, protocol, payloads };
  if (!isKind(type) || !isAlive(media) || !protocol.endsWith('RTP/SAVPF')) return { ...section, track: null };
  const streams = media.direction === 'recvonly' ? [] : readStreams(media);
  const track: OfferedTrack = {
    mid,
    kind: type,
    direction,
    codecs: media.rtp.flatMap((rtp) => readCodec(media, type, rtp)),
    extensions: media.ext
      .filter((ext) => ext['encrypt-uri'] === undefined)
      .map(({ value, uri }) => ({ id: value, uri })),
    streams,
    layers: readLayers(media),
    cname: media.ssrcs.find(({ attribute }) => attribute === 'cname')?.value?.slice(0, 256) ?? '',
  };
  return { ...section, track };
}

function readCodec(media: SdpMedia, kind: MediaKind, rtp: SdpMedia['rtp'][number]): OfferedCodec[] {
  if (rtp.rate === undefined || rtp.rate === 0) return [];
  const feedback = media.rtcpFb.filter(({ payload }) => payload === rtp.payload || payload === '*');
  const channels = typeof rtp.encoding === 'number' && rtp.encoding > 0 ? { channels: rtp.encoding } : {};
  return [
    {
      mimeType: `${kind}/${rtp.codec}`,
      payloadType: rtp.payload,
      clockRate: rtp.rate,
      ...channels,
      parameters: readParameters(media.fmtp.find(({ payload }) => payload === rtp.payload)?.config),
      rtcpFeedback: feedback.map(({ type, subtype }) =>
        subtype === undefined ? { type } : { type, parameter: subtype },
      ),
    },
  ];
}

function readParameters(config: string | undefined): Record<string, string | number> {
  if (config === undefined) return {};
  const parameters: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(parseParams(config))) {
    // A profile may consist of figures only, and is a text all the same.
    if (/^[a-z][a-z0-9-]{0,63}$/i.test(key)) {
      parameters[key] = key === 'profile-level-id' ? String(value) : value;
    }
  }
  return parameters;
}

/** Streams by number, each with the stream that repeats what it lost. */
function readStreams({ ssrcs, ssrcGroups }: SdpMedia): OfferedTrack['streams'] {
  const repeats = new Map<number, number>();
  for (const { semantics, ssrcs: members } of ssrcGroups) {
    const [main, rtx] = members.split(/\s+/).map(Number);
    if (semantics === 'FID' && main !== undefined && rtx !== undefined) repeats.set(main, rtx);
  }
  const known = new Set(ssrcs.map(({ id }) => id));
  for (const rtx of repeats.values()) known.delete(rtx);
  return [...known].map((ssrc) => {
    const rtxSsrc = repeats.get(ssrc);
    return rtxSsrc === undefined ? { ssrc } : { ssrc, rtxSsrc };
  });
}

/** Names of simulcast layers, the one of several alternatives that is named first. */
function readLayers({ simulcast, rids }: SdpMedia): readonly string[] {
  if (simulcast?.dir1 !== 'send') return [];
  const sendable = new Set(rids.filter(({ direction }) => direction === 'send').map(({ id }) => id));
  const names = simulcast.list1.split(';').map((choices) => choices.split(',')[0]?.replace('~', '') ?? '');
  return [...new Set(names)].filter((name) => sendable.has(name) && /^[A-Za-z0-9]{1,16}$/.test(name));
}
