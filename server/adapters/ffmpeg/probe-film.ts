/** Examines an uploaded file with ffprobe: is it an mp4, has it a picture, can the picture be decoded. */
import { spawn } from 'node:child_process';
import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';

/** Decoding a few pictures takes a moment; a file that keeps the program busy longer is no film. */
const PATIENCE_MS = 30_000;
const MOST_OUTPUT = 100_000;

const answerSchema = z.object({
  streams: z.array(z.object({ nb_read_frames: z.coerce.number().exactOptional() })).exactOptional(),
  format: z.object({ duration: z.coerce.number().exactOptional() }).exactOptional(),
});

/** How long the film lasts, or why it is none [T12]. */
export async function probeFilm(
  ffprobe: string,
  path: string,
): Promise<Result<{ readonly durationMs: number }>> {
  const found = await run(ffprobe, [
    ...['-v', 'error', '-protocol_whitelist', 'file', '-f', 'mov'],
    // "V": pictures that move; the cover of a song is none. Some of them are decoded.
    ...['-select_streams', 'V:0', '-count_frames', '-read_intervals', '%+#10'],
    ...['-show_entries', 'stream=nb_read_frames:format=duration', '-of', 'json', `file:${path}`],
  ]);
  if (found === 'missing') return refuse('film_unavailable', 'ffprobe cannot be started');
  const answer = parse(found.output);
  if (found.exitCode !== 0 || answer === null) return refuse('not_a_film');
  const [picture] = answer.streams ?? [];
  if (picture === undefined) return refuse('film_without_picture');
  const seconds = answer.format?.duration ?? 0;
  const plays = (picture.nb_read_frames ?? 0) > 0 && seconds > 0 && Number.isFinite(seconds);
  return plays ? ok({ durationMs: Math.round(seconds * 1000) }) : refuse('not_a_film');
}

function parse(output: string): z.output<typeof answerSchema> | null {
  try {
    const parsed = answerSchema.safeParse(JSON.parse(output));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function run(
  program: string,
  args: readonly string[],
): Promise<'missing' | { readonly exitCode: number | null; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: PATIENCE_MS,
      killSignal: 'SIGKILL',
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(0, MOST_OUTPUT);
    });
    child.once('error', () => resolve('missing'));
    child.once('close', (exitCode) => resolve({ exitCode, output }));
  });
}
