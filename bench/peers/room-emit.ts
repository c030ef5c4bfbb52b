/** Peer: a plain Socket.IO server that emits to a room. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { answerCalls } from '../lib/child.ts';
import { KEEP_ALIVE_MS, type PeerCalls, portOf } from './peer.ts';

const http = createServer();
const io = new Server(http, {
  transports: ['websocket'],
  serveClient: false,
  perMessageDeflate: false,
  pingInterval: KEEP_ALIVE_MS,
});
const ROOM = 'room';
io.on('connection', (socket) => {
  void socket.join(ROOM);
  socket.emit('welcome', {});
});

const calls: { [K in keyof PeerCalls]: PeerCalls[K] } = {
  listen: async () => {
    http.listen({ port: 0, host: '127.0.0.1', backlog: 4096 });
    await once(http, 'listening');
    return portOf(http);
  },
  broadcast: (text) => {
    // The text is a packet as the product sends it: `42["frame",{…}]`.
    const [name, argument]: [string, unknown] = JSON.parse(text.slice(2));
    io.to(ROOM).emit(name, argument);
  },
};
answerCalls(calls);
