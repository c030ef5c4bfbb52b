/** Ways to make a media call as the page makes it: over a socket of a room, or of a bare media server. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { MediaCallName } from '#shared/features/stage/media-commands.ts';
import type { RoomPlace } from '../../generators/place.ts';
import { openRoomSocket, type RoomSocket } from '../room-socket.ts';

/** Carries out a media call; rejects when it is refused. The answer is not checked yet. */
export interface Caller {
  call(name: MediaCallName, payload: object): Promise<unknown>;
  close(): void;
}

export interface RoomCallerOptions {
  readonly place: RoomPlace;
  readonly localAddress: string;
  readonly cookie: string;
  /** Of somebody on the stage. */
  readonly guestToken?: string;
}

const acknowledgementSchema = z.tuple([
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: z.unknown() }),
    z.object({ ok: z.literal(false), code: z.string() }),
  ]),
]);

/** Enters a room of the product; resolves when it is in. */
export async function openRoomCaller({ place, ...who }: RoomCallerOptions): Promise<Caller> {
  const socket = await new Promise<RoomSocket>((resolve, reject) => {
    const entered: RoomSocket = openRoomSocket({
      ...who,
      target: place,
      sessionId: place.sessionId,
      since: place.since,
      onMessage: (payload) => {
        if (payload.toString('latin1', 0, 13) === '42["welcome",') resolve(entered);
      },
      onClose: (reason) => reject(new Error(`not let in: ${reason}`)),
    });
  });
  return {
    call: (name, payload) =>
      new Promise((done, fail) => {
        socket.command({ name, commandId: randomUUID(), payload }, (text) => {
          const [result] = acknowledgementSchema.parse(JSON.parse(text));
          if (result.ok) done(result.value);
          else fail(new Error(`${name} was refused: ${result.code}`));
        });
      }),
    close: () => socket.close(),
  };
}

/** The same calls by HTTP, as the bare media server takes them. */
export function createHttpCaller(url: string): Caller {
  return {
    call: async (name, payload) => {
      const response = await fetch(`${url}/${name}`, { method: 'POST', body: JSON.stringify(payload) });
      if (!response.ok) throw new Error(`${name} answered ${response.status}: ${await response.text()}`);
      return response.json();
    },
    close: () => undefined,
  };
}
