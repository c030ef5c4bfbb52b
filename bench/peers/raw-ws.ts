/** Peer: a bare `ws` server that sends the same bytes to every socket in a loop. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { answerCalls } from '../lib/child.ts';
import { KEEP_ALIVE_MS, type PeerCalls, portOf } from './peer.ts';

const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
server.on('connection', (socket) => {
  // As every real server does, and as the product does.
  const timer = setInterval(() => socket.ping(), KEEP_ALIVE_MS);
  socket.on('close', () => clearInterval(timer));
  socket.on('error', () => socket.terminate());
});

const calls: { [K in keyof PeerCalls]: PeerCalls[K] } = {
  listen: async () => {
    http.listen({ port: 0, host: '127.0.0.1', backlog: 4096 });
    await once(http, 'listening');
    return portOf(http);
  },
  broadcast: (text) => {
    const bytes = Buffer.from(text);
    for (const socket of server.clients) socket.send(bytes, { binary: false });
  },
};
answerCalls(calls);
