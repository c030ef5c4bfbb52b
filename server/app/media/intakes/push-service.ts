/** Streams that encoders push over RTMP: whose key it is, one stream for each source, and what the desk learns of them. */
import { OVER } from '#server/app/media/media-service.ts';
import type { Knock, PushReceiver } from '#server/ports/encoder-door.ts';
import type { Ids } from '#server/ports/ids.ts';
import type { LiveFeed } from '#server/ports/live-feed.ts';
import type { Log } from '#server/ports/log.ts';
import type { MediaPlane, ProducerInfo } from '#server/ports/media-plane.ts';
import type { RoomState } from '#shared/contract/room.ts';
import type { IntakeState } from '#shared/features/stage/intake.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { StateBook } from '../state-book.ts';
import { PushedStream } from './pushed-stream.ts';

/** What has to be known of a session. */
interface PushRoom {
  readonly sessionId: string;
  readonly room: {
    readonly session: Pick<RoomState['session'], 'status'>;
    readonly stage: Pick<RoomState['stage'], 'encoders'>;
  };
}

export interface PushPorts {
  readonly plane: MediaPlane;
  readonly liveFeed: LiveFeed;
  readonly ids: Pick<Ids, 'id'>;
  readonly log: Log;
  readonly digest: (token: string) => string;
  /** The session of which this is an encoder's key, or null. */
  readonly findByKey: (keyDigest: string) => Promise<PushRoom | null>;
  readonly intakes: StateBook<IntakeState>;
  /** Ends what the source sends in other ways. */
  readonly endOthers: (sessionId: string, sourceId: string) => void;
}

export interface PushService {
  /** Lets an encoder in with its key, or says why not [RT1]. */
  admit(knock: Knock): Promise<Result<PushReceiver>>;
  /** Ends what is pushed: all of a session, or of one source that was removed or has another key now [RT5]. */
  end(sessionId: string, sourceId?: string): void;
  /** Streams that are open. */
  size(): number;
  close(): void;
}

interface Pushed {
  readonly sessionId: string;
  readonly sourceId: string;
  readonly stream: PushedStream;
  readonly hangUp: () => void;
}

export function createPushService(ports: PushPorts): PushService {
  return new Pushes(ports);
}

class Pushes implements PushService {
  readonly #ports: PushPorts;
  readonly #open = new Set<Pushed>();
  readonly #stop: () => void;

  constructor(ports: PushPorts) {
    this.#ports = ports;
    this.#stop = ports.plane.observe({
      roomLost: (roomId) => {
        for (const { stream } of this.#of(roomId)) stream.startAnew();
      },
      // Who came last with the key of a source has its place: by RTMP with its picture [RT3] …
      producerOpened: (producer) => {
        if (this.#isPushed(producer)) this.#giveWay(producer);
      },
      // … and by WHIP when its path stands, since many that ask for one never get through.
      pathChanged: ({ roomId, ownerId, open }) => {
        if (!open) return;
        for (const producer of ports.plane.producers(roomId)) {
          if (producer.ownerId === ownerId) this.#giveWay(producer);
        }
      },
    });
  }

  async admit({ key, end }: Knock): Promise<Result<PushReceiver>> {
    const { digest, findByKey } = this.#ports;
    const keyDigest = digest(key);
    const live = await findByKey(keyDigest);
    const encoders = Object.values(live?.room.stage.encoders ?? {});
    const encoder = encoders.find((known) => known.keyDigest === keyDigest);
    if (live === null || encoder === undefined) return refuse('wrong_credentials');
    if (OVER.includes(live.room.session.status)) return refuse('session_ended');
    return ok(this.#begin(live.sessionId, encoder.id, end));
  }

  end(sessionId: string, sourceId?: string): void {
    for (const pushed of this.#of(sessionId, sourceId)) hangUp(pushed);
    this.#ports.intakes.forget(sessionId, sourceId);
  }

  size(): number {
    return this.#open.size;
  }

  close(): void {
    this.#stop();
    for (const pushed of [...this.#open]) hangUp(pushed);
  }

  #begin(sessionId: string, sourceId: string, end: () => void): PushReceiver {
    const { ids, intakes, endOthers } = this.#ports;
    const source = { sessionId, sourceId };
    const claim = { sessionId, id: sourceId };
    intakes.begin(claim, { by: 'push', state: 'connecting' });
    const stream = new PushedStream({
      ...this.#ports,
      ...source,
      newOwner: () => ids.id('push'),
      hangUp: end,
      onPlaceTaken: () => endOthers(sessionId, sourceId),
      onState: (state) => intakes.change(claim, state),
      onEnded: () => {
        this.#open.delete(pushed);
        intakes.end(claim);
      },
    });
    const pushed: Pushed = { ...source, stream, hangUp: end };
    this.#open.add(pushed);
    return stream;
  }

  #isPushed({ roomId, ownerId }: ProducerInfo): boolean {
    return this.#of(roomId).some(({ stream }) => stream.ownerId === ownerId);
  }

  /** Ends what is pushed for the source of a producer that somebody else brought. */
  #giveWay({ roomId, sourceId, ownerId }: ProducerInfo): void {
    for (const pushed of this.#of(roomId, sourceId)) {
      const mine = pushed.stream.ownerId;
      if (mine !== null && mine !== ownerId) hangUp(pushed);
    }
  }

  #of(sessionId: string, sourceId?: string): Pushed[] {
    return [...this.#open].filter(
      (pushed) => pushed.sessionId === sessionId && (sourceId === undefined || pushed.sourceId === sourceId),
    );
  }
}

/** Nothing of it is sent any more, and the encoder learns of it. */
function hangUp(pushed: Pushed): void {
  pushed.stream.ended();
  pushed.hangUp();
}
