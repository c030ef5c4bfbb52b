/** The figures of all rooms of this process, kept in step with the other processes. */
import type { Bus } from '#server/ports/bus.ts';
import type { Ledger } from '#server/ports/ledger.ts';
import type { Log } from '#server/ports/log.ts';
import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import { type CounterChange, RoomCounters } from './room-counters.ts';

export interface CounterService {
  /** The room's figures, read from the ledger on first use. */
  of(live: LiveRoom): Promise<RoomCounters>;
  /** Takes in a change that is already durable, and tells the other processes. */
  change(live: LiveRoom, change: CounterChange): Promise<void>;
  /** A page was opened; counts the person once. */
  viewed(live: LiveRoom, personId: string, connectionId: string): Promise<void>;
  /** The person asked, commented, supported or voted; counted once. */
  interacted(live: LiveRoom, personId: string): Promise<void>;
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

const TOPIC = 'counters';

interface Notice {
  readonly node: string;
  readonly sessionId: string;
  readonly changes: readonly CounterChange[];
}

export async function createCounterService(ports: CounterPorts): Promise<CounterService> {
  const { ledger, bus, log, nodeId } = ports;
  const counters = new Map<string, Promise<RoomCounters>>();
  /** Changes to tell, gathered while one notice is under way: thousands of votes are a few notices. */
  const outbox = new Map<string, CounterChange[]>();
  let telling: Promise<void> | null = null;

  function of(live: LiveRoom): Promise<RoomCounters> {
    const known = counters.get(live.sessionId);
    if (known !== undefined) return known;
    const loading = RoomCounters.load(live.sessionId, live.room, ledger);
    counters.set(live.sessionId, loading);
    loading.catch(() => counters.delete(live.sessionId));
    return loading;
  }

  async function tell(): Promise<void> {
    while (outbox.size > 0) {
      const notices = [...outbox].map(
        ([sessionId, changes]): Notice => ({ node: nodeId, sessionId, changes }),
      );
      outbox.clear();
      for (const notice of notices) {
        await bus
          .publish(TOPIC, notice)
          .catch((error: unknown) => log.error('bus publish failed', { error }));
      }
    }
    telling = null;
  }

  async function change(live: LiveRoom, made: CounterChange): Promise<void> {
    (await of(live)).change(live.room, made);
    const waiting = outbox.get(live.sessionId);
    if (waiting === undefined) outbox.set(live.sessionId, [made]);
    else waiting.push(made);
    telling ??= tell();
  }

  async function viewed(live: LiveRoom, personId: string, connectionId: string): Promise<void> {
    const figures = await of(live);
    figures.addView();
    await ledger.recordVisit(figures.scopes.views, connectionId);
    if (await ledger.recordVisit(figures.scopes.visitors, personId))
      await change(live, { kind: 'view', personId });
  }

  async function interacted(live: LiveRoom, personId: string): Promise<void> {
    const figures = await of(live);
    if (await ledger.recordVisit(figures.scopes.interacted, personId)) {
      await change(live, { kind: 'interaction', personId });
    }
  }

  const unsubscribe = await bus.subscribe(TOPIC, (message) => {
    const notice = message as Notice;
    const known = notice.node === nodeId ? undefined : counters.get(notice.sessionId);
    if (known === undefined) return;
    void Promise.all([known, ports.findRoom(notice.sessionId)]).then(([figures, live]) => {
      if (live !== null) for (const made of notice.changes) figures.change(live.room, made);
    });
  });

  return {
    of,
    change,
    viewed,
    interacted,
    close: async () => {
      await unsubscribe();
      await telling;
    },
  };
}
