/** A crowd that votes, each of them once in every poll, at times set beforehand. */
import { answerCalls } from '../lib/child.ts';
import { atRate, sharedNowMs } from '../lib/clock.ts';
import { createPeople, localAddressOf } from '../lib/people.ts';
import { type HistogramDump, LatencyHistogram } from '../lib/percentile.ts';
import { openRoomSocket, type RoomSocket } from '../lib/room-socket.ts';
import type { RoomPlace } from './place.ts';

export interface VoterCalls {
  /** Answers how many are in. */
  enter(options: {
    readonly place: RoomPlace;
    readonly process: number;
    readonly count: number;
    readonly spreadMs: number;
  }): Promise<number>;
  /** Votes go on where the last plan ended: everybody in the first poll, then everybody in the next. */
  vote(plan: VotePlan): Promise<Voted>;
}

export interface VotePlan {
  readonly pollIds: readonly string[];
  readonly startMs: number;
  readonly perSecond: number;
  readonly count: number;
}

export interface Voted {
  readonly acknowledged: number;
  readonly refused: number;
  /** Never answered. */
  readonly unanswered: number;
  /** From the due time to the acknowledgement. */
  readonly latencies: HistogramDump;
  /** When the last acknowledgement came. */
  readonly lastMs: number;
}

/** Nobody waits longer for an answer. */
const PATIENCE_MS = 15_000;

const voters: RoomSocket[] = [];
let process = 0;
let votes = 0;

function enterOne(place: RoomPlace, cookie: string, number: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = openRoomSocket({
      target: place,
      localAddress: localAddressOf(process, number),
      cookie,
      sessionId: place.sessionId,
      since: place.since,
      onMessage: (payload) => {
        if (payload.toString('latin1', 0, 13) === '42["welcome",') resolve(true);
      },
      onClose: () => resolve(false),
    });
    voters.push(socket);
  });
}

/** The next vote that has not been cast, as a packet of its voter. */
function castNext(pollIds: readonly string[], done: (acknowledgement: string) => void): void {
  const number = votes;
  votes += 1;
  const pollId = pollIds[Math.floor(number / voters.length)];
  if (pollId === undefined) throw new Error('there are more votes than voters and polls');
  voters[number % voters.length]?.command(
    {
      name: 'polls:vote',
      commandId: `vote-${process}-${number}`,
      payload: { pollId, answer: { choice: number % 3 } },
    },
    done,
  );
}

const calls: { [K in keyof VoterCalls]: VoterCalls[K] } = {
  enter: async ({ place, process: number, count, spreadMs }) => {
    process = number;
    const cookieOf = createPeople(place.secret, `v${number}x`);
    const entries: Promise<boolean>[] = [];
    const plan = { startMs: sharedNowMs(), perSecond: (count * 1000) / spreadMs, count };
    await atRate(plan, (at) => void entries.push(enterOne(place, cookieOf(at), at)));
    return (await Promise.all(entries)).filter(Boolean).length;
  },
  vote: async (plan) => {
    const latencies = new LatencyHistogram();
    let acknowledged = 0;
    let refused = 0;
    let lastMs = plan.startMs;
    await atRate(plan, (_index, dueMs) => {
      castNext(plan.pollIds, (text) => {
        lastMs = sharedNowMs();
        latencies.add(lastMs - dueMs);
        if (text.startsWith('[{"ok":true')) acknowledged += 1;
        else refused += 1;
      });
    });
    const deadline = sharedNowMs() + PATIENCE_MS;
    while (acknowledged + refused < plan.count && sharedNowMs() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const unanswered = plan.count - acknowledged - refused;
    return { acknowledged, refused, unanswered, latencies: latencies.dump(), lastMs };
  },
};
answerCalls(calls);
