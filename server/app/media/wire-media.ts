/** Tells the media what rooms commit, and the audiences what the media do by themselves. */
import { closeAll } from '#server/app/close-all.ts';
import type { DeliveryService } from '#server/app/delivery/delivery-service.ts';
import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import type { RoomService } from '#server/app/rooms/room-service.ts';
import { allSessions } from '#server/app/rooms/session-pages.ts';
import {
  type Broadcaster,
  connectionChannel,
  mediaChannel,
  personChannel,
} from '#server/ports/broadcaster.ts';
import type { EncoderDoor } from '#server/ports/encoder-door.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { LiveFeed } from '#server/ports/live-feed.ts';
import type { Log } from '#server/ports/log.ts';
import type { MediaPlane, ProducerInfo } from '#server/ports/media-plane.ts';
import type { RoomEvent, RoomState } from '#shared/contract/room.ts';
import type { Carriers } from './create-carriers.ts';
import { isOutputOn } from './outputs/output-service.ts';
import { wireOutputs } from './outputs/wire-outputs.ts';

interface Wires extends Carriers {
  readonly mediaPlane: MediaPlane;
  readonly broadcaster: Broadcaster;
  readonly log: Log;
  readonly rooms: RoomService;
  readonly events: Pick<EventStore, 'listRows'>;
  readonly delivery: DeliveryService;
  readonly encoderDoor: EncoderDoor | null;
  readonly liveFeed: LiveFeed;
}

export interface WiredMedia {
  /** Where encoders push to, or null. */
  readonly pushPort: number | null;
  /** Ends everything that carries media. */
  readonly stop: () => Promise<void>;
}

export async function wireMedia(wires: Wires): Promise<WiredMedia> {
  const {
    mediaPlane: plane,
    rooms,
    streams,
    films,
    pushes,
    outputs,
    restreams,
    intakes,
    health,
    delivery,
  } = wires;
  health.onMeasured((sessionId) => delivery.touch(sessionId));
  const stopTelling = tellAudiences(wires);
  intakes.onChanged((sessionId) => delivery.touch(sessionId));
  restreams.onChanged((sessionId) => delivery.touch(sessionId));
  outputs.onChanged((sessionId) => restreams.outputChanged(sessionId));
  rooms.onCommitted((sessionId, events, room) => {
    for (const { event } of events) carryOut(wires, sessionId, event, room);
    followStreams(wires, room);
  });
  const stopOutputs = wireOutputs({ ...wires, plane });
  await goOn(wires);
  const pushPort = await openDoor(wires);
  const stop = (): Promise<void> =>
    closeAll([
      stopTelling,
      () => wires.encoderDoor?.close(),
      () => pushes.close(),
      () => wires.pulls.close(),
      () => restreams.close(),
      stopOutputs,
      () => health.close(),
      () => streams.close(),
      () => films.close(),
      () => wires.liveFeed.close(),
    ]);
  return { pushPort, stop };
}

/** What is fetched for a session, and sent on. */
function followStreams({ pulls, restreams }: Wires, room: RoomState): void {
  pulls.follow(room);
  restreams.follow(room);
}

/**
 * Sessions that were live when the server stopped are recorded again, have their partners' streams and their platforms
 * again, and what was on air before a film.
 */
async function goOn(wires: Wires): Promise<void> {
  const { events, films, outputs } = wires;
  for await (const { id, status } of allSessions(events)) {
    const live = isOutputOn(status) ? await findRoom(wires, id) : null;
    if (live === null) continue;
    outputs.follow(live.room);
    await films.goOn(live.room);
    followStreams(wires, live.room);
  }
}

/** A room that cannot be read keeps the others, and the server, from nothing. */
function findRoom({ rooms, log }: Wires, sessionId: string): Promise<LiveRoom | null> {
  return rooms.find(sessionId).catch((error: unknown) => {
    log.error('a room could not be read', { sessionId, error });
    return null;
  });
}

/** A port that is taken costs what comes that way, and nothing else [RT6]. */
async function openDoor({ encoderDoor, pushes, log }: Wires): Promise<number | null> {
  if (encoderDoor === null) return null;
  const opened = await encoderDoor.open((knock) => pushes.admit(knock));
  if ('port' in opened) return opened.port;
  log.warn('编码器不能用 RTMP 推流：端口打不开；可用 RTMP_PORT 换一个。(no RTMP)', { fault: opened.fault });
  return null;
}

/** Ends media that went off air or off the stage [T3, T5, T8, W3, RT5]; players follow the stage [W7]. */
function carryOut(wires: Wires, sessionId: string, event: RoomEvent, room: RoomState): void {
  const { mediaPlane, broadcaster, media, streams, pushes } = wires;
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
      pushes.end(sessionId, event.encoderId);
      break;
    case 'stage.encoderKeyChanged':
      streams.endSource(sessionId, event.encoderId);
      pushes.end(sessionId, event.encoderId);
      break;
    case 'session.ended':
      pushes.end(sessionId);
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
    pathsLost: (roomId, paths) => {
      for (const ownerId of new Set(paths.map((path) => path.ownerId))) {
        const lost = paths.filter((path) => path.ownerId === ownerId);
        const transportIds = lost.map(({ transportId }) => transportId);
        broadcaster.sendMedia(connectionChannel(roomId, ownerId), { kind: 'pathsLost', transportIds });
      }
    },
    roomLost: (roomId) => {
      broadcaster.sendMedia(mediaChannel(roomId), { kind: 'roomLost' });
      delivery.touch(roomId);
    },
  });
}
