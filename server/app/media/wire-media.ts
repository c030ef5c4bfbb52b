/** Tells the media what rooms commit, and the audiences what the media do by themselves. */
import type { DeliveryService } from '#server/app/delivery/delivery-service.ts';
import type { FilmService } from '#server/app/films/film-service.ts';
import type { RoomService } from '#server/app/rooms/room-service.ts';
import type { SessionQueries } from '#server/app/rooms/session-queries.ts';
import { type Broadcaster, mediaChannel, personChannel } from '#server/ports/broadcaster.ts';
import type { Log } from '#server/ports/log.ts';
import type { MediaPlane, ProducerInfo } from '#server/ports/media-plane.ts';
import type { RoomEvent, RoomState } from '#shared/contract/room.ts';
import type { HealthService } from './health/health-service.ts';
import type { MediaService } from './media-service.ts';
import type { OutputService } from './outputs/output-service.ts';
import { wireOutputs } from './outputs/wire-outputs.ts';
import type { StreamService } from './streams/stream-service.ts';

interface Wires {
  readonly mediaPlane: MediaPlane;
  readonly broadcaster: Broadcaster;
  readonly log: Log;
  readonly rooms: RoomService;
  readonly queries: SessionQueries;
  readonly delivery: DeliveryService;
  readonly media: MediaService;
  readonly outputs: OutputService;
  readonly streams: StreamService;
  readonly films: FilmService;
  readonly health: HealthService;
}

/** Answers how to end everything that carries media. */
export async function wireMedia(wires: Wires): Promise<() => Promise<void>> {
  const { mediaPlane: plane, rooms, streams, films, health, delivery } = wires;
  health.onMeasured((sessionId) => delivery.touch(sessionId));
  const stopTelling = tellAudiences(wires);
  rooms.onCommitted((sessionId, events, room) => {
    for (const { event } of events) carryOut(wires, sessionId, event, room);
  });
  const stopOutputs = await wireOutputs({ ...wires, plane });
  return async () => {
    stopTelling();
    await stopOutputs();
    health.close();
    streams.close();
    await films.close();
  };
}

/** Ends media that went off air or off the stage [T3, T5, T8, W3]; players follow the stage [W7]. */
function carryOut(wires: Wires, sessionId: string, event: RoomEvent, room: RoomState): void {
  const { mediaPlane, broadcaster, media, streams } = wires;
  switch (event.type) {
    case 'stage.cut':
      media.enforce(room);
      tellWaiting(wires, room);
      streams.stageChanged(sessionId);
      break;
    case 'stage.guestRemoved':
      media.enforce(room);
      broadcaster.sendMedia(personChannel(sessionId, event.guestId), { kind: 'removed' });
      media.removeSource(sessionId, event.guestId);
      break;
    case 'stage.encoderRemoved':
      media.enforce(room);
      streams.endSource(sessionId, event.encoderId);
      break;
    case 'stage.encoderKeyChanged':
      streams.endSource(sessionId, event.encoderId);
      break;
    case 'session.ended':
      void mediaPlane.closeRoom(sessionId);
      break;
    default:
      break;
  }
}

/** Whom guests hear off air may have changed [T44]. */
function tellWaiting({ broadcaster }: Wires, { session, stage }: RoomState): void {
  for (const guestId of Object.keys(stage.guests)) {
    broadcaster.sendMedia(personChannel(session.id, guestId), { kind: 'talkbackChanged' });
  }
}

/** What the media plane does by itself is told to the people concerned. */
function tellAudiences(wires: Wires): () => void {
  const { mediaPlane, broadcaster, delivery, rooms, log } = wires;
  const voiceChanged = ({ roomId, kind }: ProducerInfo): void => {
    if (kind !== 'audio') return;
    rooms.find(roomId).then(
      (live) => (live === null ? undefined : tellWaiting(wires, live.room)),
      (error: unknown) => log.warn('waiting guests were not told', { roomId, error }),
    );
  };
  return mediaPlane.observe({
    statusChanged: () => delivery.touch(null),
    producerOpened: (producer) => {
      delivery.touch(producer.roomId);
      voiceChanged(producer);
    },
    producerClosed: (producer) => {
      const { roomId, producerId } = producer;
      broadcaster.sendMedia(mediaChannel(roomId), { kind: 'producerClosed', producerId });
      delivery.touch(roomId);
      voiceChanged(producer);
    },
    producerPaused: ({ roomId }) => delivery.touch(roomId),
    roomLost: (roomId) => {
      broadcaster.sendMedia(mediaChannel(roomId), { kind: 'roomLost' });
      delivery.touch(roomId);
    },
  });
}
