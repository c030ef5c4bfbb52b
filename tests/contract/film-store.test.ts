/** Rule T12: what is taken in as a film by ffprobe and the disk, and that nothing else leaves a trace. */
import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createFfmpegFilmStore } from '#server/adapters/ffmpeg/film-store.ts';
import { createNodeIds } from '#server/adapters/node/ids.ts';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { makeFilm } from '#tests/support/film.ts';
import { type TempDir, tempDir } from '#tests/support/temp-dir.ts';

const SESSION = 's_session1';
const MAX_BYTES = 2_000_000;

async function* inPieces(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('films in the data directory', () => {
  let folder: TempDir;
  let film: Buffer;

  beforeAll(async () => {
    await ensureDebianPackages(['ffmpeg']);
    folder = await tempDir('films');
    film = await readFile(makeFilm(folder.path, { seconds: 2 }));
    return () => folder.remove();
  });
  const open = (more: { binDir?: string } = {}) => {
    const options = { folder: join(folder.path, 'kept'), maxBytes: MAX_BYTES, newId: createNodeIds().id };
    return createFfmpegFilmStore({ ...options, ...more });
  };
  const receive = (bytes: Uint8Array, store = open()) =>
    store.receive({ sessionId: SESSION, title: '专题片', body: inPieces(bytes) });
  const kept = () => readdir(join(folder.path, 'kept', SESSION)).catch(() => []);
  const made = async (...args: string[]): Promise<Buffer> => {
    const path = join(folder.path, 'other.mp4');
    const { status } = spawnSync('ffmpeg', ['-y', '-nostdin', '-loglevel', 'error', ...args, path]);
    expect(status).toBe(0);
    return readFile(path);
  };

  it('[T12] an mp4 is kept, found by its session, and removed', async () => {
    const store = open();
    const received = await receive(film, store);
    if (!received.ok) throw new Error(received.code);
    expect(received.value).toMatchObject({ title: '专题片' });
    expect(Math.abs(received.value.durationMs - 2000)).toBeLessThan(200);
    const found = await open().find(SESSION, received.value.id);
    expect(found?.film).toEqual(received.value);
    expect(await readFile(found?.path ?? '')).toEqual(film);
    expect(await store.find('s_session2', received.value.id)).toBeNull();
    await store.remove(SESSION, received.value.id);
    await store.remove(SESSION, received.value.id);
    expect(await kept()).toEqual([]);
  });

  it('[T12] what is no film is refused in words and leaves nothing behind', async () => {
    const tone = ['-f', 'lavfi', '-i', 'sine=440:duration=1'];
    const sound = await made(...tone, '-c:a', 'aac');
    const playlist = Buffer.from('#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nhttp://127.0.0.1/a.ts\n');
    const refusals: Record<string, string> = {};
    for (const [what, bytes] of Object.entries({
      empty: Buffer.alloc(0),
      text: Buffer.from('这不是视频'),
      playlist,
      'without picture': sound,
      'cut off': film.subarray(0, 2000),
      'too large': Buffer.alloc(MAX_BYTES + 1),
    })) {
      const result = await receive(bytes);
      refusals[what] = result.ok ? 'taken' : result.code;
    }
    expect(refusals).toEqual({
      empty: 'not_a_film',
      text: 'not_a_film',
      playlist: 'not_a_film',
      'without picture': 'film_without_picture',
      'cut off': 'not_a_film',
      'too large': 'film_too_large',
    });
    expect(await kept()).toEqual([]);
  });

  it('[T12] an upload that breaks off leaves nothing behind', async () => {
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield film.subarray(0, 1000);
      throw new Error('aborted');
    }
    const upload = { sessionId: SESSION, title: '专题片', body: breaking() };
    await expect(open().receive(upload)).rejects.toThrow('aborted');
    expect(await kept()).toEqual([]);
  });

  it('[T12] without ffprobe it is said so', async () => {
    expect(await receive(film, open({ binDir: join(folder.path, 'nowhere') }))).toMatchObject({
      code: 'film_unavailable',
    });
    expect(await kept()).toEqual([]);
  });

  it('no id leads out of the folder', async () => {
    const store = open();
    expect(await store.find('../..', '../../etc/passwd')).toBeNull();
    await store.remove('..', 'other');
    expect(await readdir(folder.path)).toContain('other.mp4');
  });
});
