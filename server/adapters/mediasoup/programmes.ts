/** The programmes of all rooms that somebody watches with fixed tracks. */
import type { MediaPlane, ProgrammeShow } from '#server/ports/media-plane.ts';
import type { PlaneContext } from './context.ts';
import { Programme } from './programme.ts';
import { attempt } from './refusal.ts';
import type { Room } from './room.ts';
import { withTransportReserved } from './transports.ts';

export class Programmes {
  readonly #context: PlaneContext;
  readonly #byRoom = new Map<string, Programme>();

  constructor(context: PlaneContext) {
    this.#context = context;
  }

  async open(request: Parameters<MediaPlane['openProgramme']>[0]): ReturnType<MediaPlane['openProgramme']> {
    return withTransportReserved(this.#context, request.ownerId, async (release) => {
      const room = await this.#context.rooms.open(request.roomId);
      if (!room.ok) return room;
      return attempt(
        () => this.#of(room.value).open(request, release),
        () => room.value.router.closed,
      );
    });
  }

  show(roomId: string, show: ProgrammeShow): void {
    this.#byRoom.get(roomId)?.show(show);
  }

  #of(room: Room): Programme {
    const known = this.#byRoom.get(room.roomId);
    if (known?.room === room) return known;
    const programme = new Programme(this.#context, room);
    this.#byRoom.set(room.roomId, programme);
    room.router.observer.once('close', () => {
      if (this.#byRoom.get(room.roomId) === programme) this.#byRoom.delete(room.roomId);
    });
    return programme;
  }
}
