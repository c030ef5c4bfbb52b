/** Downloads the same few files again and again over connections that stay open, as many viewers of one session do. */
import { connect, type Socket } from 'node:net';
import { answerCalls } from '../lib/child.ts';

export interface DownloaderCalls {
  /** Downloads until the time is over; every connection goes through all paths, from another one on. */
  download(plan: {
    readonly host: string;
    readonly port: number;
    readonly paths: readonly string[];
    readonly connections: number;
    readonly ms: number;
  }): Promise<Downloaded>;
}

export interface Downloaded {
  readonly responses: number;
  readonly bytes: number;
  /** Answers other than 200. */
  readonly failed: number;
}

interface Tally {
  responses: number;
  bytes: number;
  failed: number;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** Reads answers off the wire without looking at their bodies, which would cost more than serving them. */
function countAnswers(socket: Socket, tally: Tally, next: () => void): void {
  let head = Buffer.alloc(0);
  let missing = 0;
  socket.on('data', (chunk) => {
    let rest = chunk;
    while (rest.length > 0) {
      if (missing === 0) {
        head = Buffer.concat([head, rest]);
        const end = head.indexOf(HEAD_END);
        if (end < 0) return;
        const text = head.toString('latin1', 0, end);
        missing = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
        if (!text.startsWith('HTTP/1.1 200')) tally.failed += 1;
        rest = head.subarray(end + HEAD_END.length);
        head = Buffer.alloc(0);
      }
      const taken = Math.min(missing, rest.length);
      missing -= taken;
      tally.bytes += taken;
      rest = rest.subarray(taken);
      if (missing === 0) {
        tally.responses += 1;
        next();
      }
    }
  });
}

function downloadAll(
  { host, port, paths, ms }: Parameters<DownloaderCalls['download']>[0],
  first: number,
  tally: Tally,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const until = performance.now() + ms;
    let at = first;
    const socket = connect({ host, port, noDelay: true });
    const ask = (): void => {
      if (performance.now() >= until) {
        socket.end();
        resolve();
        return;
      }
      const path = paths[at % paths.length] ?? '/';
      at += 1;
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    };
    countAnswers(socket, tally, ask);
    socket.on('error', reject);
    socket.on('connect', ask);
  });
}

const calls: { [K in keyof DownloaderCalls]: DownloaderCalls[K] } = {
  download: async (plan) => {
    const tally: Tally = { responses: 0, bytes: 0, failed: 0 };
    const one = (_: unknown, at: number): Promise<void> => downloadAll(plan, at, tally);
    await Promise.all(Array.from({ length: plan.connections }, one));
    return tally;
  },
};
answerCalls(calls);
