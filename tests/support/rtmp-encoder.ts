/** An encoder of a hall: ffmpeg that pushes one colour and one tone by RTMP, as hardware encoders do. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface PushOptions {
  readonly url: string;
  /** In ffmpeg's words. */
  readonly colour: string;
  readonly hz: number;
  /** How the picture is encoded: as WebRTC takes it, or as encoders come from the factory, with pictures out of order. */
  readonly picture?: 'plain' | 'reordered' | 'none';
  readonly sound?: boolean;
}

export interface RtmpEncoder extends AsyncDisposable {
  readonly child: ChildProcess;
  /** Resolves with its last words when it has ended. */
  readonly ended: Promise<string>;
}

const PLAIN = ['-profile:v', 'baseline', '-level', '3.1', '-tune', 'zerolatency'];
const REORDERED = ['-profile:v', 'high', '-bf', '2'];

/** Pushes until it is disposed of, or shown the door. */
export function pushColourAndTone({
  url,
  colour,
  hz,
  picture = 'plain',
  sound = true,
}: PushOptions): RtmpEncoder {
  const shown = ['-re', '-f', 'lavfi', '-i', `color=c=${colour}:s=320x180:r=10`];
  const heard = ['-re', '-f', 'lavfi', '-i', `sine=frequency=${hz}:sample_rate=48000`];
  const encoded = [
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '10', '-keyint_min', '10'],
    ...(picture === 'reordered' ? REORDERED : PLAIN),
    ...['-b:v', '300k'],
  ];
  const child = spawn(
    'ffmpeg',
    [
      ...['-nostdin', '-loglevel', 'error'],
      ...(picture === 'none' ? [] : shown),
      ...(sound ? heard : []),
      ...(picture === 'none' ? [] : encoded),
      ...(sound ? ['-c:a', 'aac', '-ac', '2', '-b:a', '96k'] : []),
      ...['-f', 'flv', url],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-2_000);
  });
  const ended = once(child, 'close').then(() => words);
  return {
    child,
    ended,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
