/** Sends one room to its audiences: the public by the tick, staff and departments at once. */

import type { RoomFigures } from '#server/app/counters/room-figures.ts';
import type { HealthService } from '#server/app/media/health/health-service.ts';
import type { MediaService } from '#server/app/media/media-service.ts';
import type { OutputService } from '#server/app/media/outputs/output-service.ts';
import type { RestreamService } from '#server/app/media/restreams/restream-service.ts';
import type { StateBook } from '#server/app/media/state-book.ts';
import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import { presentBackfill, presentEvents, presentRoom } from '#server/app/rooms/present-room.ts';
import { audienceChannel, type Broadcaster, personChannel } from '#server/ports/broadcaster.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { Frame, Mine, RoomNow, Snapshot, Welcome } from '#shared/contract/protocol.ts';
import { PROTOCOL_VERSION } from '#shared/contract/protocol.ts';
import type { Numbered, RoomEvent } from '#shared/contract/room.ts';
import type { IntakeState } from '#shared/features/stage/intake.ts';
import { type Audience, audienceName } from '#shared/kernel/audience.ts';
import { AuthorIndex, mineOf, peopleTouched } from './mine.ts';
import { type Attendance, changedNow, NOBODY, steadyNow, wholeNow } from './room-now.ts';

/** Staff and departments: long enough to gather what one command causes, too short to notice. */
const STAFF_DELAY_MS = 25;

/** The public tick grows with the room: a frame to 10,000 sockets costs about 100 ms of a core. */
export function tickMsFor(sockets: number): number {
  if (sockets < 1000) return 250;
  return sockets < 12_000 ? 500 : 1000;
}

interface Lane {
  readonly audience: Audience;
  readonly channel: string;
  /** Number of the last event that was sent. */
  sent: number;
  last: Partial<RoomNow> | null;
  cancel: (() => void) | null;
}

interface DeliveryPorts {
  readonly broadcaster: Broadcaster;
  readonly clock: Clock;
  readonly media: MediaService;
  readonly outputs: Pick<OutputService, 'isPlayable' | 'keeping' | 'shown'>;
  readonly health: Pick<HealthService, 'of'>;
  readonly intakes: Pick<StateBook<IntakeState>, 'of'>;
  readonly restreams: Pick<RestreamService, 'states'>;
}

export class RoomDelivery {
  readonly live: LiveRoom;
  readonly #counters: RoomFigures;
  readonly #ports: DeliveryPorts;
  readonly #lanes = new Map<string, Lane>();
  readonly #authors = new AuthorIndex();
  #attendance: Attendance = NOBODY;
  #closed = false;

  constructor(live: LiveRoom, counters: RoomFigures, ports: DeliveryPorts) {
    this.live = live;
    this.#counters = counters;
    this.#ports = ports;
    this.#authors.update(live.room, []);
  }

  /** New events were committed. */
  committed(events: readonly Numbered<RoomEvent>[]): void {
    const { room } = this.live;
    this.#authors.update(room, events);
    for (const personId of new Set(events.flatMap(({ event }) => peopleTouched(event, room))))
      this.#sendMine(personId);
    // Picture and sound change for all at once: a cut does not wait for the tick [T4].
    if (events.some(({ event }) => event.type === 'stage.cut')) this.#hurry();
    this.touch();
  }

  /** Something volatile changed: counters, sources, tallies. */
  touch(): void {
    for (const lane of this.#lanes.values()) this.#schedule(lane);
  }

  /** Whether anybody of this process follows the room. */
  get watched(): boolean {
    return [...this.#lanes.values()].some(({ channel }) => this.#ports.broadcaster.size(channel) > 0);
  }

  /** Who is here was counted again. */
  attend(attendance: Attendance): void {
    this.#attendance = attendance;
    this.touch();
  }

  /** What a client that has applied up to `since` must be sent now; frames follow on the audience's channel. */
  welcome(audience: Audience, since: number, personId: string): Welcome {
    const lane = this.#lane(audience);
    const mine = this.mine(personId);
    const missed = this.live.after(since);
    if (missed === null) return { kind: 'stale', mine };
    // Others on this channel learn of these events with their next frame; overlapping is harmless.
    this.#schedule(lane);
    const events = presentBackfill(missed, audience);
    const frame: Frame = {
      from: since,
      upTo: this.live.room.seq,
      events,
      now: wholeNow(this.#source(), audience),
    };
    return { kind: 'resumed', frame, mine };
  }

  /** The state for one audience. */
  snapshot(audience: Audience): Snapshot {
    return {
      protocol: PROTOCOL_VERSION,
      serverAt: this.#ports.clock.nowIso(),
      room: presentRoom(this.live.room, audience),
      now: wholeNow(this.#source(), audience),
    };
  }

  mine(personId: string): Mine {
    return mineOf(this.live.room, this.#authors, this.#counters, personId);
  }

  close(): void {
    this.#closed = true;
    for (const lane of this.#lanes.values()) lane.cancel?.();
  }

  #source() {
    return {
      room: this.live.room,
      counters: this.#counters,
      attendance: this.#attendance,
      media: this.#ports.media,
      outputs: this.#ports.outputs,
      health: this.#ports.health,
      intakes: this.#ports.intakes,
      restreams: this.#ports.restreams,
    };
  }

  #lane(audience: Audience): Lane {
    const name = audienceName(audience);
    const known = this.#lanes.get(name);
    if (known !== undefined) return known;
    const channel = audienceChannel(this.live.sessionId, name);
    const lane: Lane = { audience, channel, sent: this.live.room.seq, last: null, cancel: null };
    this.#lanes.set(name, lane);
    return lane;
  }

  /** Frames that wait go out soon. */
  #hurry(): void {
    for (const lane of this.#lanes.values()) {
      lane.cancel?.();
      lane.cancel = null;
      this.#schedule(lane, STAFF_DELAY_MS);
    }
  }

  #schedule(lane: Lane, hurried?: number): void {
    if (lane.cancel !== null || this.#closed) return;
    const { broadcaster, clock } = this.#ports;
    const usual =
      lane.audience.kind === 'public' ? tickMsFor(broadcaster.size(lane.channel)) : STAFF_DELAY_MS;
    const delay = hurried ?? usual;
    lane.cancel = clock.after(delay, () => {
      lane.cancel = null;
      this.#flush(lane);
    });
  }

  #flush(lane: Lane): void {
    const upTo = this.live.room.seq;
    const from = lane.sent;
    const events = this.live.after(from);
    lane.sent = upTo;
    if (this.#ports.broadcaster.size(lane.channel) === 0) return;
    const source = this.#source();
    const steady = steadyNow(source, lane.audience);
    const now = changedNow(lane.last, steady, this.#counters.takeChangedFor(lane.channel, source.room));
    lane.last = steady;
    // A lane that slept through more than is kept sends a gap, and its clients fetch the snapshot.
    const seen = events === null ? [] : presentEvents(events, lane.audience);
    if (seen.length === 0 && now === null && upTo === from) return;
    const start = events === null ? upTo : from;
    const frame: Frame = { from: start, upTo, events: seen, ...(now === null ? {} : { now }) };
    this.#ports.broadcaster.sendFrame(lane.channel, frame);
  }

  #sendMine(personId: string): void {
    const channel = personChannel(this.live.sessionId, personId);
    if (this.#ports.broadcaster.size(channel) > 0)
      this.#ports.broadcaster.sendMine(channel, this.mine(personId));
  }
}
