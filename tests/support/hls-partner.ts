/** A media partner: one colour and one tone as HLS, served from a port of this machine; it can go away and come back. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { tempDir } from './temp-dir.ts';

export interface HlsPartner extends AsyncDisposable {
  /** Of the playlist. */
  readonly url: string;
  /** Nobody answers at the address any more; the programme goes on unseen. */
  leave(): void;
  comeBack(): Promise<void>;
}

async function serve(folder: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const file = createReadStream(join(folder, (request.url ?? '').replaceAll(/[^\w.]/g, '')));
    file.once('error', () => response.writeHead(404).end());
    file.once('open', () => file.pipe(response));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** `colour` in ffmpeg's words. */
export async function openPartner(colour: string, hz: number): Promise<HlsPartner> {
  const folder = await tempDir('partner');
  const port = await freePort();
  let server = await serve(folder.path, port);
  const made = spawn(
    'ffmpeg',
    [
      ...['-nostdin', '-v', 'error', '-re', '-f', 'lavfi', '-i', `color=c=${colour}:s=320x180:r=10`],
      ...['-re', '-f', 'lavfi', '-i', `sine=frequency=${hz}:sample_rate=48000`],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '10', '-bf', '2', '-c:a', 'aac'],
      ...['-f', 'hls', '-hls_time', '1', '-hls_list_size', '6', '-hls_flags', 'delete_segments+omit_endlist'],
      join(folder.path, 'live.m3u8'),
    ],
    { stdio: 'ignore' },
  );
  const leave = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return {
    url: `http://127.0.0.1:${port}/live.m3u8`,
    leave,
    comeBack: async () => {
      server = await serve(folder.path, port);
    },
    [Symbol.asyncDispose]: async () => {
      made.kill('SIGKILL');
      leave();
      await folder.remove();
    },
  };
}
