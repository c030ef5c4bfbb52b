/** Receives one track: an ffmpeg that decodes it, started again whenever it ends. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { RtpTrack } from '#server/ports/programme-output.ts';
import { withParent } from '../process.ts';
import { decoderArguments, trackSdp } from './decoder-arguments.ts';

const RETRY_MS = 500;

export interface Decoder {
  pid(): number | undefined;
  /** Resolves when the process is gone. */
  close(): Promise<void>;
}

/** Gives `onData` raw bytes in chunks of any size. */
export function startDecoder(track: RtpTrack, onData: (chunk: Uint8Array) => void): Decoder {
  let closed = false;
  let child: ChildProcessWithoutNullStreams | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended: Promise<void> = Promise.resolve();

  const start = (): void => {
    const [program, ...args] = withParent('ffmpeg', decoderArguments(track.kind));
    const started = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    child = started;
    started.stdin.on('error', () => undefined);
    started.stdin.end(trackSdp(track));
    started.stdout.on('data', onData);
    // Complaints about lost packets are many and say nothing that the picture does not show.
    started.stderr.resume();
    ended = new Promise((resolve) => {
      const end = (): void => {
        if (child === started) child = undefined;
        if (!closed) timer = setTimeout(start, RETRY_MS);
        resolve();
      };
      started.once('error', end);
      started.once('close', end);
    });
  };
  start();
  return {
    pid: () => child?.pid,
    close: () => {
      closed = true;
      clearTimeout(timer);
      child?.kill('SIGKILL');
      return ended;
    },
  };
}
