/** A line of UDP that loses, delays and cuts: a relay in front of a port, for media over bad networks. */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** What is wrong with a line, in both directions. */
export interface LineFaults {
  /** Share of packets that never arrive, 0 to 1. */
  readonly loss?: number;
  /** Every packet waits by its own chance up to so many milliseconds, and behind those before it: they come in bursts. */
  readonly jitterMs?: number;
  /** Nothing gets through. */
  readonly cut?: boolean;
}

export interface BadLine {
  /** Where clients send to instead of the port itself. */
  readonly port: number;
  set(faults: LineFaults): void;
  close(): void;
}

const LOOPBACK = '127.0.0.1';

/** A good line to a UDP port on this machine, until told otherwise. */
export async function openBadLine(targetPort: number, seed = 1): Promise<BadLine> {
  const random = seededRandom(seed);
  const front = createSocket('udp4');
  const backs = new Map<string, Socket>();
  const waiting = new Set<NodeJS.Timeout>();
  let faults: LineFaults = {};

  const queue = (): ((send: () => void) => void) => {
    const state = { freeAtMs: 0 };
    return (send) => carryPacket({ faults, random, waiting, state, send });
  };
  const backFor = ({ address, port }: RemoteInfo): Socket => {
    const client = `${address}:${port}`;
    const known = backs.get(client);
    if (known !== undefined) return known;
    const back = createSocket('udp4');
    backs.set(client, back);
    const down = queue();
    back.on('message', (packet) => down(() => front.send(packet, port, address)));
    return back;
  };
  const up = queue();
  front.on('message', (packet, from) => {
    const back = backFor(from);
    up(() => back.send(packet, targetPort, LOOPBACK));
  });
  front.bind(0, LOOPBACK);
  await once(front, 'listening');
  return {
    port: front.address().port,
    set: (next) => {
      faults = next;
    },
    close: () => {
      for (const timer of waiting) clearTimeout(timer);
      front.close();
      for (const back of backs.values()) back.close();
    },
  };
}

interface Packet {
  readonly faults: LineFaults;
  readonly random: SeededRandom;
  readonly waiting: Set<NodeJS.Timeout>;
  /** When the packet before has gone. */
  readonly state: { freeAtMs: number };
  readonly send: () => void;
}

function carryPacket({ faults, random, waiting, state, send }: Packet): void {
  const { loss = 0, jitterMs = 0, cut = false } = faults;
  if (cut || random.int(1_000) < loss * 1_000) return;
  const nowMs = performance.now();
  const delayMs = jitterMs === 0 ? 0 : random.int(jitterMs);
  state.freeAtMs = Math.max(state.freeAtMs, nowMs + delayMs);
  const timer = setTimeout(() => {
    waiting.delete(timer);
    send();
  }, state.freeAtMs - nowMs);
  waiting.add(timer);
}
