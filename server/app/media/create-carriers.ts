/** Builds everything that carries media of sessions: who publishes and watches, what is taken in, and the outputs. */
import { createFilmService, type FilmServicePorts } from '#server/app/films/film-service.ts';
import type { RoomService } from '#server/app/rooms/room-service.ts';
import type { SessionQueries } from '#server/app/rooms/session-queries.ts';
import { type Broadcaster, connectionChannel } from '#server/ports/broadcaster.ts';
import type { LiveFeed } from '#server/ports/live-feed.ts';
import type { ProducerInfo } from '#server/ports/media-plane.ts';
import type { Restreamer } from '#server/ports/restreamer.ts';
import type { Vault } from '#server/ports/vault.ts';
import type { IntakeState } from '#shared/features/stage/intake.ts';
import { createHealthService } from './health/health-service.ts';
import { MediaReports } from './health/reports.ts';
import { createPullService } from './intakes/pull-service.ts';
import { createPushService } from './intakes/push-service.ts';
import { createMediaService } from './media-service.ts';
import { createOutputService, type OutputPorts } from './outputs/output-service.ts';
import { createSpaceWatch, type SpaceWatchPorts } from './outputs/space-watch.ts';
import { createRestreamService } from './restreams/restream-service.ts';
import { StateBook } from './state-book.ts';
import { createStreamService } from './streams/stream-service.ts';

interface CarrierPorts extends Omit<OutputPorts, 'space'>, SpaceWatchPorts, Omit<FilmServicePorts, 'rooms'> {
  readonly broadcaster: Broadcaster;
  readonly vault: Vault;
  readonly liveFeed: LiveFeed;
  readonly restreamer: Restreamer | null;
  readonly webrtcViewers: number;
}

export type Carriers = Awaited<ReturnType<typeof createCarriers>>;

export async function createCarriers(ports: CarrierPorts, rooms: RoomService, queries: SessionQueries) {
  const { mediaPlane: plane } = ports;
  const { digest } = ports.vault;
  const intakes = new StateBook<IntakeState>();
  const streams = createStreamService({ ...ports, plane, digest, findByCode: queries.findByCode });
  const pushes = createPushService({
    ...{ ...ports, plane, digest, intakes },
    findByKey: queries.findByEncoderKey,
    endOthers: streams.endSource,
  });
  const pulls = createPullService({ ...ports, plane, intakes });
  const reports = new MediaReports(ports.ids);
  const space = await createSpaceWatch(ports);
  const outputs = createOutputService({ ...ports, space });
  const restreams = createRestreamService({ ...ports, isPlayable: outputs.isPlayable });
  return {
    media: createMediaService({ ...ports, reports, tellReplaced: replacedTeller(ports) }),
    films: createFilmService({ ...ports, rooms }),
    health: createHealthService({ ...ports, rooms, outputs, reports }),
    ...{ outputs, space, streams, pushes, pulls, restreams, intakes },
  };
}

function replacedTeller({ broadcaster }: CarrierPorts) {
  return ({ roomId, ownerId, producerId }: ProducerInfo): void =>
    broadcaster.sendMedia(connectionChannel(roomId, ownerId), { kind: 'replaced', producerId });
}
