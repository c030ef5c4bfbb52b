/** Players are answered when the segment that they ask for is there. Rule T52. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '#tests/support/free-port.ts';
import { type TempDir, tempDir } from '#tests/support/temp-dir.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { FileShelf } from './file-shelf.ts';
import { liveFiles } from './live-files.ts';
import { LivePlaylists } from './live-playlists.ts';

const SESSION = 's_waiting';
/** A playlist of three segments from this number on. */
const playlist = (firstNo: number) =>
  [
    ...['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-TARGETDURATION:2', `#EXT-X-MEDIA-SEQUENCE:${firstNo}`],
    ...[0, 1, 2].flatMap((at) => ['#EXTINF:2.000,', `../runs/0001/720p/00000${firstNo + at}.m4s`]),
    '',
  ].join('\n');

describe('a live playlist', () => {
  let dir: TempDir;
  let file: string;

  const write = async (firstNo: number): Promise<void> => {
    await writeFile(`${file}.new`, playlist(firstNo));
    await rename(`${file}.new`, file);
  };
  beforeEach(async () => {
    dir = await tempDir('live-playlists');
    file = join(dir.path, 'live-720p.m3u8');
    await write(4);
  });
  afterEach(() => dir.remove());

  const playlists = (patienceMs = 60_000) => {
    const now = (): number => performance.now();
    const shelf = new FileShelf({ maxBytes: 1e6, maxFileBytes: 1e6, now });
    return new LivePlaylists({ read: (path, freshMs) => shelf.get(path, freshMs), now, patienceMs });
  };
  const textOf = async (answer: ReturnType<LivePlaylists['withSegment']>) =>
    (await answer)?.body.toString() ?? null;

  it('[T52] is answered at once when the segment is there', async () => {
    expect(await textOf(playlists().withSegment(file, 6))).toBe(playlist(4));
  });

  it('[T52] is answered with the segment when it comes, to all who wait', async () => {
    const live = playlists();
    const answers: (string | null)[] = [];
    const waiting = Array.from({ length: 50 }, async () => {
      answers.push(await textOf(live.withSegment(file, 8)));
    });
    await write(5);
    // It has another segment, and not yet the one that was asked for.
    expect(await textOf(live.withSegment(file, 7))).toBe(playlist(5));
    expect(answers).toEqual([]);
    await write(6);
    await Promise.all(waiting);
    expect(new Set(answers)).toEqual(new Set([playlist(6)]));
  });

  it('[T52] is answered at once when the session is over', async () => {
    await writeFile(file, `${playlist(4)}#EXT-X-ENDLIST\n`);
    expect(await textOf(playlists().withSegment(file, 7))).toContain('#EXT-X-ENDLIST');
  });

  it('[T52] is answered as it is when nothing comes, and not at all when it goes', async () => {
    expect(await textOf(playlists(200).withSegment(file, 7))).toBe(playlist(4));
    const gone = textOf(playlists().withSegment(file, 7));
    await rm(file);
    expect(await gone).toBeNull();
  });
});

describe('the door to live files', () => {
  let dir: TempDir;
  let server: Server;
  let url: string;
  const put = (name: string, text: string) => writeFile(join(dir.path, SESSION, 'hls', name), text);

  beforeEach(async () => {
    dir = await tempDir('live-files');
    await mkdir(join(dir.path, SESSION, 'hls'), { recursive: true });
    await put('live-720p.m3u8', playlist(4));
    await put('live.m3u8', '#EXTM3U\n');
    const port = await freePort();
    server = createServer(
      liveFiles(dir.path, (_request, response) => void response.writeHead(404).end('otherwise')),
    );
    await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${port}/media/${SESSION}/hls`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await dir.remove();
  });
  const get = async (path: string) => (await fetch(`${url}/${path}`)).text();

  it('[T52] says that playlists can be waited for, and answers when the segment is there', async () => {
    const told = playlist(4).replace(':2\n', ':2\n#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES\n');
    expect(await get('live-720p.m3u8')).toBe(told);
    let answer: string | undefined;
    const waiting = get('live-720p.m3u8?_HLS_msn=7').then((text) => {
      answer = text;
    });
    expect(await get('live-720p.m3u8?_HLS_msn=6')).toBe(told);
    expect(answer).toBeUndefined();
    await put('live-720p.m3u8', playlist(5));
    await waitFor(() => answer !== undefined, { what: 'the answer' });
    expect(answer).toContain('000007.m4s');
    await waiting;
  });

  it('[T52] says so also to players that still have an earlier list', async () => {
    const headers = { 'if-none-match': '"earlier"' };
    const again = await fetch(`${url}/live-720p.m3u8`, { headers });
    expect([again.status, await again.text()]).toEqual([200, expect.stringContaining('CAN-BLOCK-RELOAD')]);
    expect(await (await fetch(`${url}/live.m3u8`, { headers })).text()).toBe('otherwise');
  });

  it('leaves everything else to others', async () => {
    expect(await get('live.m3u8')).toBe('#EXTM3U\n');
    expect(await get('live-720p.m3u8?_HLS_msn=x')).toBe('otherwise');
    expect(await get('live-720p.m3u8?_HLS_msn=7&_HLS_part=0')).toBe('otherwise');
    expect(await get('live-360p.m3u8?_HLS_msn=7')).toBe('otherwise');
  });
});
