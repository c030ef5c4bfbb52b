/** One path on which tracks arrive. */
import type { types } from 'mediasoup-client';
import type { Outcome } from '#client/lib/outcome.ts';
import type { ReplyOf } from '#shared/contract/catalogue.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  closeTransport,
  joinRoom,
  type LinkCondition,
  offerFor,
  type PathStats,
  readStats,
  restartIce,
  wireTransport,
} from './device.ts';
import type { MediaSignalling } from './signalling.ts';

export interface ReceivedTrack {
  readonly producerId: string;
  readonly track: MediaStreamTrack;
  /** Lets the media flow; call it when the track is in place, so that the first picture is seen. */
  resume(): Promise<Outcome<unknown>>;
  close(): void;
}

export interface WantedTrack {
  readonly quality: 'full' | 'preview';
  /** Tracks of one sender are kept in step within a group; without a name all are one. */
  readonly group?: string;
}

export interface ReceiveLink {
  receive(producerId: string, wanted: WantedTrack): Promise<Outcome<ReceivedTrack>>;
  /** False when the server does not know the path any more. */
  restartIce(): Promise<boolean>;
  stats(): Promise<PathStats>;
  close(): void;
}

export interface ReceiveOptions {
  readonly onCondition: (condition: LinkCondition) => void;
}

export type OpenReceiveLink = (
  signalling: MediaSignalling,
  options: ReceiveOptions,
) => Promise<Outcome<ReceiveLink>>;

/** Joins the room and opens a receiving path. */
export const openReceiveLink: OpenReceiveLink = async (signalling, options) => {
  const [device, offer] = await Promise.all([joinRoom(signalling), offerFor(signalling, 'receive')]);
  if (!offer.ok) return offer;
  if (!device.ok) {
    const transportId = offer.value.id;
    signalling.call('stage:closeTransport', { transportId }).catch(() => undefined);
    return device;
  }
  const transport = device.value.createRecvTransport(offer.value);
  wireTransport(transport, signalling, options.onCondition);
  return ok(createLink(device.value, transport, signalling));
};

function createLink(
  device: types.Device,
  transport: types.Transport,
  signalling: MediaSignalling,
): ReceiveLink {
  const asking = new Set<Promise<unknown>>();
  const ask: Ask = async (wanted) => {
    const { recvRtpCapabilities: rtpCapabilities } = device;
    const asked = signalling.call('stage:consume', {
      transportId: transport.id,
      rtpCapabilities,
      ...wanted,
    });
    asking.add(asked);
    const offer = await asked.finally(() => asking.delete(asked));
    // Tracks that are taken in one moment cost one negotiation with the browser instead of one each.
    await Promise.allSettled(asking);
    return offer;
  };
  return {
    receive: (producerId, wanted) => receive(ask, transport, signalling, { producerId, ...wanted }),
    restartIce: () => restartIce(transport, signalling),
    stats: async () => readStats(await transport.getStats()),
    close: () => closeTransport(transport, signalling),
  };
}

/** Asks the server to send the tracks of a producer. */
type Ask = (
  wanted: Pick<WantedTrack, 'quality'> & { readonly producerId: string },
) => Promise<Outcome<ReplyOf<'stage:consume'>>>;

async function receive(
  ask: Ask,
  transport: types.Transport,
  signalling: MediaSignalling,
  { group, ...wanted }: WantedTrack & { readonly producerId: string },
): Promise<Outcome<ReceivedTrack>> {
  const offer = await ask(wanted);
  if (!offer.ok) return offer;
  const { consumerId, producerId, kind, rtpParameters } = offer.value;
  const stream = group === undefined ? {} : { streamId: `${rtpParameters.rtcp?.cname ?? ''}-${group}` };
  const consumer = await transport.consume({ id: consumerId, producerId, kind, rtpParameters, ...stream });
  return ok({
    producerId,
    track: consumer.track,
    resume: () => signalling.call('stage:resumeConsumer', { consumerId }),
    close: () => {
      if (consumer.closed) return;
      consumer.close();
      // Nobody waits for the answer: a consumer that is gone already is as good as closed.
      signalling.call('stage:closeConsumer', { consumerId }).catch(() => undefined);
    },
  });
}
