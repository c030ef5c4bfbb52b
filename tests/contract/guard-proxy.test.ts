/** What fetched streams may lead to: playlists and redirects of a partner reach the partner, and not our own network. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, createServer as createTcpServer } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ForbiddenAddressError, type Guard } from '#server/adapters/ffmpeg/live/address-guard.ts';
import { examine } from '#server/adapters/ffmpeg/live/examine.ts';
import { GuardProxy } from '#server/adapters/ffmpeg/live/guard-proxy.ts';
import { openSource } from '#server/adapters/ffmpeg/live/open-source.ts';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { runProgram } from '#tests/support/run-program.ts';

/** Everything public is one server of this machine; this machine itself is not to be reached. */
const guard: Guard = {
  resolve: async (host) => {
    if (host.endsWith('.example')) return '127.0.0.1';
    throw new ForbiddenAddressError(host);
  },
};

describe('the proxy of fetched streams', () => {
  beforeAll(() => ensureDebianPackages(['ffmpeg']));

  let proxy: GuardProxy;
  let server: Server;
  let port: number;
  let asked: string[];
  let pages: Record<string, { readonly type: string; readonly body: string | Buffer; readonly to?: string }>;

  beforeEach(async () => {
    proxy = new GuardProxy(guard);
    asked = [];
    pages = {};
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const page = pages[request.url ?? ''];
      if (page?.to !== undefined) response.writeHead(302, { location: page.to }).end();
      else if (page === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': page.type }).end(page.body);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const bound = server.address();
    port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    const colour = ['-f', 'lavfi', '-i', 'color=c=red:s=64x36:r=5', '-t', '2'];
    const ts = await runProgram('ffmpeg', ['-v', 'error', ...colour, '-f', 'mpegts', 'pipe:1']);
    pages['/part.ts'] = { type: 'video/mp2t', body: ts };
  });
  afterEach(async () => {
    await proxy.close();
    server.closeAllConnections();
    server.close();
  });

  const playlist = (segment: string) =>
    `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n${segment}\n#EXT-X-ENDLIST\n`;
  const look = async (path: string) => {
    const source = await openSource(`http://partner.example:${port}${path}`, guard, proxy);
    return examine(source, AbortSignal.timeout(20_000));
  };
  const type = 'application/vnd.apple.mpegurl';

  it('[U1] fetches playlists and segments of the partner', async () => {
    pages['/a.m3u8'] = { type, body: playlist('part.ts') };
    pages['/moved'] = { type, body: '', to: `http://other.example:${port}/a.m3u8` };
    expect(await look('/a.m3u8')).toEqual({ ok: true, value: { video: 0, audio: null } });
    expect(await look('/moved')).toMatchObject({ ok: true });
  });

  it('[U2] outlives an answer that is none', async () => {
    const odd = createTcpServer((socket) => void socket.end('HTTP/1.1 099 x\r\n\r\n'));
    odd.listen(0, '127.0.0.1');
    await once(odd, 'listening');
    const bound = odd.address();
    const oddPort = typeof bound === 'object' && bound !== null ? bound.port : 0;
    pages['/odd'] = { type, body: '', to: `http://odd.example:${oddPort}/a.m3u8` };
    expect(await look('/odd')).toMatchObject({ ok: false });
    odd.close();
    pages['/a.m3u8'] = { type, body: playlist('part.ts') };
    expect(await look('/a.m3u8')).toMatchObject({ ok: true });
  });

  it('[U2] follows neither a playlist nor a redirect into our own network', async () => {
    pages['/a.m3u8'] = { type, body: playlist(`http://127.0.0.1:${port}/secret.ts`) };
    pages['/moved'] = { type, body: '', to: `http://127.0.0.1:${port}/secret.m3u8` };
    pages['/file.m3u8'] = { type, body: playlist('file:///etc/hostname') };
    for (const path of ['/a.m3u8', '/moved', '/file.m3u8']) {
      expect([path, (await look(path)).ok]).toEqual([path, false]);
    }
    expect(asked.filter((path) => path.includes('secret'))).toEqual([]);
  });

  it('[U2] opens no tunnel into our own network', async () => {
    const ask = async (host: string) => {
      const socket = connect(Number(new URL(await proxy.url()).port), '127.0.0.1');
      socket.write(`CONNECT ${host}:${port} HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
      const [answer] = await once(socket, 'data');
      socket.destroy();
      return String(answer).split('\r\n')[0];
    };
    expect(await ask('partner.example')).toContain(' 200 ');
    expect(await ask('127.0.0.1')).toContain(' 403 ');
  });

  it('[U3] says that nothing comes', async () => {
    expect(await look('/nothing.m3u8')).toMatchObject({ ok: false, code: 'source_unreachable' });
    pages['/text'] = { type: 'text/plain', body: 'hello' };
    expect((await look('/text')).ok).toBe(false);
  });
});
