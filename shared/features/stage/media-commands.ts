/** Media signalling: how a client enters the media room, publishes and watches. The session is the connection's. */
import { z } from 'zod';
import { command } from '#shared/kernel/command.ts';
import { TROUBLE_PROBLEMS } from './health.ts';
import {
  consumerOfferSchema,
  dtlsParametersSchema,
  iceParametersSchema,
  mediaIdSchema,
  mediaKindSchema,
  producedRoleSchema,
  rtpCapabilitiesSchema,
  rtpParametersSchema,
  transportOfferSchema,
} from './media-schemas.ts';

const done = z.object({});
const transport = z.strictObject({ transportId: mediaIdSchema });
const consumer = z.strictObject({ consumerId: mediaIdSchema });
const waySchema = z.enum(['webrtc', 'hls', 'sound', 'text']);
const call = { target: 'call', rate: 'call' } as const;

export const mediaCommands = {
  /** First call of publishers and viewers alike, and again after the room was lost. */
  'stage:mediaJoin': command({
    ...call,
    payload: z.strictObject({}),
    reply: z.object({
      /** Changes when the media room was made anew: whatever belonged to the old one is gone. */
      generation: mediaIdSchema,
      routerRtpCapabilities: rtpCapabilitiesSchema,
    }),
  }),
  'stage:createTransport': command({
    ...call,
    payload: z.strictObject({ direction: z.enum(['send', 'receive']) }),
    reply: transportOfferSchema,
  }),
  'stage:connectTransport': command({
    ...call,
    payload: z.strictObject({ transportId: mediaIdSchema, dtlsParameters: dtlsParametersSchema }),
    reply: done,
  }),
  'stage:closeTransport': command({ ...call, payload: transport, reply: done }),
  /** New credentials for a path that broke; the media goes on where it was. */
  'stage:restartIce': command({
    ...call,
    payload: transport,
    reply: z.object({ iceParameters: iceParametersSchema }),
  }),
  /** Which source this is, the server knows from who is asking. */
  'stage:produce': command({
    ...call,
    payload: z.strictObject({
      transportId: mediaIdSchema,
      kind: mediaKindSchema,
      role: producedRoleSchema,
      rtpParameters: rtpParametersSchema,
      /** Of the sender's choice, the same for as long as its page is open [T54]. */
      page: mediaIdSchema.exactOptional(),
      /** It was sent from that page before, and its path broke: it takes no place from a newer page. */
      again: z.boolean().exactOptional(),
    }),
    reply: z.object({ producerId: mediaIdSchema }),
  }),
  /** Whom one hears off air at present: nobody for the audience and for who is on air [T44, T45]. */
  'stage:talkback': command({
    ...call,
    payload: z.strictObject({}),
    /** The desk's voice has no label. */
    reply: z.object({ heard: z.array(z.object({ producerId: mediaIdSchema, label: z.string() })) }),
  }),
  'stage:pauseProducer': command({
    ...call,
    payload: z.strictObject({ producerId: mediaIdSchema, paused: z.boolean() }),
    reply: done,
  }),
  'stage:closeProducer': command({
    ...call,
    payload: z.strictObject({ producerId: mediaIdSchema }),
    reply: done,
  }),
  /** The consumer starts paused: resume it when the track is wired, so that no first picture is lost. */
  'stage:consume': command({
    ...call,
    payload: z.strictObject({
      transportId: mediaIdSchema,
      producerId: mediaIdSchema,
      rtpCapabilities: rtpCapabilitiesSchema,
      /** `preview` takes the smallest layer a simulcast camera sends: for the moderator's tiles. */
      quality: z.enum(['full', 'preview']).exactOptional(),
    }),
    reply: consumerOfferSchema,
  }),
  'stage:resumeConsumer': command({ ...call, payload: consumer, reply: done }),
  'stage:pauseConsumer': command({ ...call, payload: consumer, reply: done }),
  'stage:closeConsumer': command({ ...call, payload: consumer, reply: done }),
  /** What a page sends, which the server cannot see in the packets. */
  'stage:reportSending': command({
    ...call,
    payload: z.strictObject({
      producerId: mediaIdSchema,
      width: z.int().min(0).max(16_384),
      height: z.int().min(0).max(16_384),
      framesPerSecond: z.number().min(0).max(240),
    }),
    reply: done,
  }),
  /** By which way this page watches now. */
  'stage:reportWatching': command({ ...call, payload: z.strictObject({ way: waySchema }), reply: done }),
  /** "I cannot see or hear": what helps to find out why, and nothing about the person. */
  'stage:reportTrouble': command({
    ...call,
    payload: z.strictObject({
      problem: z.enum(TROUBLE_PROBLEMS),
      way: waySchema,
      facts: z.string().max(400),
    }),
    reply: z.object({ no: z.string() }),
  }),
};

export type MediaCallName = keyof typeof mediaCommands;
export type MediaPayload<N extends MediaCallName> = z.output<(typeof mediaCommands)[N]['payload']>;
export type MediaReply<N extends MediaCallName> = z.output<(typeof mediaCommands)[N]['reply']>;
