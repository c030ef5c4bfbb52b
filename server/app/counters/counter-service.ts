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

interface Notice {
  readonly node: string;
  readonly sessionId: string;
  readonly changes: CounterChange[];
}

/** Gathers changes while one notice is under way, so that thousands of votes are a few notices. */
class Outbox {
  readonly #channel: BusChannel<Notice>;
  readonly #node: string;
  readonly #waiting = new Map<string, CounterChange[]>();
  #telling: Promise<void> | null = null;

  constructor(channel: BusChannel<Notice>, node: string) {
    this.#channel = channel;
    this.#node = node;
  }

  add(sessionId: string, change: CounterChange): void {
    const waiting = this.#waiting.get(sessionId);
    if (waiting === undefined) this.#waiting.set(sessionId, [change]);
    else waiting.push(change);
    this.#telling ??= this.#tell();
  }

  async #tell(): Promise<void> {
    while (this.#waiting.size > 0) {
      const batch = [...this.#waiting];
      this.#waiting.clear();
      for (const [sessionId, changes] of batch) {
        await this.#channel.tell({ node: this.#node, sessionId, changes });
      }
    }
    this.#telling = null;
  }

  async flushed(): Promise<void> {
    await this.#telling;
  }
}

export async function createCounterService(ports: CounterPorts): Promise<CounterService> {
  const { ledger, bus, log, nodeId } = ports;
  const channel = openChannel(bus, log, counterNotice);
  const outbox = new Outbox(channel, nodeId);
  const counters = new Map<string, Promise<RoomFigures>>();
  let changed: (sessionId: string) => void = () => undefined;

  function of(live: LiveRoom): Promise<RoomFigures> {
    const known = counters.get(live.sessionId);
    if (known !== undefined) return known;
    const loading = RoomFigures.load(live.sessionId, live.room, ledger);
    counters.set(live.sessionId, loading);
    loading.catch(() => counters.delete(live.sessionId));
    return loading;
  }

  async function change(live: LiveRoom, made: CounterChange): Promise<void> {
    (await of(live)).change(live.room, made);
    outbox.add(live.sessionId, made);
    changed(live.sessionId);
  }

  async function hear({ node, sessionId, changes }: Notice): Promise<void> {
    const known = node === nodeId ? undefined : counters.get(sessionId);
    if (known === undefined) return;
    const [figures, live] = await Promise.all([known, ports.findRoom(sessionId)]);
    if (live === null) return;
    for (const made of changes) figures.change(live.room, made);
    const secret = new Set(changes.flatMap((made) => (made.kind === 'voted' ? [made.pollId] : [])));
    for (const pollId of secret) await recount(live.room.polls.byId[pollId], figures);
    changed(sessionId);
  }

  /** Other processes took votes whose answers they keep to themselves. */
  async function recount(poll: Poll | undefined, figures: RoomFigures): Promise<void> {
    if (poll === undefined || !showsRunningTally(poll)) return;
    figures.recount(poll.id, countTally(poll.type, poll.config, await ledger.countBallots(poll.id)));
  }

  const stop = await channel.hear((notice) => {
    hear(notice).catch((error: unknown) => log.error('counters fell behind', { error }));
  });

  async function voted(live: LiveRoom, poll: Poll, personId: string, answer: unknown): Promise<void> {
    (await of(live)).count(live.room, poll.id, personId, answer);
    const who = { pollId: poll.id, personId };
    outbox.add(live.sessionId, poll.secret ? { kind: 'voted', ...who } : { kind: 'vote', ...who, answer });
    changed(live.sessionId);
  }

  async function viewed(live: LiveRoom, personId: string, connectionId: string): Promise<void> {
    const { scopes } = await of(live);
    const [isNew] = await Promise.all([
      ledger.recordVisit(scopes.visitors, personId),
      ledger.recordVisit(scopes.views, connectionId),
    ]);
    await change(live, { kind: 'view' });
    if (isNew) await change(live, { kind: 'visitor' });
  }

  async function interacted(live: LiveRoom, personId: string): Promise<void> {
    const { scopes } = await of(live);
    if (await ledger.recordVisit(scopes.interacted, personId)) await change(live, { kind: 'interaction' });
  }

  return {
    of,
    change: (live, made) => bestEffort(log, change(live, made)),
    voted: (...vote) => bestEffort(log, voted(...vote)),
    viewed: (...view) => bestEffort(log, viewed(...view)),
    interacted: (...interaction) => bestEffort(log, interacted(...interaction)),
    onChanged: (listener) => {
      changed = listener;
    },
    close: async () => {
      await stop();
      await outbox.flushed();
    },
  };
}
