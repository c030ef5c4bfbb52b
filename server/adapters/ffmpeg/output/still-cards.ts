/** Draws the still cards that stand in for a picture: the session's title and a word on what is going on. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutputOptions, SceneCard } from '#server/ports/programme-output.ts';
import { NOTO_CJK, titleLines } from '../arguments.ts';
import { blackPicture, HEIGHT, PICTURE_BYTES, WIDTH } from './picture-format.ts';

const GROUND = '0x101c2c';
const RIBBON = '0xb8322a';
const TITLE = '0xf3ead7';
const WORD = '0xd8b25c';

/** One raw picture per card; black where it cannot be drawn. */
export async function drawCards({ title, cards }: OutputOptions): Promise<Record<SceneCard, Uint8Array>> {
  // Where nothing can be written, as on a full disk, a session is not to miss its pictures for want of its cards.
  const folder = await mkdtemp(join(tmpdir(), 'yishiting-cards-')).catch(() => null);
  if (folder === null) return blackCards();
  try {
    const lines = titleLines(title);
    const draw = (card: SceneCard): Promise<Uint8Array> => drawCard(folder, card, lines, cards[card]);
    const [soon, pause, ended, nothing] = await Promise.all([
      draw('soon'),
      draw('break'),
      draw('ended'),
      draw('nothing'),
    ]);
    return { soon, break: pause, ended, nothing };
  } catch {
    return blackCards();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function blackCards(): Record<SceneCard, Uint8Array> {
  const black = blackPicture();
  return { soon: black, break: black, ended: black, nothing: black };
}

async function drawCard(
  folder: string,
  card: SceneCard,
  lines: readonly string[],
  word: string,
): Promise<Uint8Array> {
  const size = Math.floor(
    Math.min(HEIGHT / 9, (WIDTH * 0.86) / Math.max(1, ...lines.map((l) => Array.from(l).length))),
  );
  const top = HEIGHT * 0.46 - lines.length * size * 1.35;
  const texts = [
    ...lines.map((text, at) => ({ text, size, colour: TITLE, y: Math.round(top + at * size * 1.35) })),
    { text: word, size: 52, colour: WORD, y: Math.round(HEIGHT * 0.56) },
  ];
  const drawn = await Promise.all(
    texts.map(async ({ text, size: points, colour, y }, at) => {
      const file = join(folder, `${card}-${at}.txt`);
      // A drawn text may not be empty.
      await writeFile(file, text.trim() || ' ');
      return `drawtext=font='Noto Sans CJK SC':textfile='${file}':expansion=none:fontsize=${points}:fontcolor=${colour}:x=(w-tw)/2:y=${y}`;
    }),
  );
  const ribbon = `drawbox=x=0:y=0:w=iw:h=9:color=${RIBBON}:t=fill`;
  // Without a font for Chinese no words rather than empty boxes.
  const graph = [`color=c=${GROUND}:s=${WIDTH}x${HEIGHT}`, ribbon, ...(existsSync(NOTO_CJK) ? drawn : [])];
  return rawPicture(graph.join(','));
}

function rawPicture(graph: string): Promise<Uint8Array> {
  const args = ['-v', 'error', '-f', 'lavfi', '-i', graph, '-frames:v', '1', '-pix_fmt', 'yuv420p'];
  const child = spawn('ffmpeg', [...args, '-f', 'rawvideo', 'pipe:1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const chunks: Uint8Array[] = [];
  child.stdout.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  return new Promise((resolve) => {
    const end = (): void => {
      const picture = new Uint8Array(Buffer.concat(chunks));
      resolve(picture.byteLength === PICTURE_BYTES ? picture : blackPicture());
    };
    child.once('error', end);
    child.once('close', end);
  });
}
