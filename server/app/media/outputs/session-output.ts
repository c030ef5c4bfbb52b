/** The output of one session: brings what is on air to the mixer, track by track. */
import type { Log } from '#server/ports/log.ts';
import type { MediaPlane, ProducerInfo } from '#server/ports/media-plane.ts';
import type {
  OutputOptions,
  OutputStatus,
  ProgrammeOutput,
  RtpTrack,
  RunningOutput,
} from '#server/ports/programme-output.ts';
import type { RoomState } from '#shared/contract/room.ts';
import type { ProgrammePicture } from '#shared/features/stage/state.ts';
import { isOnAir } from '../on-programme.ts';
import { picturesBy, sceneOf } from './scene.ts';

export interface SessionOutputParts {
  readonly sessionId: string;
  readonly plane: MediaPlane;
  readonly output: ProgrammeOutput;
  readonly options: OutputOptions;
  readonly log: Log;
  readonly onStatus: (status: OutputStatus) => void;
  /** Other pictures than before are shown from now on, the main one first. */
  readonly onShown: (pictures: readonly ProgrammePicture[]) => void;
}

interface Outgoing {
  readonly egressId: string;
  readonly consumerId: string;
  readonly track: RtpTrack;
  /** Whether it was let flow before. */
  flows: boolean;
}

const OWNER = 'output:';

/** Everything that the output of a session receives belongs to one owner. */
function outputOwner(sessionId: string): string {
  return `${OWNER}${sessionId}`;
}

/** Whether it is we ourselves who receive: the old picture flows on until the new one is there. */
export function isOutputOwner(ownerId: string): boolean {
  return ownerId.startsWith(OWNER);
}

export class SessionOutput {
  readonly #parts: SessionOutputParts;
  readonly #ownerId: string;
  readonly #running: RunningOutput;
  /** By producer. */
  readonly #outgoing = new Map<string, Outgoing>();
  /** By producer, what it shows of the programme. */
  readonly #pictures = new Map<string, ProgrammePicture>();
  #room: RoomState;
  #work: Promise<void> = Promise.resolve();
  #planned = false;
  #closed = false;

  constructor(parts: SessionOutputParts, room: RoomState) {
    this.#parts = parts;
    this.#room = room;
    this.#ownerId = outputOwner(parts.sessionId);
    this.#running = parts.output.start(parts.options, {
      onStatus: parts.onStatus,
      onShown: (producerIds) => parts.onShown(producerIds.flatMap((id) => this.#pictures.get(id) ?? [])),
      onListening: (producerId) => void this.#meanwhile(this.#flow(producerId)),
      onKeyFrameWanted: (producerId) => void this.#meanwhile(this.#askForPicture(producerId)),
    });
    this.follow(room);
  }

  /** The stage or what is published has changed; calls that come meanwhile lead to one more round. */
  follow(room: RoomState): void {
    this.#room = room;
    if (this.#planned || this.#closed) return;
    this.#planned = true;
    this.#work = this.#meanwhile(
      this.#work.then(() => {
        this.#planned = false;
        return this.#closed ? undefined : this.#bringTogether();
      }),
    );
  }

  /** Keeps what is written from now on, or only what live viewers need. */
  keep(on: boolean): void {
    this.#running.keep(on);
  }

  /** `ended`: the session is over, and nothing will come after. */
  async close(ended: boolean): Promise<void> {
    this.#closed = true;
    await this.#work;
    await this.#running.close(ended);
    await this.#parts.plane.closeOwner(this.#ownerId);
  }

  /** Nobody waits for it: what goes wrong is a bug, and the next change mends what it left undone. */
  #meanwhile(work: Promise<void>): Promise<void> {
    return work.catch((error: unknown) =>
      this.#parts.log.error('the programme output missed a change', { error }),
    );
  }

  async #bringTogether(): Promise<void> {
    const { plane, sessionId } = this.#parts;
    const onAir = plane
      .producers(sessionId)
      .filter((producer) => isOnAir(this.#room.stage.programme, producer));
    const fresh = onAir.filter(({ producerId }) => !this.#outgoing.has(producerId));
    await Promise.all(fresh.map((producer) => this.#open(producer)));
    const wanted = new Set(onAir.map(({ producerId }) => producerId));
    const gone = [...this.#outgoing].filter(([producerId]) => !wanted.has(producerId));
    for (const [producerId] of gone) {
      this.#outgoing.delete(producerId);
      this.#pictures.delete(producerId);
    }
    const { programme } = this.#room.stage;
    for (const [producerId, picture] of picturesBy(programme, onAir)) this.#pictures.set(producerId, picture);
    this.#running.stage({
      tracks: [...this.#outgoing.values()].map(({ track }) => track),
      scene: sceneOf(programme, onAir),
    });
    const ownerId = this.#ownerId;
    for (const [, { egressId }] of gone) await plane.closeEgress({ ownerId, egressId });
  }

  /** A producer that went away meanwhile, or cannot leave, is left out of the picture. */
  async #open({ producerId }: ProducerInfo): Promise<void> {
    const { plane, output, log } = this.#parts;
    const port = await output.reservePort();
    const opened = await plane.openEgress({ ownerId: this.#ownerId, producerId, port });
    if (!opened.ok) {
      log.warn('a source does not reach the programme output', { producerId, code: opened.code });
      return;
    }
    const { egressId, consumerId, ...described } = opened.value;
    this.#outgoing.set(producerId, {
      ...{ egressId, consumerId, flows: false },
      track: { id: producerId, port, ...described },
    });
  }

  /** The first packets of a picture are a full one: sent earlier, they would be lost, and the next is a second away. */
  async #flow(producerId: string): Promise<void> {
    const outgoing = this.#outgoing.get(producerId);
    if (outgoing === undefined) return;
    const request = { ownerId: this.#ownerId, consumerId: outgoing.consumerId };
    await this.#parts.plane.resumeConsumer(request);
    if (outgoing.flows) await this.#parts.plane.requestKeyFrame(request);
    outgoing.flows = true;
  }

  async #askForPicture(producerId: string): Promise<void> {
    const consumerId = this.#outgoing.get(producerId)?.consumerId;
    if (consumerId === undefined) return;
    await this.#parts.plane.requestKeyFrame({ ownerId: this.#ownerId, consumerId });
  }
}
