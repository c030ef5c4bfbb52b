/**
 * What is on air in one room, for players that cannot change their tracks. A consumer is tied to its producer for
 * good, so the packets of whatever is shown are spliced into one stream here, once however many watch.
 */
import type { types } from 'mediasoup';
import type { MediaPlane, ProgrammeShow } from '#server/ports/media-plane.ts';
import type { MediaKind } from '#shared/features/stage/media-schemas.ts';
import { orRelease, type Release } from '#shared/kernel/reservation.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { reservePath } from './branches.ts';
import type { PlaneContext } from './context.ts';
import { PlayerOutput, STREAMS } from './player-output.ts';
import { ProgrammeInput } from './programme-input.ts';
import type { Room } from './room.ts';
import { openTransport } from './transports.ts';
import { whenClosed } from './when-closed.ts';

type OpenRequest = Parameters<MediaPlane['openProgramme']>[0];
type Opened = ReturnType<MediaPlane['openProgramme']>;

/** Kinds of players, told apart by their numbers; there are as many as there are browsers. */
const MOST_OUTPUTS = 8;
const NOTHING: ProgrammeShow = { video: null, audio: null };

export class Programme {
  readonly room: Room;
  readonly #context: PlaneContext;
  readonly #inputs: Readonly<Record<MediaKind, ProgrammeInput>>;
  readonly #outputs = new Map<string, Promise<PlayerOutput>>();
  readonly #open = new Set<PlayerOutput>();
  #shown = NOTHING;

  constructor(context: PlaneContext, room: Room) {
    this.#context = context;
    this.room = room;
    this.#inputs = { audio: this.#input('audio'), video: this.#input('video') };
    room.router.observer.once('close', () => this.#closeAll());
  }

  /** Players whose picture is of another codec are disconnected: they ask again, and get this one. */
  show(show: ProgrammeShow): void {
    this.#shown = show;
    const mimeType = this.#codecOf(show.video);
    for (const output of [...this.#open]) {
      if (mimeType !== null && !output.carries(mimeType)) output.close();
    }
    this.#feed();
  }

  /** `release` is called when the player's path closes. */
  async open(request: OpenRequest, release: Release): Opened {
    // Whoever is here already is told of every change; what this player was told may be older.
    if (this.#outputs.size === 0) this.show(request.show);
    const codecs = this.#choose(request.rtpCapabilities.codecs ?? []);
    if (codecs === null) return refuse('unsupported', 'no codec in common with what is on air');
    const output = await this.#outputFor(codecs);
    if (!output.ok) return output;
    const leave = output.value.reserve();
    return orRelease(leave, () => this.#addPlayer(output.value, request, [leave, release]));
  }

  async #addPlayer(
    output: PlayerOutput,
    { ownerId, roomId }: OpenRequest,
    releases: readonly Release[],
  ): Opened {
    const receive = { ownerId, roomId, direction: 'receive' as const };
    const { room } = output;
    const { entry, offer } = await openTransport(this.#context, { room, branch: room }, receive);
    for (const release of [reservePath(room.slot), ...releases]) whenClosed(entry.transport, release);
    const consumers = await output.consume(entry).catch((error: unknown) => {
      entry.transport.close();
      throw error;
    });
    return ok({ ...offer, tracks: consumers.map(({ kind, rtpParameters }) => ({ kind, rtpParameters })) });
  }

  #input(kind: MediaKind): ProgrammeInput {
    const onPacket = (packet: Buffer): void => {
      for (const output of this.#open) output.send(kind, packet);
    };
    const bring = async (producerId: string): Promise<Release> => {
      const source = this.#context.registry.producer(producerId);
      if (source === undefined) throw new Error('the producer is gone');
      return this.#context.pipes.bring(source, this.room);
    };
    const isGone = (producerId: string): boolean =>
      this.room.router.closed || this.#context.registry.producer(producerId) === undefined;
    return new ProgrammeInput({ room: this.room, kind, stream: STREAMS[kind], bring, isGone, onPacket });
  }

  /** Nothing is taken out of the room when nobody watches. */
  #feed(): void {
    const { video, audio } = this.#open.size === 0 ? NOTHING : this.#shown;
    this.#inputs.video.show(video);
    this.#inputs.audio.show(audio);
  }

  #codecOf(producerId: string | null): string | null {
    const entry = producerId === null ? undefined : this.#context.registry.producer(producerId);
    return entry?.producer.rtpParameters.codecs[0]?.mimeType ?? null;
  }

  /** The first sound, and the picture in the codec of what is shown; null when there is neither. */
  #choose(offered: readonly types.RtpCodecCapability[]): types.RtpCodecCapability[] | null {
    const shown = this.#codecOf(this.#shown.video)?.toLowerCase();
    const audio = offered.find(({ kind }) => kind === 'audio');
    const videos = offered.filter(({ kind }) => kind === 'video');
    const video = videos.find(({ mimeType }) => shown === undefined || mimeType.toLowerCase() === shown);
    if (videos.length > 0 && video === undefined) return null;
    const codecs = [audio, video].filter((codec) => codec !== undefined);
    return codecs.length === 0 ? null : codecs;
  }

  async #outputFor(codecs: readonly types.RtpCodecCapability[]): Promise<Result<PlayerOutput>> {
    const key = JSON.stringify(codecs);
    const known = this.#outputs.get(key);
    if (known !== undefined) {
      const output = await known;
      return output.closed ? refuse('overtaken', 'the picture has changed') : ok(output);
    }
    if (this.#outputs.size >= MOST_OUTPUTS) return refuse('overloaded', 'too many kinds of players');
    const onKeyFrameWanted = (): void => this.#inputs.video.requestKeyFrame();
    const opening = PlayerOutput.open({ room: this.room, codecs, onKeyFrameWanted });
    this.#outputs.set(key, opening);
    try {
      const output = await opening;
      this.#open.add(output);
      output.room.router.observer.once('close', () => this.#forget(key, output));
      // The picture may have changed while the worker was asked.
      this.show(this.#shown);
      return output.closed ? refuse('overtaken', 'the picture has changed') : ok(output);
    } catch (error) {
      this.#outputs.delete(key);
      throw error;
    }
  }

  #forget(key: string, output: PlayerOutput): void {
    this.#outputs.delete(key);
    this.#open.delete(output);
    this.#feed();
  }

  #closeAll(): void {
    for (const output of [...this.#open]) output.close();
  }
}
