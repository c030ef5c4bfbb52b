/** Producers and consumers: one track going in, one track going out. */

import type { OwnerRequest, ProduceRequest, Reception } from '#server/ports/media-plane.ts';
import type { MediaPayload, MediaReply } from '#shared/features/stage/media-commands.ts';
import { orRelease, type Release } from '#shared/kernel/reservation.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { findWebRtc, type PlaneContext, unknownId } from './context.ts';
import { chooseWhenGrown } from './grown-layers.ts';
import { attempt } from './refusal.ts';
import { isEnding } from './registry.ts';
import { type ConsumerEntry, type ProducerEntry, producerInfo, type WebRtcPath } from './room.ts';
import { whenClosed } from './when-closed.ts';

type Done = Promise<Result<Record<string, never>>>;
type Consume = OwnerRequest & MediaPayload<'stage:consume'>;

/**
 * However many viewers ask, a publisher makes full pictures no more often than this, of each layer. Those who ask in
 * between wait for the next one; `SharedStart` lets those who come together begin with the same. A little more than a
 * second, since the worker's timers and the way there shift each by a few milliseconds.
 */
const KEY_FRAME_GAP_MS = 1_050;

export async function produce(
  context: PlaneContext,
  request: ProduceRequest,
): Promise<Result<MediaReply<'stage:produce'>>> {
  const entry = findWebRtc(context, request.transportId, request.ownerId);
  if (entry === undefined) return unknownId(context, 'transport');
  if (entry.direction !== 'send') return refuse('unsupported', 'this transport receives');
  return withStreamReserved(context, request.ownerId, (release) =>
    attempt(
      () => addProducer(context, entry, request, release),
      () => entry.transport.closed,
    ),
  );
}

async function addProducer(
  context: PlaneContext,
  entry: WebRtcPath,
  request: ProduceRequest,
  release: Release,
): Promise<Result<MediaReply<'stage:produce'>>> {
  const producer = await entry.transport.produce({
    kind: request.kind,
    rtpParameters: request.rtpParameters,
    keyFrameRequestDelay: KEY_FRAME_GAP_MS,
  });
  whenClosed(producer, release);
  const source = { sourceId: request.sourceId, role: request.role };
  const added = context.registry.addProducer(entry, producer, source);
  // Who talks to waiting guests is not to be shown as the one who speaks.
  if (producer.kind === 'audio' && request.role !== 'talkback') {
    await measureVoice(context, added).catch((error: unknown) => {
      producer.close();
      throw error;
    });
  }
  context.observers.tell((observer) => observer.producerOpened?.(producerInfo(added)));
  return ok({ producerId: producer.id });
}

/** Voices are compared with each other, so all are measured in one place; the pipe there ends with the producer. */
async function measureVoice({ pipes }: PlaneContext, voice: ProducerEntry): Promise<void> {
  await pipes.bring(voice, voice.room);
  await voice.room.levels.addProducer({ producerId: voice.producer.id });
}

export async function setProducerPaused(
  context: PlaneContext,
  request: OwnerRequest & MediaPayload<'stage:pauseProducer'>,
): Done {
  const entry = ownProducer(context, request);
  if (entry === undefined) return unknownId(context, 'producer');
  const { producer } = entry;
  return attempt(
    async () => {
      if (request.paused) await producer.pause();
      else await producer.resume();
      context.observers.tell((observer) => observer.producerPaused?.(producerInfo(entry)));
      return ok({});
    },
    () => producer.closed,
  );
}

export async function closeProducer(
  context: PlaneContext,
  request: OwnerRequest & MediaPayload<'stage:closeProducer'>,
): Done {
  const entry = ownProducer(context, request);
  if (entry === undefined) return unknownId(context, 'producer');
  entry.producer.close();
  return ok({});
}

function ownProducer(
  context: PlaneContext,
  request: OwnerRequest & { readonly producerId: string },
): ProducerEntry | undefined {
  const entry = context.registry.producer(request.producerId);
  return entry?.ownerId === request.ownerId ? entry : undefined;
}

export async function consume(
  context: PlaneContext,
  request: Consume,
): Promise<Result<MediaReply<'stage:consume'>>> {
  const entry = findWebRtc(context, request.transportId, request.ownerId);
  if (entry === undefined) return unknownId(context, 'transport');
  if (entry.direction !== 'receive') return refuse('unsupported', 'this transport sends');
  const source = context.registry.producer(request.producerId);
  if (source === undefined || source.room !== entry.room) return unknownId(context, 'producer');
  return withStreamReserved(context, request.ownerId, (release) =>
    attempt(
      () => addConsumer(context, { entry, source }, request, release),
      () => entry.transport.closed || source.producer.closed,
    ),
  );
}

async function addConsumer(
  context: PlaneContext,
  { entry, source }: { readonly entry: WebRtcPath; readonly source: ProducerEntry },
  request: Consume,
  release: Release,
): Promise<Result<MediaReply<'stage:consume'>>> {
  const { rtpCapabilities, producerId } = request;
  // All routers of a room speak the same, so this is known before a pipe is laid.
  if (!source.branch.router.canConsume({ producerId, rtpCapabilities })) {
    return refuse('unsupported', 'no codec in common');
  }
  const preview = request.quality === 'preview' ? { preferredLayers: { spatialLayer: 0 } } : {};
  const leavePipe = await context.pipes.bring(source, entry.branch);
  const consumer = await entry.transport
    .consume({ producerId, rtpCapabilities, paused: true, ...preview })
    .catch((error: unknown) => {
      leavePipe();
      throw error;
    });
  for (const leave of [leavePipe, release]) whenClosed(consumer, leave);
  if (consumer.kind === 'video') {
    chooseWhenGrown(consumer);
    context.starts.expect(producerId, consumer.id);
    whenClosed(consumer, () => context.starts.forget(producerId, consumer.id));
  }
  context.registry.addConsumer(request.ownerId, source, consumer);
  return ok({
    consumerId: consumer.id,
    producerId,
    kind: consumer.kind,
    rtpParameters: consumer.rtpParameters,
    producerPaused: consumer.producerPaused,
  });
}

type ConsumerRequest = OwnerRequest & MediaPayload<'stage:resumeConsumer'>;

/** What can be asked of a consumer by its owner. */
export async function withConsumer(
  context: PlaneContext,
  request: ConsumerRequest,
  action: 'resume' | 'pause' | 'close' | 'requestKeyFrame',
): Done {
  const entry = context.registry.consumer(request.consumerId, request.ownerId);
  if (entry === undefined || (entry.held && action === 'resume')) return unknownId(context, 'consumer');
  const { consumer } = entry;
  if (action === 'resume' || action === 'pause') entry.flowing = action === 'resume';
  return attempt(
    async () => {
      if (action === 'resume') await resume(context, entry);
      else await consumer[action]();
      return ok({});
    },
    () => consumer.closed || isEnding(entry),
  );
}

async function resume({ starts }: PlaneContext, entry: ConsumerEntry): Promise<void> {
  const { consumer } = entry;
  if (consumer.kind === 'video') await starts.begin(consumer.producerId, consumer.id);
  // Its owner or the stage may have thought better of it meanwhile, or its source have gone.
  if (entry.flowing && !entry.held && !isEnding(entry)) await consumer.resume();
}

export function holdBack(
  context: PlaneContext,
  roomId: string,
  forbidden: (reception: Reception) => boolean,
): void {
  for (const entry of context.registry.consumersIn(roomId)) {
    const { ownerId, consumer } = entry;
    const held = forbidden({ ownerId, producerId: consumer.producerId });
    if (held === entry.held) continue;
    entry.held = held;
    if (entry.flowing) void letFlow(entry, !held);
  }
}

/** The worker carries out what is asked in order, so the last wish counts. */
async function letFlow(entry: ConsumerEntry, flows: boolean): Promise<void> {
  const { consumer } = entry;
  try {
    await (flows ? consumer.resume() : consumer.pause());
  } catch {
    // Closed meanwhile; if not, it must not go on flowing.
    if (!isEnding(entry)) consumer.close();
  }
}

/** Opens a track within what one owner may have; `release` is to be called when it closes. */
async function withStreamReserved<T>(
  { registry }: PlaneContext,
  ownerId: string,
  open: (release: Release) => Promise<Result<T>>,
): Promise<Result<T>> {
  const release = registry.streamReservations.reserve(ownerId);
  if (release === null) return refuse('overloaded', 'too many streams for one connection');
  return orRelease(release, () => open(release));
}
