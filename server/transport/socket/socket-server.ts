/** Socket.IO: handshake, welcome, commands. Delivery writes through the broadcaster. */
import type { Server as HttpServer, IncomingHttpHeaders } from 'node:http';
import { Server } from 'socket.io';
import type { Identity } from '#server/app/accounts/identity.ts';
import { endsSignIn, type SignInsEnded, type StaffSignIn } from '#server/app/accounts/staff-sign-in.ts';
import type { CounterService } from '#server/app/counters/counter-service.ts';
import { type DeliveryService, peopleScope, unitsScope } from '#server/app/delivery/delivery-service.ts';
import type { Dispatcher } from '#server/app/dispatcher.ts';
import type { MediaService } from '#server/app/media/media-service.ts';
import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import type { RoomService } from '#server/app/rooms/room-service.ts';
import { type Seat, seatOf } from '#server/app/rooms/seat.ts';
import {
  audienceChannel,
  connectionChannel,
  mediaChannel,
  personChannel,
} from '#server/ports/broadcaster.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { Log } from '#server/ports/log.ts';
import type { Presence } from '#server/ports/presence.ts';
import type { RateLimits } from '#server/ports/rate-limits.ts';
import { addressKey } from '#server/transport/http/client-address.ts';
import { isAllowedOrigin, type OriginRules } from '#server/transport/http/guard-requests.ts';
import type { ClientMessages, ServerMessages } from '#shared/contract/protocol.ts';
import { audienceName } from '#shared/kernel/audience.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { type Result, refuse, refuseFor } from '#shared/kernel/result.ts';
import { parseHello } from './hello.ts';
import type { ConsultationSocket } from './raw-socket.ts';
import type { SocketBroadcaster } from './socket-broadcaster.ts';

interface SocketPorts {
  readonly http: HttpServer;
  readonly broadcaster: SocketBroadcaster;
  readonly rooms: RoomService;
  readonly delivery: DeliveryService;
  readonly counters: CounterService;
  readonly presence: Presence;
  readonly rateLimits: RateLimits;
  readonly clock: Clock;
  /** More are told to come back later. */
  readonly maxSockets: number;
  readonly media: MediaService;
  readonly dispatcher: Dispatcher;
  readonly log: Log;
  readonly digest: (token: string) => string;
  readonly identity: Identity;
  readonly onSignInsEnded: (listener: (notice: SignInsEnded) => void) => void;
  readonly originRules: OriginRules;
  /** Whether X-Forwarded-For is believed. */
  readonly trustProxy: boolean;
}

/** Told to clients that do not get in; they say it in words. */
class HandshakeRefused extends Error {
  readonly data: { readonly code: string };
  constructor(code: string) {
    super(code);
    this.data = { code };
  }
}

interface Connection extends Seat {
  readonly live: LiveRoom;
  /** The staff sign-in that the seat rests on. */
  readonly signIn: StaffSignIn | null;
  readonly since: number;
  /** False for the big screen of a hall [S13]. */
  readonly isCounted: boolean;
}

export function createSocketServer(ports: SocketPorts): { close(): Promise<void> } {
  const io = new Server<ClientMessages, ServerMessages>(ports.http, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: LIMITS.packetBytes,
    // Phones sleep and networks stall: generous, since a lost socket costs a resume.
    pingInterval: 25_000,
    pingTimeout: 20_000,
    allowRequest: (request, decide) => {
      decide(null, mayConnect(request.headers, ports.originRules));
    },
  });
  const seats = new WeakMap<object, Connection>();
  closeEndedSignIns(io, seats, ports);

  io.use((socket, next) => {
    admit(ports, socket, io.engine.clientsCount).then(
      (admitted) => {
        if (!admitted.ok) return next(new HandshakeRefused(admitted.code));
        seats.set(socket, admitted.value);
        next();
      },
      (error: unknown) => {
        ports.log.error('a handshake failed', { error });
        next(new HandshakeRefused('internal'));
      },
    );
  });
  io.on('connection', (socket) => {
    const connection = seats.get(socket);
    // Frees what the handshake kept alive: thousands of sockets would hold thousands of requests.
    Reflect.deleteProperty(socket.conn, 'request');
    if (connection === undefined) socket.disconnect(true);
    else serve(ports, socket, connection).catch((error: unknown) => fail(ports, socket, error));
  });
  return {
    close: () => io.close(),
  };
}

function fail(ports: SocketPorts, socket: ConsultationSocket, error: unknown): void {
  ports.log.error('serving a socket failed', { error });
  socket.disconnect(true);
}

async function admit(
  ports: SocketPorts,
  socket: ConsultationSocket,
  sockets: number,
): Promise<Result<Connection>> {
  const hello = parseHello(socket.handshake.auth);
  if (!hello.ok) return hello;
  if (sockets > ports.maxSockets) return refuse('overloaded');
  const waitMs = await ports.rateLimits.take('address', addressOf(socket, ports.trustProxy));
  if (waitMs > 0) return refuseFor('too_fast', waitMs);
  const [known, live] = await Promise.all([
    ports.identity.identify(socket.handshake.headers.cookie),
    ports.rooms.find(hello.value.sessionId),
  ]);
  if (live === null) return refuse('not_found');
  const seat = seatOf(hello.value, known, live.room, ports.digest);
  if (!seat.ok) return seat;
  // A person who exists for one connection only could vote once per connection.
  if (seat.value.actor === known.person && known.isNewDevice) return refuse('device_unknown');
  // Somebody came from a process that knew more.
  if (hello.value.since > live.room.seq) await live.caughtUp(hello.value.since);
  const signIn = seat.value.actor === known.staff ? known.signIn : null;
  const { since, wall } = hello.value;
  return { ok: true, value: { ...seat.value, live, signIn, since, isCounted: wall !== true } };
}

/** Whoever signs out or is disabled is out at once, wherever a socket of that sign-in is open. */
function closeEndedSignIns(
  io: Server<ClientMessages, ServerMessages>,
  seats: WeakMap<object, Connection>,
  ports: SocketPorts,
): void {
  ports.onSignInsEnded((notice) => {
    for (const socket of io.sockets.sockets.values()) {
      const signIn = seats.get(socket)?.signIn;
      if (signIn != null && endsSignIn(notice, signIn)) socket.disconnect(true);
    }
  });
}

/** Everything a connection gets and does until it ends. */
async function serve(ports: SocketPorts, socket: ConsultationSocket, connection: Connection): Promise<void> {
  const { live, actor, audience, since, isCounted } = connection;
  const { broadcaster, presence } = ports;
  const { sessionId } = live;
  const address = addressOf(socket, ports.trustProxy);
  const seat = presenceOf(connection);
  const channels = [
    audienceChannel(sessionId, audienceName(audience)),
    personChannel(sessionId, actor.personId),
    mediaChannel(sessionId),
    connectionChannel(sessionId, socket.id),
  ];
  ports.media.arrived(socket.id, { isCounted });
  socket.on('command', (packet: unknown, acknowledge: unknown) => {
    const origin = { actor, address, connectionId: socket.id, sessionId };
    void ports.dispatcher.dispatch(packet, origin).then((result) => {
      if (typeof acknowledge === 'function') acknowledge(result);
    });
  });
  const stopExpiry = closeAtExpiry(ports, socket, connection);
  socket.on('disconnect', () => {
    for (const channel of channels) broadcaster.leave(channel, socket);
    ports.media.left(socket.id);
    stopExpiry();
    if (seat !== null) void presence.leave(seat.scope, seat.id, socket.id).catch(noted(ports));
  });
  const delivery = await ports.delivery.of(live);
  if (!socket.connected) return;
  // Welcome and joining in one go: no frame can fall between them.
  socket.emit('welcome', delivery.welcome(audience, since, actor.personId));
  for (const channel of channels) broadcaster.join(channel, socket);
  if (seat !== null) await presence.join(seat.scope, seat.id, socket.id);
  if (audience.kind === 'public' && isCounted) await ports.counters.viewed(live, actor.personId, socket.id);
}

/** Who is counted where: viewers as people, departments as here; neither the desk nor the wall is its own audience. */
function presenceOf(connection: Connection): { scope: string; id: string } | null {
  const { live, audience, actor, isCounted } = connection;
  if (!isCounted) return null;
  if (audience.kind === 'public') return { scope: peopleScope(live.sessionId), id: actor.personId };
  return audience.kind === 'unit' ? { scope: unitsScope(live.sessionId), id: audience.unitId } : null;
}

/** A desk that is left open ends with its sign-in [A7]. */
function closeAtExpiry(
  { clock }: SocketPorts,
  socket: ConsultationSocket,
  { signIn }: Connection,
): () => void {
  if (signIn === null) return () => undefined;
  return clock.after(Date.parse(signIn.expiresAt) - clock.nowMs(), () => socket.disconnect(true));
}

function noted(ports: SocketPorts): (error: unknown) => void {
  return (error) => ports.log.warn('presence failed', { error });
}

/** Browsers name their origin and are held to it; other programs send none and have no cookies to steal. */
function mayConnect({ origin, host }: IncomingHttpHeaders, rules: OriginRules): boolean {
  return origin === undefined || isAllowedOrigin(origin, host, rules);
}

/** The peer, or the client that the one trusted proxy in front names last. */
function addressOf(socket: ConsultationSocket, trustProxy: boolean): string {
  const { headers, address } = socket.handshake;
  const forwarded = trustProxy ? headers['x-forwarded-for'] : undefined;
  const named = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined;
  return addressKey(named ?? address);
}
