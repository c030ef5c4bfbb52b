/** Keeps pictures small enough for a repository: pages have few colours, so a palette loses nothing that is seen. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const palette = 'split[a][b];[a]palettegen=max_colors=160:stats_mode=full[p];[b][p]paletteuse=dither=none';

/** Writes a PNG with a palette. */
export async function savePicture(png: Buffer, file: string): Promise<void> {
  const args = [
    '-loglevel',
    'error',
    '-y',
    '-f',
    'png_pipe',
    '-i',
    'pipe:0',
    '-vf',
    palette,
    '-compression_level',
    '9',
    file,
  ];
  const child = spawn('ffmpeg', args, { stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(png);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`ffmpeg could not write ${file}`);
}
