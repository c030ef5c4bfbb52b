/** Peer: one mediasoup worker with one router and WebRTC transports, and nothing of the product around them. */
import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { createWorker, type types } from 'mediasoup';
import { mediaCodecs } from '#server/adapters/mediasoup/codecs.ts';
import type { MediaCallName } from '#shared/features/stage/media-commands.ts';
import { mediaCommands } from '#shared/features/stage/media-commands.ts';
import { answerCalls } from '../lib/child.ts';
import { portOf } from './peer.ts';

export interface BareMediasoupCalls {
  /** Takes media calls by HTTP: `POST /<name>` with the payload as JSON. */
  listen(workerBin: string): Promise<{ readonly port: number; readonly workerPid: number }>;
}

interface Plane {
  readonly router: types.Router;
  readonly server: types.WebRtcServer;
  readonly transports: Map<string, types.WebRtcTransport>;
  readonly consumers: Map<string, types.Consumer>;
}

/** As the product's, so that as much of the bandwidth is tried out. */
const FIRST_GUESS_BPS = 1_000_000;

type Act = (plane: Plane, payload: unknown) => Promise<unknown>;

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('no such id');
  return value;
}

const ACTS: Partial<Readonly<Record<MediaCallName, Act>>> = {
  'stage:mediaJoin': async ({ router }) => ({
    generation: router.id,
    routerRtpCapabilities: router.rtpCapabilities,
  }),
  'stage:createTransport': async ({ router, server, transports }) => {
    const transport = await router.createWebRtcTransport({
      webRtcServer: server,
      enableUdp: true,
      initialAvailableOutgoingBitrate: FIRST_GUESS_BPS,
    });
    transports.set(transport.id, transport);
    const { id: transportId, iceParameters, iceCandidates, dtlsParameters } = transport;
    return { transportId, iceParameters, iceCandidates, dtlsParameters, iceServers: [] };
  },
  'stage:connectTransport': async ({ transports }, payload) => {
    const call = mediaCommands['stage:connectTransport'].payload.parse(payload);
    await found(transports.get(call.transportId)).connect({ dtlsParameters: call.dtlsParameters });
    return {};
  },
  'stage:produce': async ({ transports }, payload) => {
    const call = mediaCommands['stage:produce'].payload.parse(payload);
    const { kind, rtpParameters } = call;
    return {
      producerId: (await found(transports.get(call.transportId)).produce({ kind, rtpParameters })).id,
    };
  },
  'stage:consume': async ({ transports, consumers }, payload) => {
    const call = mediaCommands['stage:consume'].payload.parse(payload);
    const { producerId, rtpCapabilities } = call;
    const transport = found(transports.get(call.transportId));
    const consumer = await transport.consume({ producerId, rtpCapabilities, paused: true });
    consumers.set(consumer.id, consumer);
    const { id: consumerId, kind, rtpParameters, producerPaused } = consumer;
    return { consumerId, producerId, kind, rtpParameters, producerPaused };
  },
  'stage:resumeConsumer': async ({ consumers }, payload) => {
    const call = mediaCommands['stage:resumeConsumer'].payload.parse(payload);
    await found(consumers.get(call.consumerId)).resume();
    return {};
  },
};

const isCall = (name: string): name is MediaCallName => Object.hasOwn(ACTS, name);

async function answer(plane: Plane, request: IncomingMessage): Promise<unknown> {
  const name = (request.url ?? '').slice(1);
  const act = isCall(name) ? ACTS[name] : undefined;
  if (act === undefined) throw new Error(`there is no ${name}`);
  return act(plane, await json(request));
}

const calls: { [K in keyof BareMediasoupCalls]: BareMediasoupCalls[K] } = {
  listen: async (workerBin) => {
    const worker = await createWorker({ workerBin, logLevel: 'warn' });
    const server = await worker.createWebRtcServer({ listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }] });
    const router = await worker.createRouter({ mediaCodecs });
    const plane: Plane = { router, server, transports: new Map(), consumers: new Map() };
    const http = createServer((request, response) => {
      answer(plane, request).then(
        (value) => response.end(JSON.stringify(value)),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    return { port: portOf(http), workerPid: worker.pid };
  },
};
answerCalls(calls);
