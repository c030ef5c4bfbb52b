/** A film that flashes and beeps at the same moments, pushed by RTMP for as long as it takes, and found again in a recording. */
import { type ChildServer, startChildServer } from '#tests/support/child-server.ts';
import type { ListedSegment } from '#tests/support/hls-viewer.ts';
import { runProgram } from '#tests/support/run-program.ts';
import { median } from '../percentile.ts';
import { offsetsMs, onsets, parseLevels } from './sync.ts';

const EVERY_SECONDS = 2;
const FLASH_SECONDS = 0.12;
const FILM_SECONDS = 60;
/** Of 0 to 255; a moving test picture is about half as bright. */
const BRIGHT = 190;
/** Decibels below full scale. */
const LOUD = -30;
const FIRST_OF_EACH = `lt(mod(t,${EVERY_SECONDS}),${FLASH_SECONDS})`;

/** 720p as hall encoders are told to send it, so that the product hands it on as it is. */
export async function makeSyncFilm(file: string): Promise<void> {
  const picture = `testsrc2=s=1280x720:r=25,drawbox=c=white:t=fill:enable='${FIRST_OF_EACH}'`;
  const sound = `aevalsrc='0.5*sin(2*PI*1000*t)*${FIRST_OF_EACH}':s=48000:c=stereo`;
  await runProgram(
    'ffmpeg',
    [
      ...['-nostdin', '-loglevel', 'error', '-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', sound],
      ...['-t', String(FILM_SECONDS), '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency'],
      ...['-profile:v', 'baseline', '-level', '3.1', '-pix_fmt', 'yuv420p', '-g', '25', '-b:v', '2000k'],
      ...['-maxrate', '2500k', '-bufsize', '2000k', '-c:a', 'aac', '-b:a', '96k', '-y', file],
    ],
    { withinMs: 300_000 },
  );
}

/** Pushes the film again and again at real rate, without coding anything. */
export function pushFilm(file: string, url: string): Promise<ChildServer> {
  const again = ['-nostdin', '-loglevel', 'error', '-re', '-stream_loop', '-1', '-i', file];
  return startChildServer({ command: 'ffmpeg', args: [...again, '-c', 'copy', '-f', 'flv', url] });
}

/** What a stretch of a recording shows of the film. */
export interface SyncReading {
  readonly pairs: number;
  /** Middle of what the sound lies behind the picture; negative when it is early. */
  readonly offsetMs: number;
}

/** Decodes neighbouring segments of one run. */
export async function readSync(segments: readonly ListedSegment[]): Promise<SyncReading> {
  const [first] = segments;
  if (first === undefined) return { pairs: 0, offsetMs: 0 };
  const parts = await Promise.all([first.init, ...segments.map(({ url }) => url)].map(fetchBytes));
  const input = Buffer.concat(parts);
  const small = 'scale=64:36,signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-';
  const print = 'ametadata=print:key=lavfi.astats.Overall.RMS_level:file=-';
  const short = `aresample=16000,asetnsamples=n=80:p=0,astats=metadata=1:reset=1,${print}`;
  const flashes = onsets(await levelsOf(input, ['-map', '0:v:0', '-vf', small]), BRIGHT);
  const beeps = onsets(await levelsOf(input, ['-map', '0:a:0', '-af', short]), LOUD);
  const offsets = offsetsMs(flashes, beeps, EVERY_SECONDS);
  return { pairs: offsets.length, offsetMs: median(offsets) };
}

async function levelsOf(input: Buffer, filter: readonly string[]) {
  const args = ['-nostdin', '-loglevel', 'error', '-copyts', '-i', 'pipe:0', ...filter, '-f', 'null', '-'];
  return parseLevels((await runProgram('ffmpeg', args, { input })).toString());
}

async function fetchBytes(url: string): Promise<Buffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
