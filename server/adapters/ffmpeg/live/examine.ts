/** Looks with ffprobe at what an address serves, and chooses the tracks that are taken. */
import { spawn } from 'node:child_process';
import { z } from 'zod';
import type { Examined } from '#server/ports/live-feed.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { withParent } from '../process.ts';
import type { OpenSource } from './open-source.ts';

const PATIENCE_MS = 25_000;
const MOST_OUTPUT = 200_000;
/** Larger pictures are only made smaller again. */
const HEIGHT = 720;

const answerSchema = z.object({
  streams: z.array(
    z.object({
      index: z.number(),
      codec_type: z.string().exactOptional(),
      height: z.number().exactOptional(),
      disposition: z.object({ attached_pic: z.number().exactOptional() }).exactOptional(),
    }),
  ),
});

type Answer = z.output<typeof answerSchema>;

export async function examine(source: OpenSource, signal: AbortSignal): Promise<Result<Examined>> {
  const output = await probe(source, signal);
  if (output === null) return refuse('source_unreachable');
  const answer = answerSchema.safeParse(output);
  return answer.success ? chooseTracks(answer.data.streams) : refuse('source_unusable');
}

/** Of several pictures the best that need not be made smaller, and the sound that comes with it. */
export function chooseTracks(streams: Answer['streams']): Result<Examined> {
  const videos = streams.filter(
    ({ codec_type: type, height = 0, disposition }) =>
      type === 'video' && height > 0 && disposition?.attached_pic !== 1,
  );
  const byHeight = videos.toSorted((one, other) => (one.height ?? 0) - (other.height ?? 0));
  const video = byHeight.findLast(({ height = 0 }) => height <= HEIGHT) ?? byHeight[0];
  const audios = streams.filter(({ codec_type: type }) => type === 'audio');
  const audio = audios.find(({ index }) => index > (video?.index ?? 0)) ?? audios.at(-1);
  if (video === undefined && audio === undefined) return refuse('source_unusable');
  return ok({ video: video?.index ?? null, audio: audio?.index ?? null });
}

/** What ffprobe says, or null when nothing comes from there. */
function probe({ args, environment }: OpenSource, signal: AbortSignal): Promise<unknown> {
  const shown = 'stream=index,codec_type,height:stream_disposition=attached_pic';
  const [program, ...rest] = withParent('ffprobe', [
    '-v',
    'error',
    '-of',
    'json',
    '-show_entries',
    shown,
    ...args,
  ]);
  return new Promise((resolve) => {
    const child = spawn(program, rest, {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, ...environment },
      ...{ timeout: PATIENCE_MS, killSignal: 'SIGKILL', signal },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(0, MOST_OUTPUT);
    });
    child.once('error', () => resolve(null));
    child.once('close', (code) => resolve(code === 0 ? parse(output) : null));
  });
}

function parse(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return {};
  }
}
