/** One run of the encoder: takes raw pictures and sound, leaves segments in its folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { INDEX_SEGMENTS } from '../hls/encoder-index.ts';
import { RENDITIONS } from '../hls/ladder.ts';
import { withParent } from '../process.ts';
import { type Effort, encoderArguments, PICTURE_PIPE, SOUND_PIPE } from './encoder-arguments.ts';
import { BYTES_PER_SAMPLE, blackPicture, SAMPLES_PER_PICTURE } from './picture-format.ts';

/** One that has not begun to read by then never will: its machine, or its disk, stands still. */
const START_MS = 10_000;
/** One that takes no picture for so long hangs. */
const STUCK_MS = 3_000;
/** Time for the last segment when all pictures are taken. */
const FINISH_MS = 8_000;
const LOOK_MS = 200;

export interface Encoder {
  readonly pid: number | undefined;
  /** Resolves when it takes pictures; starting may take a second. */
  readonly ready: Promise<void>;
  /** `done` is called when the bytes may be used again. */
  picture(bytes: Uint8Array, done: () => void): void;
  sound(samples: Int16Array): void;
  /** Resolves with ffmpeg's last words, when it has ended for whatever reason. */
  readonly ended: Promise<string>;
  /** Lets it encode what it has got, however long that takes, as long as it goes on. */
  finish(): Promise<void>;
  kill(): void;
}

interface EncoderOptions {
  /** One that does not begin within this time is ended. */
  readonly startMs?: number;
  /** How many segments its list holds. */
  readonly listed?: number;
}

/** Starts ffmpeg writing into `folder`. */
export function startEncoder(folder: string, effort: Effort, options: EncoderOptions = {}): Encoder {
  const { startMs = START_MS, listed = INDEX_SEGMENTS } = options;
  // ffmpeg makes these itself only for some of its ways of naming.
  for (const { name } of RENDITIONS) mkdirSync(join(folder, name), { recursive: true });
  const [program, ...args] = withParent('ffmpeg', encoderArguments(folder, effort, listed));
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  const pictures = pipeOf(child, PICTURE_PIPE);
  const sounds = pipeOf(child, SOUND_PIPE);
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-500);
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', () => resolve(words.trim()));
  });
  const ready = new Promise<void>((resolve) => {
    // Not shown: when it is taken, ffmpeg has begun to read.
    pictures.write(blackPicture(), (error) => (error ? undefined : resolve()));
    sounds.write(new Uint8Array(SAMPLES_PER_PICTURE * BYTES_PER_SAMPLE));
  });
  const tooLate = setTimeout(() => {
    words += ' it did not begin';
    child.kill('SIGKILL');
  }, startMs);
  void Promise.race([ready, ended]).then(() => clearTimeout(tooLate));
  let takenMs = performance.now();
  return {
    pid: child.pid,
    ready,
    picture: (bytes, done) => {
      const taken = (): void => {
        takenMs = performance.now();
        done();
      };
      pictures.write(bytes, taken);
    },
    sound: ({ buffer, byteOffset, byteLength }) =>
      void sounds.write(new Uint8Array(buffer, byteOffset, byteLength)),
    ended,
    finish: async () => {
      takenMs = performance.now();
      pictures.end();
      sounds.end();
      const watching = setInterval(() => {
        const patienceMs = pictures.writableLength > 0 ? STUCK_MS : FINISH_MS;
        if (performance.now() - takenMs > patienceMs) child.kill('SIGKILL');
      }, LOOK_MS);
      await ended;
      clearInterval(watching);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

function pipeOf(child: ChildProcess, number: number): Writable {
  const pipe = child.stdio[number];
  if (!(pipe instanceof Writable)) throw new Error(`the encoder has no pipe ${number}`);
  // It says why it ended by itself; a broken pipe is only the echo.
  pipe.on('error', () => undefined);
  return pipe;
}
