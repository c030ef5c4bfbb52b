/** A crowd that only watches, on the product and on its peers, and notes what arrives. */
import { answerCalls } from '../lib/child.ts';
import { atRate, sharedNowMs } from '../lib/clock.ts';
import { type Deliveries, DeliveryBook } from '../lib/delivery-book.ts';
import { createPeople, localAddressOf } from '../lib/people.ts';
import { openRoomSocket } from '../lib/room-socket.ts';
import { openWebSocket, type Target } from '../lib/web-socket.ts';
import type { RoomPlace } from './place.ts';

/** The product and plain Socket.IO speak one language, raw WebSockets none. */
type Stream =
  | { readonly name: string; readonly kind: 'room'; readonly place: RoomPlace }
  | { readonly name: string; readonly kind: 'plain'; readonly target: Target };

export interface WatcherCalls {
  /** Opens `count` sockets, evenly over `spreadMs`; answers how many are in. */
  enter(options: {
    readonly stream: Stream;
    readonly process: number;
    readonly count: number;
    readonly spreadMs: number;
  }): Promise<number>;
  /** Begins a new book for a stream. */
  begin(stream: string): void;
  /** What a stream received since. */
  sum(stream: string): Deliveries;
  /** Sockets of a stream that were lost. */
  lost(stream: string): number;
}

const books = new Map<string, DeliveryBook>();
const lost = new Map<string, number>();

/** Opens one socket; tells once whether it got in. */
function open(
  stream: Stream,
  localAddress: string,
  cookie: string | null,
  told: (entered: boolean) => void,
): void {
  let entered = false;
  const noteEntry = (): void => {
    entered = true;
    told(true);
  };
  const onClose = (reason: string): void => {
    if (!entered) told(false);
    const already = lost.get(stream.name) ?? 0;
    lost.set(stream.name, already + 1);
    if (already === 0) process.stderr.write(`first lost socket of ${stream.name}: ${reason}\n`);
  };
  const onText = (payload: Buffer): void => {
    if (!entered && payload.toString('latin1', 0, 13) === '42["welcome",') noteEntry();
    else books.get(stream.name)?.note(payload);
  };
  if (stream.kind === 'plain') {
    openWebSocket({ target: stream.target, localAddress, cookie, onOpen: noteEntry, onText, onClose });
  } else {
    const { place } = stream;
    const { sessionId, since } = place;
    openRoomSocket({ target: place, localAddress, cookie, sessionId, since, onMessage: onText, onClose });
  }
}

const calls: { [K in keyof WatcherCalls]: WatcherCalls[K] } = {
  enter: ({ stream, process: number, count, spreadMs }) =>
    new Promise((resolve) => {
      const cookieOf = stream.kind === 'room' ? createPeople(stream.place.secret, `w${number}x`) : () => null;
      let inside = 0;
      let answered = 0;
      const told = (entered: boolean): void => {
        answered += 1;
        if (entered) inside += 1;
        if (answered === count) resolve(inside);
      };
      const plan = { startMs: sharedNowMs(), perSecond: (count * 1000) / spreadMs, count };
      void atRate(plan, (at) => open(stream, localAddressOf(number, at), cookieOf(at), told));
    }),
  begin: (stream) => void books.set(stream, new DeliveryBook()),
  sum: (stream) => (books.get(stream) ?? new DeliveryBook()).sum(),
  lost: (stream) => lost.get(stream) ?? 0,
};
answerCalls(calls);
