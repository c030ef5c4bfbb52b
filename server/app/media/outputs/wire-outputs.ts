/** Tells the outputs what changes: sessions, stages, and sources that come and go; and viewers what the outputs do. */
import type { DeliveryService } from '#server/app/delivery/delivery-service.ts';
import type { RoomService } from '#server/app/rooms/room-service.ts';
import type { Log } from '#server/ports/log.ts';
import type { MediaPlane } from '#server/ports/media-plane.ts';
import type { OutputService } from './output-service.ts';

interface Wires {
  readonly outputs: OutputService;
  readonly plane: MediaPlane;
  readonly rooms: RoomService;
  readonly delivery: DeliveryService;
  readonly log: Log;
}

/** Answers how to end everything. */
export function wireOutputs(wires: Wires): () => Promise<void> {
  const { outputs, plane, rooms, delivery, log } = wires;
  const look = async (sessionId: string): Promise<void> => {
    const live = await rooms.find(sessionId);
    if (live !== null) outputs.follow(live.room);
  };
  const changed = (sessionId: string): void => {
    look(sessionId).catch((error: unknown) => log.error('a room could not be found', { error }));
  };
  outputs.onChanged((sessionId) => delivery.touch(sessionId));
  rooms.onCommitted((_sessionId, _events, room) => outputs.follow(room));
  const stop = plane.observe({
    producerOpened: ({ roomId }) => changed(roomId),
    producerClosed: ({ roomId }) => changed(roomId),
    roomLost: changed,
  });
  return async () => {
    stop();
    await outputs.close();
  };
}
