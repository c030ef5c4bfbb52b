/** Transports: the encrypted path between one client and its room. */

import type { types } from 'mediasoup';
import type { OwnerRequest } from '#server/ports/media-plane.ts';
import type { MediaPayload, MediaReply } from '#shared/features/stage/media-commands.ts';
import type { TransportOffer } from '#shared/features/stage/media-schemas.ts';
import { orRelease, type Release } from '#shared/kernel/reservation.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { findWebRtc, type PlaneContext, unknownId } from './context.ts';
import { attempt } from './refusal.ts';
import type { Branch, Room, WebRtcPath } from './room.ts';
import { whenClosed } from './when-closed.ts';

type Done = Promise<Result<Record<string, never>>>;
type Create = OwnerRequest & { readonly roomId: string } & MediaPayload<'stage:createTransport'>;

/** A viewer starts with this guess of its bandwidth, bits per second, before it has been measured. */
const FIRST_GUESS_BPS = 1_000_000;

export async function createTransport(
  context: PlaneContext,
  request: Create,
): Promise<Result<MediaReply<'stage:createTransport'>>> {
  return withTransportReserved(context, request.ownerId, async (release) => {
    const room = await context.rooms.open(request.roomId);
    if (!room.ok) return room;
    return attempt(
      async () => ok(await openSpread(context, room.value, request, release)),
      () => room.value.router.closed,
    );
  });
}

/** Opens a transport within what one owner may have; `release` is to be called when it closes. */
export async function withTransportReserved<T>(
  { registry }: PlaneContext,
  ownerId: string,
  open: (release: Release) => Promise<Result<T>>,
): Promise<Result<T>> {
  const release = registry.transportReservations.reserve(ownerId);
  if (release === null) return refuse('overloaded', 'too many transports for one connection');
  return orRelease(release, () => open(release));
}

/** On the worker that the room chooses for it. */
async function openSpread(
  context: PlaneContext,
  room: Room,
  request: Create,
  release: Release,
): Promise<TransportOffer> {
  const reservation = await context.branches.reserve(room);
  try {
    const { entry, offer } = await openTransport(context, { room, branch: reservation.branch }, request);
    reservation.hold(entry);
    whenClosed(entry.transport, release);
    return offer;
  } catch (error) {
    reservation.release();
    throw error;
  }
}

/** Opens a transport, and tells what a client needs of it. */
export async function openTransport(
  context: PlaneContext,
  { room, branch }: { readonly room: Room; readonly branch: Branch },
  request: Create,
): Promise<{ readonly entry: WebRtcPath; readonly offer: TransportOffer }> {
  const transport = await branch.router.createWebRtcTransport({
    webRtcServer: branch.slot.server,
    enableUdp: true,
    enableTcp: true,
    preferUdp: true,
    initialAvailableOutgoingBitrate: FIRST_GUESS_BPS,
  });
  const { ownerId, direction } = request;
  const entry: WebRtcPath = { room, branch, ownerId, direction, transport };
  context.registry.addTransport(entry);
  closeWhenDtlsEnds(entry);
  tellPath(context, entry);
  if (direction === 'send') await limitIncoming(context, transport);
  const offer = {
    transportId: transport.id,
    iceParameters: transport.iceParameters,
    iceCandidates: transport.iceCandidates,
    dtlsParameters: transport.dtlsParameters,
    iceServers: [...context.config.iceServers],
  };
  return { entry, offer };
}

async function limitIncoming({ config }: PlaneContext, transport: types.WebRtcTransport): Promise<void> {
  try {
    await transport.setMaxIncomingBitrate(config.maxPublishBps);
  } catch (error) {
    transport.close();
    throw error;
  }
}

/** A broken ICE path can be mended by a restart; ended encryption cannot. */
function closeWhenDtlsEnds({ transport }: WebRtcPath): void {
  transport.on('dtlsstatechange', (state) => {
    if (state === 'failed' || state === 'closed') transport.close();
  });
}

/** Reached and encrypted, or not any more. */
function tellPath({ observers }: PlaneContext, { room, ownerId, transport }: WebRtcPath): void {
  let told = false;
  const tell = (): void => {
    const reached = transport.iceState === 'connected' || transport.iceState === 'completed';
    const open = reached && transport.dtlsState === 'connected';
    if (open === told || transport.closed) return;
    told = open;
    const path = { roomId: room.roomId, ownerId, transportId: transport.id, open };
    observers.tell((observer) => observer.pathChanged?.(path));
  };
  transport.on('icestatechange', tell);
  transport.on('dtlsstatechange', tell);
}

export async function connectTransport(
  context: PlaneContext,
  request: OwnerRequest & MediaPayload<'stage:connectTransport'>,
): Done {
  const entry = findWebRtc(context, request.transportId, request.ownerId);
  if (entry === undefined) return unknownId(context, 'transport');
  return attempt(
    async () => {
      await entry.transport.connect({ dtlsParameters: request.dtlsParameters });
      return ok({});
    },
    () => entry.transport.closed,
  );
}

export async function restartIce(
  context: PlaneContext,
  request: OwnerRequest & MediaPayload<'stage:restartIce'>,
): Promise<Result<MediaReply<'stage:restartIce'>>> {
  const entry = findWebRtc(context, request.transportId, request.ownerId);
  if (entry === undefined) return unknownId(context, 'transport');
  return attempt(
    async () => ok({ iceParameters: await entry.transport.restartIce() }),
    () => entry.transport.closed,
  );
}

export async function closeTransport(
  context: PlaneContext,
  request: OwnerRequest & MediaPayload<'stage:closeTransport'>,
): Done {
  const entry = findWebRtc(context, request.transportId, request.ownerId);
  if (entry === undefined) return unknownId(context, 'transport');
  entry.transport.close();
  return ok({});
}
