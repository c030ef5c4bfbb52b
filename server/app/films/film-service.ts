/** Films: taking them in, and sending one to all from its beginning to its end [T12, T13, T14]. */
import { refusedAccess } from '#server/app/rooms/deciders.ts';
import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import type { RoomService } from '#server/app/rooms/room-service.ts';
import { notPlayable } from '#server/domain/stage/films.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { FilmStore, StoredFilm } from '#server/ports/film-store.ts';
import type { Ids } from '#server/ports/ids.ts';
import type { Log } from '#server/ports/log.ts';
import type { Ingest, MediaPlane } from '#server/ports/media-plane.ts';
import type { ProgrammeFeed, RunningFeed } from '#server/ports/programme-feed.ts';
import type { RoomState } from '#shared/contract/room.ts';
import type { FilmEnd } from '#shared/features/stage/events.ts';
import { FILM_SOURCE, type StageFilm } from '#shared/features/stage/state.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/kernel/roles.ts';
import { UploadRoom, type UploadRoomPorts } from './upload-room.ts';

export interface FilmServicePorts extends UploadRoomPorts {
  readonly films: FilmStore;
  readonly programmeFeed: ProgrammeFeed;
  readonly mediaPlane: MediaPlane;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly rooms: RoomService;
}

export interface Upload {
  readonly title: string;
  /** How large it is, as the sender says. */
  readonly bytes: number | null;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Somebody plays a film. */
export interface FilmOrder {
  readonly live: LiveRoom;
  readonly actor: Actor;
  readonly filmId: string;
}

export interface FilmService {
  /** Takes an upload in, for those who run the room. */
  receive(live: LiveRoom, actor: Actor, upload: Upload): Promise<Result<StageFilm>>;
  /** Lets the film flow, then carries out `onAir`, which puts it on air; what is refused ends it again. */
  play(order: FilmOrder, onAir: () => Promise<Result<unknown>>): Promise<Result<unknown>>;
  /**
   * After a start of the server: a film that was being played then is over, since nobody sends it any more [T14]. Never
   * rejects: a film is no reason for a server not to start.
   */
  goOn(room: RoomState): Promise<void>;
  close(): Promise<void>;
}

interface Screening {
  readonly filmId: string;
  readonly ownerId: string;
  /** What playing it came to: the same answer for who asks twice. */
  result: Promise<Result<unknown>>;
  feed: RunningFeed | null;
}

/** Viewers hold pictures back for a moment; the last ones are let through before the cut. */
const LAST_PICTURES_MS = 500;
/** A file whose first picture takes longer is not worth waiting for. */
const FIRST_PICTURE_MS = 15_000;
const SYSTEM: Actor = { personId: 'system', role: 'system', name: '' };

export function createFilmService(ports: FilmServicePorts): FilmService {
  return new FilmProjector(ports);
}

class FilmProjector implements FilmService {
  readonly #ports: FilmServicePorts;
  /** By session: one at a time. */
  readonly #screenings = new Map<string, Screening>();
  readonly #room: UploadRoom;
  readonly #stopObserving: () => void;

  constructor(ports: FilmServicePorts) {
    this.#ports = ports;
    this.#room = new UploadRoom(ports);
    ports.rooms.onCommitted((sessionId, events) => {
      for (const { event } of events) {
        if (event.type === 'stage.filmEnded') this.#try(this.#end(sessionId));
        if (event.type === 'stage.filmRemoved') this.#try(ports.films.remove(sessionId, event.filmId));
      }
    });
    this.#stopObserving = ports.mediaPlane.observe({
      roomLost: (roomId) => {
        if (this.#screenings.has(roomId)) this.#try(this.#stop(roomId, 'failed'));
      },
    });
  }

  async receive(live: LiveRoom, actor: Actor, { bytes, ...upload }: Upload): Promise<Result<StageFilm>> {
    const { films, rooms, ids } = this.#ports;
    const { sessionId, room } = live;
    const refused = mayUpload(live, actor);
    if (!refused.ok) return refused;
    const taken = await this.#room.take({ sessionId, there: Object.keys(room.stage.films).length, bytes });
    if (!taken.ok) return taken;
    const film = await films.receive({ sessionId, ...upload }).finally(taken.value);
    if (!film.ok) return film;
    const command = { name: 'stage:addFilm', payload: { filmId: film.value.id } } as const;
    const added = await rooms.execute({ sessionId, command, commandId: ids.id('c'), actor });
    if (!added.ok) await films.remove(sessionId, film.value.id);
    return added.ok ? film : added;
  }

  async play(order: FilmOrder, onAir: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
    const { live, actor, filmId } = order;
    const access = refusedAccess({ name: 'stage:playFilm', payload: { filmId } }, actor, live.room);
    if (access !== null) return refuse(access);
    const running = this.#screenings.get(live.sessionId);
    if (running?.filmId === filmId && live.room.stage.film === null) return running.result;
    const refused = running === undefined ? notPlayable(live.room, filmId) : refuse('wrong_state', 'a film');
    if (refused !== null) return refused;
    const ownerId = this.#ports.ids.id('film');
    const screening: Screening = { filmId, ownerId, feed: null, result: pending };
    this.#screenings.set(live.sessionId, screening);
    screening.result = this.#begin(live.sessionId, screening, onAir);
    const result = await screening.result.catch(async (error: unknown) => {
      await this.#end(live.sessionId);
      throw error;
    });
    if (!result.ok) await this.#end(live.sessionId);
    return result;
  }

  async goOn({ session, stage }: RoomState): Promise<void> {
    if (stage.film === null || this.#screenings.has(session.id)) return;
    await this.#stop(session.id, 'failed').catch((error: unknown) => this.#failed(error));
  }

  async close(): Promise<void> {
    this.#stopObserving();
    await Promise.all([...this.#screenings.keys()].map((sessionId) => this.#end(sessionId)));
  }

  async #begin(
    sessionId: string,
    screening: Screening,
    onAir: () => Promise<Result<unknown>>,
  ): Promise<Result<unknown>> {
    const { films, mediaPlane, clock } = this.#ports;
    const stored = await films.find(sessionId, screening.filmId);
    if (stored === null) return refuse('not_found', 'film');
    const { ownerId } = screening;
    const wanted = { ownerId, roomId: sessionId, sourceId: FILM_SOURCE, videoCodec: 'VP8' } as const;
    const ingest = await mediaPlane.openIngest(wanted);
    if (!ingest.ok) return ingest;
    if (this.#screenings.get(sessionId) !== screening) {
      // Ended while the way was being opened, as when the room was lost.
      await mediaPlane.closeOwner(ownerId);
      return refuse('media_unavailable');
    }
    const onEnded = (how: FilmEnd): void =>
      void clock.after(how === 'played' ? LAST_PICTURES_MS : 0, () => {
        if (this.#screenings.get(sessionId) === screening) this.#try(this.#stop(sessionId, how));
      });
    const flows = await firstPicture(this.#ports, ingest.value, stored, screening, onEnded);
    return flows ? onAir() : refuse('film_unavailable', 'the film does not flow');
  }

  /** Ends it in the log, and with that everywhere. */
  async #stop(sessionId: string, how: FilmEnd): Promise<void> {
    const { rooms, ids } = this.#ports;
    const command = { name: 'stage:stopFilm', payload: { how } } as const;
    await rooms.execute({ sessionId, command, commandId: ids.id('c'), actor: SYSTEM });
    await this.#end(sessionId);
  }

  /** Nothing of it is sent any more. */
  async #end(sessionId: string): Promise<void> {
    const screening = this.#screenings.get(sessionId);
    if (screening === undefined) return;
    this.#screenings.delete(sessionId);
    await screening.feed?.close();
    await this.#ports.mediaPlane.closeOwner(screening.ownerId);
  }

  #try(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#failed(error));
  }

  #failed(error: unknown): void {
    this.#ports.log.error('a film could not be ended', { error });
  }
}

const pending = Promise.resolve(refuse('wrong_state'));

function mayUpload({ room }: LiveRoom, actor: Actor): Result<null> {
  const command = { name: 'stage:addFilm', payload: { filmId: '' } } as const;
  const refused = refusedAccess(command, actor, room);
  if (refused !== null) return refuse(refused);
  return room.session.endedAt === null ? ok(null) : refuse('session_ended');
}

/** Starts the feed; true when the first picture is on its way. */
function firstPicture(
  { programmeFeed, clock }: FilmServicePorts,
  ingest: Ingest,
  { film, path }: StoredFilm,
  screening: Screening,
  onEnded: (how: FilmEnd) => void,
): Promise<boolean> {
  return new Promise((resolve) => {
    const giveUp = clock.after(FIRST_PICTURE_MS, () => resolve(false));
    const picture = { kind: 'film', path, durationMs: film.durationMs } as const;
    screening.feed = programmeFeed.start(ingest, picture, {
      running: () => {
        giveUp();
        resolve(true);
      },
      ended: (how) => {
        giveUp();
        resolve(false);
        onEnded(how);
      },
    });
  });
}
