/**
 * The way from ffmpeg to somebody's RTMP server: ffmpeg speaks to a port of this machine, and from there it goes on to
 * the address that the guard allowed, encrypted and with a checked certificate where the address says `rtmps`.
 */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { Guard } from './address-guard.ts';

export interface RtmpTunnel {
  /** What ffmpeg is to be given instead of the address, as options and input or output. */
  readonly address: string;
  /** What the server there is to be told of the address. */
  readonly tcUrl: string;
  readonly close: () => void;
}

const PATIENCE_MS = 15_000;

/** Rejects when the address is not to be reached, or there is no such host. */
export async function openRtmpTunnel(url: string, guard: Guard): Promise<RtmpTunnel> {
  // The standard knows no ports of this scheme, so it is read as one that it knows.
  const isEncrypted = url.startsWith('rtmps:');
  const { hostname, host, port, pathname, search } = new URL(url.replace(/^rtmps?:/, 'http:'));
  const target = { host: await guard.resolve(hostname), port: Number(port || (isEncrypted ? 443 : 1935)) };
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = isEncrypted ? connectTls({ ...target, servername: hostname }) : connect(target);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    }
    pipeline(near, far, near, () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const local = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const [, app = ''] = pathname.split('/');
  return {
    address: `rtmp://127.0.0.1:${local}${pathname}${search}`,
    tcUrl: `${isEncrypted ? 'rtmps' : 'rtmp'}://${host}/${app}`,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
