/** One session in this process: carries out commands one after another, in batches that share a commit. */

import { projectFollowupEvents } from '#server/app/projections/items.ts';
import { projectRoomEvent } from '#server/app/projections/rooms.ts';
import type { FactSource } from '#server/app/rooms/fact-source.ts';
import type { Facts } from '#server/domain/decision.ts';
import type {
  AppendRequest,
  CommandRecord,
  EventStore,
  StreamAppend,
  TableWrite,
} from '#server/ports/event-store.ts';
import type { ParsedCommand } from '#shared/contract/catalogue.ts';
import { applyRoom, type Numbered, type RoomEvent, type RoomState } from '#shared/contract/room.ts';
import { followupStream } from '#shared/kernel/ids.ts';
import { ok, type Refused, type Result, refuse } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/kernel/roles.ts';
import { decideRoom, type RoomCommandName, refusedAccess } from './deciders.ts';
import type { RoomLog } from './room-log.ts';

/** A command to carry out, with who and which attempt of whose. */
export interface RoomOrder {
  readonly command: ParsedCommand<RoomCommandName>;
  readonly commandId: string;
  readonly actor: Actor;
  /** Looked up for this command before it was queued. */
  readonly extra: object;
}

interface Job extends RoomOrder {
  readonly resolve: (result: Result<unknown>) => void;
  readonly reject: (error: unknown) => void;
}

/** What a batch of jobs comes to before it is stored. */
interface Draft {
  room: RoomState;
  readonly events: Numbered<RoomEvent>[];
  readonly begins: StreamAppend[];
  readonly records: CommandRecord[];
  readonly writes: TableWrite[];
  readonly outcomes: Map<Job, Result<unknown>>;
}

const BATCH = 256;
const REMEMBERED = 20_000;

/** Listens to what was committed, in order. */
export type CommitListener = (
  sessionId: string,
  events: readonly Numbered<RoomEvent>[],
  room: RoomState,
) => void;

/** What a room needs of the world. */
export interface LiveRoomPorts {
  readonly store: EventStore;
  readonly facts: FactSource;
  readonly committed: CommitListener;
  /** Told when following or saving failed; commands answer for themselves. */
  readonly failed: (error: unknown) => void;
  /** Tries again after a pause. */
  readonly later: (run: () => void) => void;
  /** Replies are stored sealed: some hold tokens and receipt codes. */
  readonly replies: ReplySeal;
}

/** Makes a reply unreadable for whoever only reads the database. */
export interface ReplySeal {
  seal(reply: unknown): unknown;
  /** The reply, or null when it was sealed by another installation. */
  open(sealed: unknown): unknown;
}

export class LiveRoom {
  readonly sessionId: string;
  readonly #log: RoomLog;
  readonly #store: EventStore;
  readonly #facts: FactSource;
  readonly #committed: CommitListener;
  readonly #ports: LiveRoomPorts;
  readonly #remembered = new Map<string, CommandRecord>();
  #queue: Job[] = [];
  /** Number of the newest event that is known to exist. */
  #wanted = 0;
  #running: Promise<void> | null = null;

  constructor(sessionId: string, log: RoomLog, ports: LiveRoomPorts) {
    this.sessionId = sessionId;
    this.#log = log;
    this.#store = ports.store;
    this.#facts = ports.facts;
    this.#committed = ports.committed;
    this.#ports = ports;
  }

  get stream(): string {
    return this.#log.stream;
  }

  get room(): RoomState {
    return this.#log.room;
  }

  /** See {@link RoomLog.after}. */
  after(since: number): readonly Numbered<RoomEvent>[] | null {
    return this.#log.after(since);
  }

  /** Carries out a command; resolves after its events are durable and published. */
  execute(order: RoomOrder): Promise<Result<unknown>> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ ...order, resolve, reject });
      this.#wake();
    });
  }

  /** The answer that an earlier command of this id got, if it is still remembered. */
  recall(commandId: string, actor: Actor): Result<unknown> | null {
    const known = this.#remembered.get(commandId);
    return known === undefined ? null : replay(known, actor);
  }

  /** Another process has appended: read on between batches, unless it is known already. */
  follow(upTo: number): void {
    this.#wanted = Math.max(this.#wanted, upTo);
    if (this.#wanted > this.room.seq) this.#wake();
  }

  /** As {@link follow}, and waits until what exists has been read. */
  async caughtUp(upTo: number): Promise<void> {
    this.follow(upTo);
    await this.#running;
  }

  /** Waits for what is queued and saves the state. */
  async close(): Promise<void> {
    await this.#running;
    await this.#log.save(true);
  }

  #wake(): void {
    this.#running ??= this.#drain()
      .then(
        () => true,
        (error: unknown) => {
          this.#ports.failed(error);
          return false;
        },
      )
      .then((well) => {
        this.#running = null;
        // Something may have come in while the last state was being saved.
        if (this.#queue.length === 0 && this.#wanted <= this.room.seq) return;
        if (well) this.#wake();
        else this.#ports.later(() => this.#wake());
      });
  }

  async #drain(): Promise<void> {
    for (;;) {
      // One thing at a time: reading what others appended never interleaves with appending.
      if (this.#wanted > this.room.seq) await this.#catchUp();
      const jobs = this.#queue.splice(0, BATCH);
      if (jobs.length === 0) break;
      await this.#carryOut(jobs).catch((error: unknown) => {
        for (const job of jobs) job.reject(error);
      });
    }
    await this.#log.save();
  }

  /** Reads what others appended; while the store is away nobody is kept waiting. */
  async #catchUp(): Promise<void> {
    const wanted = this.#wanted;
    try {
      this.#publish(await this.#log.catchUp());
      // Whoever named a number that does not exist is not waited for.
      if (this.#wanted === wanted) this.#wanted = Math.min(wanted, this.room.seq);
    } catch (error) {
      for (const job of this.#queue.splice(0)) job.reject(error);
      throw error;
    }
  }

  async #carryOut(jobs: readonly Job[]): Promise<void> {
    for (;;) {
      const draft = this.#draft(jobs);
      if (draft.events.length === 0) return this.#settle(draft.outcomes);
      const appended = await this.#store.append(this.#request(draft));
      if (appended.outcome === 'appended') {
        for (const record of draft.records) this.#remember(record);
        this.#log.extend(draft.events);
        this.#publish(draft.events);
        return this.#settle(draft.outcomes);
      }
      // Lost a race, or a retry of a command that was carried out before this process knew: decide again.
      if (appended.outcome === 'duplicate') this.#remember(this.#unsealed(appended.record));
      else this.#publish(await this.#log.catchUp());
    }
  }

  /** Decides every job on the state that the jobs before it lead to. */
  #draft(jobs: readonly Job[]): Draft {
    const draft: Draft = {
      room: this.room,
      events: [],
      begins: [],
      records: [],
      writes: [],
      outcomes: new Map(),
    };
    for (const job of jobs) draft.outcomes.set(job, this.#decide(job, draft));
    return draft;
  }

  #decide(job: Job, draft: Draft): Result<unknown> {
    const stream = this.#log.stream;
    const known =
      this.#remembered.get(job.commandId) ??
      draft.records.find(({ commandId }) => commandId === job.commandId);
    if (known !== undefined) return replay(known, job.actor);
    const refused = refusedAccess(job.command, job.actor, draft.room);
    if (refused !== null) return refuse(refused);
    const facts: Facts = { ...this.#facts.forActor(job.actor), ...job.extra };
    const decided = decideRoom(job.command, draft.room, facts);
    if (!decided.ok) return decided;
    const { events, reply, begins = [] } = decided.value;
    for (const event of events) {
      const numbered = { seq: draft.room.seq + 1, at: facts.at, event };
      const before = draft.room;
      draft.room = applyRoom(before, numbered);
      draft.events.push(numbered);
      draft.writes.push(...projectRoomEvent(event, before, draft.room));
    }
    for (const begun of begins) {
      const items = begun.events.map((event) => ({ at: facts.at, event }));
      draft.begins.push({ stream: followupStream(begun.itemId), expectedSeq: 0, events: items });
      draft.writes.push(...projectFollowupEvents(begun.itemId, items));
    }
    if (events.length > 0)
      draft.records.push({ stream, commandId: job.commandId, personId: job.actor.personId, reply });
    return ok(reply);
  }

  #request(draft: Draft): AppendRequest {
    const { stream } = this.#log;
    const events = draft.events.map(({ at, event }) => ({ at, event }));
    return {
      streams: [{ stream, expectedSeq: this.room.seq, events }, ...draft.begins],
      commands: draft.records.map((record) => ({ ...record, reply: this.#ports.replies.seal(record.reply) })),
      writes: draft.writes,
    };
  }

  /** Answers everybody. What is refused now may be the retry of what was carried out before a restart. */
  async #settle(outcomes: ReadonlyMap<Job, Result<unknown>>): Promise<void> {
    for (const [job, outcome] of outcomes) {
      const earlier = outcome.ok ? null : await this.#store.findCommand(this.#log.stream, job.commandId);
      job.resolve(earlier === null ? outcome : replay(this.#unsealed(earlier), job.actor));
    }
  }

  #unsealed(record: CommandRecord): CommandRecord {
    return { ...record, reply: this.#ports.replies.open(record.reply) };
  }

  #remember(record: CommandRecord): void {
    this.#remembered.set(record.commandId, record);
    if (this.#remembered.size <= REMEMBERED) return;
    const oldest = this.#remembered.keys().next();
    if (oldest.done !== true) this.#remembered.delete(oldest.value);
  }

  #publish(events: readonly Numbered<RoomEvent>[]): void {
    if (events.length > 0) this.#committed(this.sessionId, events, this.room);
  }
}

/** The first answer again, but only to the person who got it. */
function replay(record: CommandRecord, actor: Actor): Result<unknown> | Refused {
  return record.personId === actor.personId ? ok(record.reply) : refuse('conflict', 'commandId was used');
}
