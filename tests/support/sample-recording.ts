/** Recordings as the encoder leaves them, made ahead of a test: runs of one colour and one tone each. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RENDITIONS, SEGMENT_SECONDS } from '#server/adapters/ffmpeg/hls/ladder.ts';
import { Packager } from '#server/adapters/ffmpeg/hls/packager.ts';
import { RUN_FILE } from '#server/adapters/ffmpeg/hls/run-index.ts';
import { runProgram } from './run-program.ts';

export interface SampleRun {
  /** When its first picture was taken, milliseconds since 1970. */
  readonly startedMs: number;
  /** A multiple of the length of a segment. */
  readonly seconds: number;
  /** In ffmpeg's words. */
  readonly colour: string;
  readonly hz: number;
  /** Another encoder setting, as after a fault. */
  readonly preset?: 'veryfast' | 'ultrafast';
}

/** Writes runs and the playlists of the replay into the folder of a session. */
export async function sampleRecording(folder: string, runs: readonly SampleRun[]): Promise<void> {
  for (const [at, run] of runs.entries()) {
    const into = join(folder, 'runs', String(at + 1).padStart(4, '0'));
    for (const { name } of RENDITIONS) await mkdir(join(into, name), { recursive: true });
    await writeFile(join(into, RUN_FILE), JSON.stringify({ startedMs: run.startedMs }));
    await encode(into, run);
  }
  await new Packager(folder).write(true);
}

function encode(into: string, { seconds, colour, hz, preset = 'veryfast' }: SampleRun): Promise<Buffer> {
  const time = ['-t', String(seconds)];
  return runProgram('ffmpeg', [
    ...['-loglevel', 'error', ...time, '-f', 'lavfi', '-i', `color=c=${colour}:s=640x360:r=25`],
    ...[...time, '-f', 'lavfi', '-i', `sine=frequency=${hz}:sample_rate=48000`],
    ...RENDITIONS.flatMap(({ picture }) => ['-map', '1:a', ...(picture === null ? [] : ['-map', '0:v'])]),
    ...['-c:v', 'libx264', '-preset', preset, '-pix_fmt', 'yuv420p', '-g', '25', '-c:a', 'aac', '-ac', '2'],
    ...['-f', 'hls', '-hls_time', String(SEGMENT_SECONDS), '-hls_segment_type', 'fmp4'],
    ...['-hls_list_size', '0', '-hls_segment_filename', join(into, '%v', '%06d.m4s')],
    ...[
      '-hls_fmp4_init_filename',
      'init.mp4',
      '-var_stream_map',
      streamMap(),
      join(into, '%v', 'index.m3u8'),
    ],
  ]);
}

function streamMap(): string {
  let video = 0;
  return RENDITIONS.map(({ name, picture }, audio) => {
    const parts = picture === null ? [] : [`v:${video}`];
    if (picture !== null) video += 1;
    return [...parts, `a:${audio}`, `name:${name}`].join(',');
  }).join(' ');
}
