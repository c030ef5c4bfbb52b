/** Publishing and watching by media calls, in the page's order, without a browser. */
import { mediaCommands } from '#shared/features/stage/media-commands.ts';
import type { Caller } from './ask.ts';
import { type Identity, preparePath, type WebrtcPath } from './path.ts';

/** How a published picture is numbered on its way in. */
export const PUBLISHED = { payloadType: 101, ssrc: 0x1234_5678, clockRate: 90_000 } as const;

async function openTransport(
  { call }: Caller,
  direction: 'send' | 'receive',
  identity: Identity,
): Promise<{ readonly transportId: string; readonly path: WebrtcPath }> {
  const created = await call('stage:createTransport', { direction });
  const offer = mediaCommands['stage:createTransport'].reply.parse(created);
  const { transportId, iceParameters, iceCandidates } = offer;
  const candidate = iceCandidates.find(({ protocol }) => protocol === 'udp');
  if (candidate === undefined) throw new Error('the server offers no UDP');
  const fingerprints = [{ algorithm: 'sha-256', value: identity.fingerprint }];
  await call('stage:connectTransport', { transportId, dtlsParameters: { role: 'client', fingerprints } });
  const { address, port } = candidate;
  const prepared = await preparePath({ address, port, ice: iceParameters, lite: true });
  return { transportId, path: await prepared.open(identity) };
}

const WIDE_NUMBERS = 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01';

export interface Watched {
  readonly path: WebrtcPath;
  /** Under which the server numbers what it sends; null when it does not. */
  readonly wideNumbersId: number | null;
}

/** Receives one picture. */
export async function watch(caller: Caller, producerId: string, identity: Identity): Promise<Watched> {
  const joined = mediaCommands['stage:mediaJoin'].reply.parse(await caller.call('stage:mediaJoin', {}));
  const { transportId, path } = await openTransport(caller, 'receive', identity);
  const rtpCapabilities = joined.routerRtpCapabilities;
  const consumed = await caller.call('stage:consume', { transportId, producerId, rtpCapabilities });
  const { consumerId, rtpParameters } = mediaCommands['stage:consume'].reply.parse(consumed);
  await caller.call('stage:resumeConsumer', { consumerId });
  const extension = rtpParameters.headerExtensions?.find(({ uri }) => uri === WIDE_NUMBERS);
  return { path, wideNumbersId: extension?.id ?? null };
}

/** Sends one picture, VP8 in a single layer. */
export async function publish(
  caller: Caller,
  identity: Identity,
): Promise<{ readonly producerId: string; readonly path: WebrtcPath }> {
  await caller.call('stage:mediaJoin', {});
  const { transportId, path } = await openTransport(caller, 'send', identity);
  const { ssrc, payloadType, clockRate } = PUBLISHED;
  const rtcpFeedback = [
    { type: 'nack' },
    { type: 'nack', parameter: 'pli' },
    { type: 'ccm', parameter: 'fir' },
  ];
  const produced = await caller.call('stage:produce', {
    transportId,
    kind: 'video',
    role: 'camera',
    rtpParameters: {
      codecs: [{ mimeType: 'video/VP8', payloadType, clockRate, rtcpFeedback }],
      headerExtensions: [],
      encodings: [{ ssrc }],
      rtcp: { cname: 'bench' },
    },
  });
  return { ...mediaCommands['stage:produce'].reply.parse(produced), path };
}
