/** Tells the outputs what changes: sessions, stages, and sources that come and go; and viewers what the outputs do. */
import type { DeliveryService } from '#server/app/delivery/delivery-service.ts';
import type { RoomService } from '#server/app/rooms/room-service.ts';
import type { SessionQueries } from '#server/app/rooms/session-queries.ts';
import type { Log } from '#server/ports/log.ts';
import type { MediaPlane } from '#server/ports/media-plane.ts';
import { isOutputOn, type OutputService } from './output-service.ts';

interface Wires {
  readonly outputs: OutputService;
  readonly plane: MediaPlane;
  readonly rooms: RoomService;
  readonly queries: SessionQueries;
  readonly delivery: DeliveryService;
  readonly log: Log;
}

/** Sessions that were live when the server stopped go on being recorded. Answers how to end everything. */
export async function wireOutputs(wires: Wires): Promise<() => Promise<void>> {
  const { outputs, plane, rooms, queries, delivery, log } = wires;
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
  const sessions = await queries.list(null);
  await Promise.all(sessions.filter(({ status }) => isOutputOn(status)).map(({ id }) => look(id)));
  return async () => {
    stop();
    await outputs.close();
  };
}
