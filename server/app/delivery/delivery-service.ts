/** Delivery of all rooms of this process, and the regular count of who is here. */

import type { CounterService } from '#server/app/counters/counter-service.ts';
import type { HealthService } from '#server/app/media/health/health-service.ts';
import type { MediaService } from '#server/app/media/media-service.ts';
import type { OutputService } from '#server/app/media/outputs/output-service.ts';
import type { RestreamService } from '#server/app/media/restreams/restream-service.ts';
import type { StateBook } from '#server/app/media/state-book.ts';
import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import type { Broadcaster } from '#server/ports/broadcaster.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { Log } from '#server/ports/log.ts';
import type { Presence } from '#server/ports/presence.ts';
import type { Numbered, RoomEvent } from '#shared/contract/room.ts';
import type { IntakeState } from '#shared/features/stage/intake.ts';
import { RoomDelivery } from './room-delivery.ts';

/** How often people are counted. */
const ATTENDANCE_MS = 2000;

export interface DeliveryService {
  of(live: LiveRoom): Promise<RoomDelivery>;
  committed(sessionId: string, events: readonly Numbered<RoomEvent>[]): void;
  /** Sources or the media worker changed; null is every room. */
  touch(sessionId: string | null): void;
  close(): void;
}

interface DeliveryPorts {
  readonly broadcaster: Broadcaster;
  readonly clock: Clock;
  readonly counters: CounterService;
  readonly presence: Presence;
  readonly media: MediaService;
  readonly outputs: Pick<OutputService, 'isPlayable' | 'keeping' | 'shown'>;
  readonly health: Pick<HealthService, 'of'>;
  readonly intakes: Pick<StateBook<IntakeState>, 'of'>;
  readonly restreams: Pick<RestreamService, 'states'>;
  readonly log: Log;
}

/** Presence scopes of a session: its people, and the departments that have somebody connected. */
export function peopleScope(sessionId: string): string {
  return `people:${sessionId}`;
}
export function unitsScope(sessionId: string): string {
  return `units:${sessionId}`;
}

export function createDeliveryService(ports: DeliveryPorts): DeliveryService {
  const { clock, counters, presence, log } = ports;
  const rooms = new Map<string, RoomDelivery>();

  async function of(live: LiveRoom): Promise<RoomDelivery> {
    const figures = await counters.of(live);
    const known = rooms.get(live.sessionId);
    if (known !== undefined) return known;
    const delivery = new RoomDelivery(live, figures, ports);
    rooms.set(live.sessionId, delivery);
    return delivery;
  }

  async function attend(delivery: RoomDelivery): Promise<void> {
    const { sessionId, room } = delivery.live;
    const count = await presence.count(peopleScope(sessionId));
    const here = await Promise.all(
      room.session.units.map(({ id }) => presence.isHere(unitsScope(sessionId), id)),
    );
    const unitsHere = room.session.units.filter((_unit, at) => here[at]).map(({ id }) => id);
    delivery.attend({ ...count, unitsHere });
  }

  const stop = clock.every(ATTENDANCE_MS, () => {
    for (const delivery of rooms.values()) {
      if (!delivery.watched) continue;
      attend(delivery).catch((error: unknown) => log.warn('attendance failed', { error }));
    }
  });

  return {
    of,
    committed: (sessionId, events) => rooms.get(sessionId)?.committed(events),
    touch: (sessionId) => {
      for (const [id, delivery] of rooms) if (sessionId === null || id === sessionId) delivery.touch();
    },
    close: () => {
      stop();
      for (const delivery of rooms.values()) delivery.close();
    },
  };
}
