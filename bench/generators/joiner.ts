/** A flash crowd: each fetches the snapshot, opens a socket and is welcomed. */
import { answerCalls } from '../lib/child.ts';
import { atRate, sharedNowMs } from '../lib/clock.ts';
import { createPeople, localAddressOf } from '../lib/people.ts';
import { type HistogramDump, LatencyHistogram } from '../lib/percentile.ts';
import { openRoomSocket } from '../lib/room-socket.ts';
import { createSnapshotReader } from '../lib/snapshot.ts';
import type { RoomPlace } from './place.ts';

export interface JoinerCalls {
  join(plan: {
    readonly place: RoomPlace;
    readonly process: number;
    readonly count: number;
    readonly startMs: number;
    readonly perSecond: number;
  }): Promise<Joined>;
}

export interface Joined {
  readonly failed: number;
  /** First reason of a failure. */
  readonly reason: string | null;
  /** From the due time to the welcome. */
  readonly joins: HistogramDump;
  /** From the due time to the snapshot. */
  readonly snapshots: HistogramDump;
}

/** Longer than this nobody waits for a page. */
const PATIENCE_MS = 30_000;

const readSnapshot = createSnapshotReader();

interface Visitor {
  readonly place: RoomPlace;
  readonly cookie: string;
  readonly localAddress: string;
  readonly dueMs: number;
}

interface Notes {
  readonly joins: LatencyHistogram;
  readonly snapshots: LatencyHistogram;
}

async function joinOnce({ place, cookie, localAddress, dueMs }: Visitor, notes: Notes): Promise<void> {
  const { host, port, code, sessionId } = place;
  const snapshot = await readSnapshot({ host, port, code, cookie, localAddress });
  notes.snapshots.add(sharedNowMs() - dueMs);
  const since = snapshot.room.seq;
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('not welcomed in time')), PATIENCE_MS);
    openRoomSocket({
      ...{ target: place, localAddress, cookie, sessionId, since },
      onMessage: (payload) => {
        if (payload.toString('latin1', 0, 13) !== '42["welcome",') return;
        clearTimeout(late);
        resolve();
      },
      onClose: (reason) => {
        clearTimeout(late);
        reject(new Error(reason));
      },
    });
  });
  notes.joins.add(sharedNowMs() - dueMs);
}

const calls: { [K in keyof JoinerCalls]: JoinerCalls[K] } = {
  join: async ({ place, process: number, ...plan }) => {
    const cookieOf = createPeople(place.secret, `j${number}x`);
    const notes: Notes = { joins: new LatencyHistogram(), snapshots: new LatencyHistogram() };
    const visits: Promise<string | null>[] = [];
    await atRate(plan, (at, dueMs) => {
      const visitor = { place, cookie: cookieOf(at), localAddress: localAddressOf(number, at), dueMs };
      const failed = (error: unknown): string => (error instanceof Error ? error.message : String(error));
      visits.push(joinOnce(visitor, notes).then(() => null, failed));
    });
    const reasons = (await Promise.all(visits)).filter((reason) => reason !== null);
    return {
      failed: reasons.length,
      reason: reasons[0] ?? null,
      joins: notes.joins.dump(),
      snapshots: notes.snapshots.dump(),
    };
  },
};
answerCalls(calls);
