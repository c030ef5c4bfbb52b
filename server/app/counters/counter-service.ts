/** The figures of all rooms of this process, kept in step with the other processes. */
import { type BusChannel, openChannel } from '#server/app/bus-channel.ts';
import { type CounterChange, counterNotice } from '#server/app/notices.ts';
import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import { showsRunningTally } from '#server/domain/polls/present.ts';
import type { Bus } from '#server/ports/bus.ts';
import type { Ledger } from '#server/ports/ledger.ts';
import type { Log } from '#server/ports/log.ts';
import { countTally } from '#shared/features/polls/poll-kind.ts';
import type { Poll } from '#shared/features/polls/state.ts';
import { type CounterNotice, CounterOutbox } from './counter-outbox.ts';
import { RoomFigures } from './room-figures.ts';

export interface CounterService {
  /** The room's figures, read from the ledger on first use. */
  of(live: LiveRoom): Promise<RoomFigures>;
  /** Takes in a change that is already durable, and tells the other processes. */
  change(live: LiveRoom, change: CounterChange): Promise<void>;
  /** A vote of this process, already durable. What was voted in a secret poll is told to nobody. */
  voted(live: LiveRoom, poll: Poll, personId: string, answer: unknown): Promise<void>;
  /** A page was opened; counts the person once. */
  viewed(live: LiveRoom, personId: string, connectionId: string): Promise<void>;
  /** The person asked, commented, supported or voted; counted once. */
  interacted(live: LiveRoom, personId: string): Promise<void>;
  /** Told when a session's figures have changed, here or elsewhere: its frames are due. */
  onChanged(listener: (sessionId: string) => void): void;
  close(): Promise<void>;
}

interface CounterPorts {
  readonly ledger: Ledger;
  readonly bus: Bus;
  readonly log: Log;
  /** Distinguishes this process's own notices. */
  readonly nodeId: string;
  readonly findRoom: (sessionId: string) => Promise<LiveRoom | null>;
}

/** Counting is a courtesy: what was asked, voted or opened is done, whether it could be counted or not. */
function bestEffort(log: Log, counting: Promise<void>): Promise<void> {
  return counting.catch((error: unknown) => log.warn('counting failed', { error }));
}

class Counting implements CounterService {
  readonly #ports: CounterPorts;
  readonly #outbox: CounterOutbox;
  readonly #figures = new Map<string, Promise<RoomFigures>>();
  #changed: (sessionId: string) => void = () => undefined;
  #stop: () => Promise<void> = async () => undefined;

  constructor(ports: CounterPorts, outbox: CounterOutbox) {
    this.#ports = ports;
    this.#outbox = outbox;
  }

  async follow(channel: BusChannel<CounterNotice>): Promise<void> {
    this.#stop = await channel.hear((notice) => void bestEffort(this.#ports.log, this.#hear(notice)));
  }

  of(live: LiveRoom): Promise<RoomFigures> {
    const known = this.#figures.get(live.sessionId);
    if (known !== undefined) return known;
    const loading = RoomFigures.load(live.sessionId, live.room, this.#ports.ledger);
    this.#figures.set(live.sessionId, loading);
    loading.catch(() => this.#figures.delete(live.sessionId));
    return loading;
  }

  change(live: LiveRoom, made: CounterChange): Promise<void> {
    return bestEffort(this.#ports.log, this.#change(live, made));
  }

  voted(live: LiveRoom, poll: Poll, personId: string, answer: unknown): Promise<void> {
    return bestEffort(this.#ports.log, this.#voted(live, poll, personId, answer));
  }

  viewed(live: LiveRoom, personId: string, connectionId: string): Promise<void> {
    return bestEffort(this.#ports.log, this.#viewed(live, personId, connectionId));
  }

  interacted(live: LiveRoom, personId: string): Promise<void> {
    return bestEffort(this.#ports.log, this.#interacted(live, personId));
  }

  onChanged(listener: (sessionId: string) => void): void {
    this.#changed = listener;
  }

  async close(): Promise<void> {
    await this.#stop();
    await this.#outbox.flushed();
  }

  async #change(live: LiveRoom, made: CounterChange): Promise<void> {
    (await this.of(live)).change(live.room, made);
    this.#outbox.add(live.sessionId, made);
    this.#changed(live.sessionId);
  }

  async #voted(live: LiveRoom, poll: Poll, personId: string, answer: unknown): Promise<void> {
    (await this.of(live)).count(live.room, poll.id, personId, answer);
    const who = { pollId: poll.id, personId };
    const told: CounterChange = poll.secret ? { kind: 'voted', ...who } : { kind: 'vote', ...who, answer };
    this.#outbox.add(live.sessionId, told);
    this.#changed(live.sessionId);
  }

  async #viewed(live: LiveRoom, personId: string, connectionId: string): Promise<void> {
    const { ledger } = this.#ports;
    const { scopes } = await this.of(live);
    const [isNew] = await Promise.all([
      ledger.recordVisit(scopes.visitors, personId),
      ledger.recordVisit(scopes.views, connectionId),
    ]);
    await this.#change(live, { kind: 'view' });
    if (isNew) await this.#change(live, { kind: 'visitor' });
  }

  async #interacted(live: LiveRoom, personId: string): Promise<void> {
    const figures = await this.of(live);
    if (!figures.noteOnce(personId)) return;
    const isNew = await this.#ports.ledger.recordVisit(figures.scopes.interacted, personId);
    if (isNew) await this.#change(live, { kind: 'interaction' });
  }

  async #hear({ node, sessionId, changes }: CounterNotice): Promise<void> {
    const known = node === this.#ports.nodeId ? undefined : this.#figures.get(sessionId);
    if (known === undefined) return;
    const [figures, live] = await Promise.all([known, this.#ports.findRoom(sessionId)]);
    if (live === null) return;
    for (const made of changes) figures.change(live.room, made);
    const secret = new Set(changes.flatMap((made) => (made.kind === 'voted' ? [made.pollId] : [])));
    for (const pollId of secret) await this.#recount(live.room.polls.byId[pollId], figures);
    this.#changed(sessionId);
  }

  /** Other processes took votes whose answers they keep to themselves. */
  async #recount(poll: Poll | undefined, figures: RoomFigures): Promise<void> {
    if (poll === undefined || !showsRunningTally(poll)) return;
    const ballots = await this.#ports.ledger.countBallots(poll.id);
    figures.recount(poll.id, countTally(poll.type, poll.config, ballots));
  }
}

export async function createCounterService(ports: CounterPorts): Promise<CounterService> {
  const channel = openChannel(ports.bus, ports.log, counterNotice);
  const counting = new Counting(ports, new CounterOutbox(channel, ports.nodeId));
  await counting.follow(channel);
  return counting;
}
