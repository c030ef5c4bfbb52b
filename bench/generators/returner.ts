/** A crowd that loses its server and comes back; some of them go on talking, and repeat what was not answered. */
import { randomUUID } from 'node:crypto';
import type { CommandPacket } from '#shared/contract/protocol.ts';
import { answerCalls } from '../lib/child.ts';
import { atRate, sharedNowMs } from '../lib/clock.ts';
import { commentText } from '../lib/comment-text.ts';
import { createPeople, localAddressOf } from '../lib/people.ts';
import { ReturningSocket } from '../lib/returning-socket.ts';
import { createSnapshotReader } from '../lib/snapshot.ts';
import type { RoomPlace } from './place.ts';

export interface ReturnerCalls {
  /** Resolves when all are in. */
  enter(options: {
    readonly place: RoomPlace;
    readonly process: number;
    readonly count: number;
    readonly spreadMs: number;
  }): Promise<void>;
  /** How many are in and up to date, and when the last of them was welcomed. */
  state(): { readonly live: number; readonly lastBackMs: number };
  /** The first socket comments until told to stop. */
  talk(perSecond: number): void;
  /** Resolves when every comment was acknowledged; answers how many there were. */
  hush(): Promise<number>;
  /** Who missed what of the comments with these numbers. */
  sum(range: { readonly first: number; readonly last: number }): Returned;
}

export interface Returned {
  readonly missed: number;
  readonly snapshots: number;
  readonly gaps: number;
}

const readSnapshot = createSnapshotReader();
const sockets: ReturningSocket[] = [];
const unanswered = new Map<string, CommandPacket>();
let acknowledged = 0;
let talking: NodeJS.Timeout | null = null;

async function untilTrue(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

function send(packet: CommandPacket): void {
  sockets[0]?.command(packet, (text) => {
    if (!text.startsWith('[{"ok":true')) throw new Error(`a comment was refused: ${text}`);
    if (unanswered.delete(packet.commandId)) acknowledged += 1;
  });
}

function comment(): void {
  const payload = { text: commentText(sharedNowMs()), name: '居民' };
  const packet = { name: 'comments:make', commandId: randomUUID(), payload };
  unanswered.set(packet.commandId, packet);
  send(packet);
}

const calls: { [K in keyof ReturnerCalls]: ReturnerCalls[K] } = {
  enter: async ({ place, process: number, count, spreadMs }) => {
    const cookieOf = createPeople(place.secret, `r${number}x`);
    const plan = { startMs: sharedNowMs(), perSecond: (count * 1000) / spreadMs, count };
    await atRate(plan, (at) => {
      const localAddress = localAddressOf(number, at);
      const socket = new ReturningSocket({ place, cookie: cookieOf(at), localAddress, readSnapshot });
      sockets.push(socket);
      socket.open();
    });
    await untilTrue(() => sockets.every(({ live }) => live));
  },
  state: () => ({
    live: sockets.filter(({ live }) => live).length,
    lastBackMs: Math.max(...sockets.map(({ backMs }) => backMs)),
  }),
  talk: (perSecond) => {
    const [talker] = sockets;
    if (talker === undefined) throw new Error('nobody is in');
    talker.onLive = () => {
      for (const packet of [...unanswered.values()]) send(packet);
    };
    talking = setInterval(comment, 1000 / perSecond);
  },
  hush: async () => {
    if (talking !== null) clearInterval(talking);
    await untilTrue(() => unanswered.size === 0);
    return acknowledged;
  },
  sum: ({ first, last }) => ({
    missed: sockets.reduce((sum, socket) => sum + socket.missed(first, last), 0),
    snapshots: sockets.reduce((sum, socket) => sum + socket.snapshots, 0),
    gaps: sockets.reduce((sum, socket) => sum + socket.gaps, 0),
  }),
};
answerCalls(calls);
