/** Sends a producer to a program on this machine as plain RTP. */
import type { types } from 'mediasoup';
import type { Egress, MediaPlane, OwnerRequest } from '#server/ports/media-plane.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { type PlaneContext, unknownId } from './context.ts';
import { attempt } from './refusal.ts';
import type { ProducerEntry } from './room.ts';
import { whenClosed } from './when-closed.ts';

type OpenRequest = Parameters<MediaPlane['openEgress']>[0];

export async function openEgress(context: PlaneContext, request: OpenRequest): Promise<Result<Egress>> {
  const source = context.registry.producer(request.producerId);
  if (source === undefined) return unknownId(context, 'producer');
  return attempt(
    async () => ok(await open(context, source, request)),
    () => source.producer.closed,
  );
}

async function open(
  { config, registry, pipes }: PlaneContext,
  source: ProducerEntry,
  { ownerId, port }: OpenRequest,
): Promise<Egress> {
  const { room } = source;
  const { router } = room;
  const transport = await router.createPlainTransport({
    listenInfo: { protocol: 'udp', ip: config.ingestIp },
    rtcpMux: false,
    comedia: false,
  });
  registry.addTransport({ room, branch: room, ownerId, direction: 'egress', transport });
  try {
    whenClosed(transport, await pipes.bring(source, room));
    await transport.connect({ ip: config.ingestIp, port, rtcpPort: port + 1 });
    const { id: producerId } = source.producer;
    const { rtpCapabilities } = router;
    const consumer = await transport.consume({ producerId, rtpCapabilities, paused: true });
    registry.addConsumer(ownerId, source, consumer);
    consumer.observer.once('close', () => transport.close());
    return describe(transport, consumer);
  } catch (error) {
    transport.close();
    throw error;
  }
}

function describe(transport: types.PlainTransport, consumer: types.Consumer): Egress {
  const codec = consumer.rtpParameters.codecs[0];
  if (codec === undefined) throw new Error('a consumer without a codec');
  const { mimeType, payloadType, clockRate, channels, parameters } = codec;
  return {
    egressId: transport.id,
    consumerId: consumer.id,
    kind: consumer.kind,
    ...{ mimeType, payloadType, clockRate },
    ...(channels === undefined ? {} : { channels }),
    parameters: plainParameters(parameters),
  };
}

/** Only what SDP can say. */
function plainParameters(parameters: unknown): Record<string, string | number> {
  const entries = Object.entries(parameters ?? {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string | number] =>
      ['string', 'number'].includes(typeof entry[1]),
    ),
  );
}

export async function closeEgress(
  context: PlaneContext,
  { ownerId, egressId }: OwnerRequest & { readonly egressId: string },
): Promise<Result<Record<string, never>>> {
  const entry = context.registry.transport(egressId, ownerId);
  if (entry?.direction !== 'egress') return unknownId(context, 'egress');
  entry.transport.close();
  return ok({});
}
