/** Peers that run on Node: each in a process of its own, like the product. */
import { startChild } from '../lib/child.ts';
import type { Peer, PeerCalls } from './peer.ts';

async function startPeer(name: string, kind: Peer['kind'], module: URL): Promise<Peer> {
  const child = await startChild<PeerCalls>(module);
  const port = await child.call('listen', undefined);
  return {
    ...{ name, kind, port, path: '/', pid: child.pid },
    broadcast: (text) => child.call('broadcast', text),
    [Symbol.asyncDispose]: child.stop,
  };
}

export function startRawWs(): Promise<Peer> {
  return startPeer('rawWs', 'plain', new URL('./raw-ws.ts', import.meta.url));
}

export function startRoomEmit(): Promise<Peer> {
  return startPeer('roomEmit', 'room', new URL('./room-emit.ts', import.meta.url));
}
