/** Writes the SDP answer to an offer: the tracks that were agreed on, over one path, and a "no" to everything else. */
import { type MediaDescription, write } from 'sdp-transform';
import type { DtlsParameters, RtpParameters, TransportOffer } from '#shared/features/stage/media-schemas.ts';
import type { AnsweredTrack } from './choose-published.ts';
import type { Offer, OfferedSection } from './read-offer.ts';

export interface Answer {
  /** Our side of the path. */
  readonly transport: Pick<TransportOffer, 'iceParameters' | 'iceCandidates' | 'dtlsParameters'>;
  readonly tracks: readonly AnsweredTrack[];
  /** As seen from here: an encoder is received, a player is sent to. */
  readonly direction: 'recvonly' | 'sendonly';
}

/** The name that all tracks of an answer share, so that a player keeps them in time. */
const STREAM = 'programme';

export function writeAnswer(offer: Offer, answer: Answer): string {
  const media = offer.sections.map((section) => {
    const track = answer.tracks.find(({ mid, kind }) => mid === section.mid && kind === section.type);
    return track === undefined ? refused(section) : accepted(section, track, offer, answer);
  });
  const mids = answer.tracks.map(({ mid }) => mid).filter((mid) => mid !== '');
  return write({
    version: 0,
    origin: {
      username: '-',
      sessionId: '1',
      sessionVersion: 1,
      netType: 'IN',
      ipVer: 4,
      address: '127.0.0.1',
    },
    name: '-',
    timing: { start: 0, stop: 0 },
    icelite: 'ice-lite',
    ...(mids.length === 0 ? {} : { groups: [{ type: 'BUNDLE', mids: inOrder(offer, mids) }] }),
    msidSemantic: { semantic: 'WMS', token: '*' },
    media,
  });
}

function inOrder({ sections }: Offer, mids: readonly string[]): string {
  return sections.flatMap(({ mid }) => (mids.includes(mid) ? [mid] : [])).join(' ');
}

function named(mid: string) {
  return mid === '' ? {} : { mid };
}

function refused({ mid, type, protocol, payloads }: OfferedSection): MediaDescription {
  const connection = { version: 4, ip: '0.0.0.0' };
  const nothing = { rtp: [], fmtp: [], direction: 'inactive' as const };
  return { type, port: 0, protocol, payloads, connection, ...named(mid), ...nothing };
}

function accepted(
  { mid, type, protocol }: OfferedSection,
  { rtpParameters }: AnsweredTrack,
  offer: Offer,
  { transport, direction }: Answer,
): MediaDescription {
  return {
    type,
    port: 9,
    protocol,
    payloads: rtpParameters.codecs.map(({ payloadType }) => payloadType).join(' '),
    connection: { version: 4, ip: '0.0.0.0' },
    ...named(mid),
    direction,
    ...pathOf(transport, offer.dtlsParameters),
    ...codecLines(rtpParameters),
    ext: (rtpParameters.headerExtensions ?? []).map(({ id, uri }) => ({ value: id, uri })),
    rtcpMux: 'rtcp-mux',
    rtcpRsize: 'rtcp-rsize',
    ...(direction === 'sendonly' ? sentStream(type, rtpParameters) : takenLayers(rtpParameters)),
  };
}

function pathOf(transport: Answer['transport'], theirs: DtlsParameters) {
  const { iceParameters, iceCandidates, dtlsParameters } = transport;
  const fingerprint = dtlsParameters.fingerprints.find(({ algorithm }) => algorithm === 'sha-256');
  const { algorithm = 'sha-256', value = '' } = fingerprint ?? dtlsParameters.fingerprints[0] ?? {};
  return {
    iceUfrag: iceParameters.usernameFragment,
    icePwd: iceParameters.password,
    fingerprint: { type: algorithm, hash: value },
    setup: theirs.role === 'server' ? ('active' as const) : ('passive' as const),
    candidates: iceCandidates.map(toCandidate),
    endOfCandidates: 'end-of-candidates' as const,
  };
}

/** An ICE candidate as SDP has it. */
export function toCandidate(candidate: TransportOffer['iceCandidates'][number]) {
  const { foundation, priority, address, port, protocol, type, tcpType } = candidate;
  return {
    foundation,
    component: 1,
    transport: protocol,
    priority,
    ip: address,
    port,
    type,
    ...(tcpType === undefined ? {} : { tcptype: tcpType }),
  };
}

function codecLines({ codecs }: RtpParameters) {
  const configs = codecs.map(({ payloadType, parameters = {} }) => ({
    payload: payloadType,
    config: Object.entries(parameters)
      .map(([key, value]) => `${key}=${String(value)}`)
      .join(';'),
  }));
  return {
    rtp: codecs.map(({ payloadType, mimeType, clockRate, channels = 1 }) => ({
      payload: payloadType,
      codec: mimeType.slice(mimeType.indexOf('/') + 1),
      rate: clockRate,
      ...(channels > 1 ? { encoding: channels } : {}),
    })),
    fmtp: configs.filter(({ config }) => config !== ''),
    rtcpFb: codecs.flatMap(({ payloadType, rtcpFeedback = [] }) =>
      rtcpFeedback.map(({ type, parameter }) => ({
        payload: payloadType,
        type,
        ...(parameter === undefined ? {} : { subtype: parameter }),
      })),
    ),
  };
}

function takenLayers({ encodings = [] }: RtpParameters) {
  const rids = encodings.flatMap(({ rid }) => (rid === undefined ? [] : [rid]));
  if (rids.length < 2) return {};
  return {
    rids: rids.map((id) => ({ id, direction: 'recv' })),
    simulcast: { dir1: 'recv' as const, list1: rids.join(';') },
  };
}

function sentStream(type: string, { encodings = [], rtcp }: RtpParameters) {
  const [encoding] = encodings;
  const numbers = [encoding?.ssrc, encoding?.rtx?.ssrc].filter((ssrc) => ssrc !== undefined);
  const cname = rtcp?.cname ?? STREAM;
  return {
    // The types know this line only as text at the wrong place.
    invalid: [{ value: `msid:${STREAM} ${type}` }],
    ssrcs: numbers.map((id) => ({ id, attribute: 'cname', value: cname })),
    ...(numbers.length < 2 ? {} : { ssrcGroups: [{ semantics: 'FID', ssrcs: numbers.join(' ') }] }),
  };
}
