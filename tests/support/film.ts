/** Makes small films with ffmpeg: one colour, one tone. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export interface FilmLook {
  readonly seconds: number;
  /** As ffmpeg names colours. */
  readonly colour?: string;
  readonly hertz?: number;
}

/** Writes an mp4 (H.264, AAC) into the folder; answers its path. */
export function makeFilm(folder: string, { seconds, colour = '0x1ea03c', hertz = 880 }: FilmLook): string {
  const path = join(folder, 'film.mp4');
  const picture = ['-f', 'lavfi', '-i', `color=c=${colour}:s=640x360:r=25:d=${seconds}`];
  const sound = ['-f', 'lavfi', '-i', `sine=${hertz}:duration=${seconds}`];
  const coding = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-movflags', '+faststart'];
  const args = ['-y', '-nostdin', '-loglevel', 'error', ...picture, ...sound, ...coding, path];
  const { status, stderr } = spawnSync('ffmpeg', args);
  if (status !== 0) throw new Error(`ffmpeg made no film: ${String(stderr)}`);
  return path;
}
