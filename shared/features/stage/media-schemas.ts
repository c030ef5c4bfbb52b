/** Shapes of media signalling, bounded on every side: hostile input is refused before it reaches a worker. */
import { z } from 'zod';

/** Ids made by the media plane (UUIDs today). */
export const mediaIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

const smallInt = (max: number) => z.number().int().min(0).max(max);
const ssrcSchema = smallInt(0xff_ff_ff_ff);
const payloadTypeSchema = smallInt(127);

/** Codec and extension parameters: flat, few and short, so that nobody can park megabytes in them. */
const parametersSchema = z
  .record(z.string().max(64), z.unknown())
  .refine((value) => Object.keys(value).length <= 32, 'too many parameters')
  .refine((value) => Object.values(value).every(isShortScalar), 'parameters must be short and flat');

function isShortScalar(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 256;
  return typeof value === 'number' || typeof value === 'boolean' || value === null;
}

export const mediaKindSchema = z.enum(['audio', 'video']);

/** What a browser may publish. */
export const publishedRoleSchema = z.enum(['camera', 'microphone', 'screen']);

/** What the stage may send. `talkback` is the desk's voice to guests who wait; it never goes on air [T45]. */
export const producedRoleSchema = z.enum([...publishedRoleSchema.options, 'talkback']);

/** What a producer is for. `programme` is the finished picture or sound of a feed into the server. */
export const sourceRoleSchema = z.enum([...producedRoleSchema.options, 'programme']);

/** The RTP header extensions the media plane knows; a client never negotiates others. */
const headerExtensionUriSchema = z.enum([
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension',
  'urn:3gpp:video-orientation',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time',
  'urn:ietf:params:rtp-hdrext:toffset',
  'http://www.webrtc.org/experiments/rtp-hdrext/playout-delay',
  'urn:mediasoup:params:rtp-hdrext:packet-id',
]);

const rtcpFeedbackSchema = z.object({
  type: z.string().max(32),
  parameter: z.string().max(32).exactOptional(),
});

const codecBase = {
  mimeType: z.string().regex(/^(audio|video)\/[A-Za-z0-9.-]{1,32}$/),
  clockRate: z.number().int().min(1).max(1_000_000),
  channels: z.number().int().min(1).max(8).exactOptional(),
  parameters: parametersSchema.exactOptional(),
  rtcpFeedback: z.array(rtcpFeedbackSchema).max(16).exactOptional(),
};

/** What an endpoint can receive: the router's offer, and a device's part of it. */
export const rtpCapabilitiesSchema = z.object({
  codecs: z
    .array(z.object({ ...codecBase, kind: mediaKindSchema, preferredPayloadType: payloadTypeSchema }))
    .max(64)
    .exactOptional(),
  headerExtensions: z
    .array(
      z.object({
        kind: mediaKindSchema,
        uri: headerExtensionUriSchema,
        preferredId: smallInt(255),
        preferredEncrypt: z.boolean().exactOptional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).exactOptional(),
      }),
    )
    .max(64)
    .exactOptional(),
});

const encodingSchema = z.object({
  ssrc: ssrcSchema.exactOptional(),
  rid: z
    .string()
    .regex(/^[A-Za-z0-9]{1,16}$/)
    .exactOptional(),
  codecPayloadType: payloadTypeSchema.exactOptional(),
  rtx: z.object({ ssrc: ssrcSchema }).exactOptional(),
  dtx: z.boolean().exactOptional(),
  scalabilityMode: z
    .string()
    .regex(/^[LS]\d{1,2}T\d{1,2}(h|_KEY|_KEY_SHIFT)?$/)
    .exactOptional(),
  maxBitrate: z.number().int().min(0).max(50_000_000).exactOptional(),
});

/** What one track sends or receives. */
export const rtpParametersSchema = z.object({
  mid: z.string().max(32).exactOptional(),
  codecs: z
    .array(z.object({ ...codecBase, payloadType: payloadTypeSchema }))
    .min(1)
    .max(32),
  headerExtensions: z
    .array(
      z.object({
        uri: headerExtensionUriSchema,
        id: smallInt(255),
        encrypt: z.boolean().exactOptional(),
        parameters: parametersSchema.exactOptional(),
      }),
    )
    .max(32)
    .exactOptional(),
  encodings: z.array(encodingSchema).max(6).exactOptional(),
  rtcp: z
    .object({ cname: z.string().max(256).exactOptional(), reducedSize: z.boolean().exactOptional() })
    .exactOptional(),
  msid: z.string().max(256).exactOptional(),
});

export const iceParametersSchema = z.object({
  usernameFragment: z.string().max(256),
  password: z.string().max(256),
  iceLite: z.boolean().exactOptional(),
});

const iceCandidateSchema = z.object({
  foundation: z.string().max(64),
  priority: smallInt(0xff_ff_ff_ff),
  ip: z.string().max(255),
  address: z.string().max(255),
  protocol: z.enum(['udp', 'tcp']),
  port: smallInt(65_535),
  type: z.literal('host'),
  tcpType: z.literal('passive').exactOptional(),
});

export const dtlsParametersSchema = z.object({
  role: z.enum(['auto', 'client', 'server']).exactOptional(),
  fingerprints: z
    .array(
      z.object({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z.string().regex(/^[0-9A-Fa-f:]{1,200}$/),
      }),
    )
    .min(1)
    .max(8),
});

/** STUN and TURN servers a client may use. */
export const iceServerSchema = z.object({
  urls: z.array(z.string().max(256)).max(8),
  username: z.string().max(256).exactOptional(),
  credential: z.string().max(256).exactOptional(),
});

/** Everything a client needs to open its side of a transport. */
export const transportOfferSchema = z.object({
  transportId: mediaIdSchema,
  iceParameters: iceParametersSchema,
  iceCandidates: z.array(iceCandidateSchema).max(64),
  dtlsParameters: dtlsParametersSchema,
  iceServers: z.array(iceServerSchema).max(16),
});

/** Everything a client needs to receive one producer. The consumer starts paused: resume it when the track is wired. */
export const consumerOfferSchema = z.object({
  consumerId: mediaIdSchema,
  producerId: mediaIdSchema,
  kind: mediaKindSchema,
  rtpParameters: rtpParametersSchema,
  /** The source is paused by its publisher: no picture will come for now. */
  producerPaused: z.boolean(),
});

export type MediaKind = z.infer<typeof mediaKindSchema>;
export type PublishedRole = z.infer<typeof publishedRoleSchema>;
export type SourceRole = z.infer<typeof sourceRoleSchema>;
export type RtpCapabilities = z.infer<typeof rtpCapabilitiesSchema>;
export type RtpParameters = z.infer<typeof rtpParametersSchema>;
export type DtlsParameters = z.infer<typeof dtlsParametersSchema>;
export type IceServer = z.infer<typeof iceServerSchema>;
export type TransportOffer = z.infer<typeof transportOfferSchema>;
