/** The programme output over ffmpeg: a thread per session, decoders and an encoder around it. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Log } from '#server/ports/log.ts';
import type { ProgrammeOutput } from '#server/ports/programme-output.ts';
import { ThreadKeeper } from './thread-keeper.ts';

const THREAD = new URL('./output-thread.ts', import.meta.url);

export interface FfmpegProgrammeOutputOptions {
  /** Gets a folder for each session. */
  readonly mediaDir: string;
  readonly log: Log;
}

export function createFfmpegProgrammeOutput({
  mediaDir,
  log,
}: FfmpegProgrammeOutputOptions): ProgrammeOutput {
  return {
    reservePort,
    start: (options, events) => {
      const start = { options, folder: join(mediaDir, options.sessionId) };
      return new ThreadKeeper({ file: THREAD, start, events, log });
    },
  };
}

const ATTEMPTS = 50;

/** An even port and the one after it, both free at this moment. */
async function reservePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const first = await bind(0);
    if (first === null) continue;
    const { port } = first.address();
    const second = port % 2 === 0 ? await bind(port + 1) : null;
    await close(first);
    if (second !== null) {
      await close(second);
      return port;
    }
  }
  throw new Error('no pair of free UDP ports');
}

async function bind(port: number): Promise<Socket | null> {
  const socket = createSocket('udp4');
  try {
    socket.bind(port, '127.0.0.1');
    await once(socket, 'listening');
    return socket;
  } catch {
    return null;
  }
}

async function close(socket: Socket): Promise<void> {
  socket.close();
  await once(socket, 'close');
}
