/** SDP as encoders and browsers send it, shortened, and the room that answers. */
import { fakeRouter } from '#server/adapters/memory/fake-media-parameters.ts';
import type { RtpCapabilities } from '#shared/features/stage/media-schemas.ts';

const FINGERPRINT = Array.from({ length: 32 }, (_, index) => (index + 16).toString(16).toUpperCase()).join(
  ':',
);
const TWCC = 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01';
const MID = 'urn:ietf:params:rtp-hdrext:sdes:mid';

/** Lines of an SDP as text. */
export function sdp(...lines: readonly (string | readonly string[])[]): string {
  return `${lines.flat().join('\r\n')}\r\n`;
}

export const SESSION_LINES = ['v=0', 'o=- 8678839498581013057 2 IN IP4 127.0.0.1', 's=-', 't=0 0'];
export const PATH_LINES = [
  'a=ice-ufrag:KyGh',
  'a=ice-pwd:yKR5UlF6jqgaj0zEUMJjwfgj',
  'a=ice-options:trickle',
  `a=fingerprint:sha-256 ${FINGERPRINT}`,
  'a=setup:actpass',
];

type Way = 'sendonly' | 'recvonly' | 'sendrecv' | 'inactive';

function feedback(payload: number): string[] {
  return ['goog-remb', 'transport-cc', 'ccm fir', 'nack', 'nack pli'].map(
    (fb) => `a=rtcp-fb:${payload} ${fb}`,
  );
}

/** Sound of a browser. */
export function audioLines(direction: Way, mid = '0'): string[] {
  const stream = ['a=ssrc:1675339801 cname:zNCqILtjsKija0RL', 'a=ssrc:1675339801 msid:- 0cba602a'];
  return [
    'm=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0',
    'c=IN IP4 0.0.0.0',
    ...PATH_LINES,
    `a=mid:${mid}`,
    'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
    `a=extmap:3 ${TWCC}`,
    `a=extmap:4 ${MID}`,
    `a=${direction}`,
    'a=rtcp-mux',
    'a=rtpmap:111 opus/48000/2',
    'a=rtcp-fb:111 transport-cc',
    'a=fmtp:111 minptime=10;useinbandfec=1',
    'a=rtpmap:63 red/48000/2',
    'a=rtpmap:9 G722/8000',
    'a=rtpmap:0 PCMU/8000',
    ...(direction === 'recvonly' ? [] : stream),
  ];
}

export interface VideoOptions {
  readonly mid?: string;
  readonly codecs?: readonly ('VP8' | 'VP9' | 'H264')[];
  readonly layers?: readonly string[];
}

/** A picture of a browser. */
export function videoLines(direction: Way, options: VideoOptions = {}): string[] {
  const { mid = '1', codecs = ['VP8', 'VP9', 'H264'], layers = [] } = options;
  const lines = {
    VP8: ['a=rtpmap:96 VP8/90000', ...feedback(96), 'a=rtpmap:97 rtx/90000', 'a=fmtp:97 apt=96'],
    VP9: ['a=rtpmap:98 VP9/90000', ...feedback(98), 'a=fmtp:98 profile-id=0'],
    H264: [
      ...['a=rtpmap:102 H264/90000', ...feedback(102)],
      'a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f',
      ...['a=rtpmap:104 H264/90000', ...feedback(104)],
      'a=fmtp:104 level-asymmetry-allowed=1;packetization-mode=0;profile-level-id=42e01f',
      ...['a=rtpmap:108 H264/90000', ...feedback(108)],
      'a=fmtp:108 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f',
      ...['a=rtpmap:109 rtx/90000', 'a=fmtp:109 apt=108'],
    ],
  };
  const stream = [
    'a=ssrc-group:FID 3001 3002',
    ...['a=ssrc:3001 cname:zNCqILtjsKija0RL', 'a=ssrc:3002 cname:zNCqILtjsKija0RL'],
  ];
  const simulcast = [...layers.map((id) => `a=rid:${id} send`), `a=simulcast:send ${layers.join(';')}`];
  const sent = layers.length > 0 ? simulcast : stream;
  return [
    'm=video 9 UDP/TLS/RTP/SAVPF 96 97 98 102 104 108 109',
    'c=IN IP4 0.0.0.0',
    ...PATH_LINES,
    `a=mid:${mid}`,
    'a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
    `a=extmap:3 ${TWCC}`,
    `a=extmap:4 ${MID}`,
    'a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
    'a=extmap:13 urn:3gpp:video-orientation',
    `a=${direction}`,
    'a=rtcp-mux',
    'a=rtcp-rsize',
    ...codecs.flatMap((codec) => lines[codec]),
    ...(direction === 'recvonly' ? [] : sent),
  ];
}

/** A browser that publishes, or one that watches. */
export function browserOffer(direction: Way, options: VideoOptions = {}): string {
  return sdp(SESSION_LINES, 'a=group:BUNDLE 0 1', audioLines(direction), videoLines(direction, options));
}

/** A broadcasting program: one H.264 picture, the path at the top, no repeats. */
export const BROADCASTER_OFFER = sdp(
  SESSION_LINES,
  'a=group:BUNDLE 0 1',
  'a=msid-semantic:WMS *',
  PATH_LINES,
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'c=IN IP4 0.0.0.0',
  ...['a=mid:0', 'a=sendonly', 'a=ssrc:1 cname:hall', 'a=msid:hall hall-audio', 'a=rtcp-mux'],
  ...['a=rtpmap:111 opus/48000/2', 'a=fmtp:111 minptime=10;maxaveragebitrate=160000;stereo=1;useinbandfec=1'],
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'c=IN IP4 0.0.0.0',
  ...['a=mid:1', 'a=sendonly', 'a=ssrc:2 cname:hall', 'a=msid:hall hall-video', 'a=rtcp-mux'],
  ...['a=rtpmap:96 H264/90000', 'a=rtcp-fb:96 nack', 'a=rtcp-fb:96 nack pli', 'a=rtcp-fb:96 goog-remb'],
  'a=fmtp:96 profile-level-id=42e01f;packetization-mode=1;level-asymmetry-allowed=1',
);

const FEEDBACK = [
  { type: 'nack' },
  { type: 'nack', parameter: 'pli' },
  { type: 'ccm', parameter: 'fir' },
  { type: 'goog-remb' },
  { type: 'transport-cc' },
];

/** A room with the extensions and the feedback of a real one. */
export const roomCapabilities: RtpCapabilities = {
  codecs: (fakeRouter.codecs ?? []).map((codec) => ({
    ...codec,
    rtcpFeedback: codec.kind === 'video' ? FEEDBACK : [{ type: 'transport-cc' }],
  })),
  headerExtensions: [
    { kind: 'audio', uri: MID, preferredId: 1, direction: 'sendrecv' },
    { kind: 'video', uri: MID, preferredId: 1, direction: 'sendrecv' },
    { kind: 'audio', uri: TWCC, preferredId: 5, direction: 'recvonly' },
    { kind: 'video', uri: TWCC, preferredId: 5, direction: 'sendrecv' },
  ],
};
