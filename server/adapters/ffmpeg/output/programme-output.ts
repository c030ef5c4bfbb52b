/** The programme output over ffmpeg: a thread per session, decoders and an encoder around it. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Log } from '#server/ports/log.ts';
import type { OutputEvents, ProgrammeOutput, RunningOutput } from '#server/ports/programme-output.ts';
import type { FromOutput, OutputStart, ToOutput } from './output-messages.ts';

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
    start: (options, events) =>
      startThread({ options, folder: join(mediaDir, options.sessionId) }, events, log),
  };
}

function startThread(start: OutputStart, events: OutputEvents, log: Log): RunningOutput {
  const worker = new Worker(new URL('./output-thread.ts', import.meta.url), { workerData: start });
  worker.on('message', (message: FromOutput) => {
    switch (message.kind) {
      case 'listening':
        return events.onListening(message.trackId);
      case 'keyFrameWanted':
        return events.onKeyFrameWanted(message.trackId);
      case 'shown':
        return events.onShown(message.trackIds);
      case 'decoderFault':
        return log.warn('a track cannot be decoded', { trackId: message.trackId, words: message.words });
      case 'status':
        if (message.status.state === 'waiting')
          log.warn('the programme output will start again', message.status);
        return events.onStatus(message.status);
    }
  });
  worker.on('error', (error) => {
    log.error('the thread of a programme output failed', { error: String(error) });
    events.onStatus({ state: 'closed' });
  });
  const exited = once(worker, 'exit');
  const post = (message: ToOutput): void => worker.postMessage(message);
  events.onStatus({ state: 'starting' });
  return {
    stage: (staging) => post({ kind: 'stage', staging }),
    keep: (on) => post({ kind: 'keep', on }),
    close: async (ended) => {
      post({ kind: 'close', ended });
      await exited;
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
