/**
 * What is on air, for players that name the same numbers: a router of their own, since a router gives everybody the
 * same payload types and a player gets those of its offer.
 */
import type { types } from 'mediasoup';
import type { MediaKind } from '#shared/features/stage/media-schemas.ts';
import { type Release, releaseOnce } from '#shared/kernel/reservation.ts';
import type { Room, TransportEntry } from './room.ts';
import { asksKeyFrame, type SpliceOptions } from './splice.ts';

/** The numbers that the spliced streams have; the router translates them. */
export const STREAMS: Readonly<Record<MediaKind, SpliceOptions>> = {
  audio: { ssrc: 1_001, payloadType: 100, clockRate: 48_000 },
  video: { ssrc: 1_002, payloadType: 101, clockRate: 90_000 },
};
/** However many players ask, a source makes at most one full picture per second. */
const KEY_FRAME_GAP_MS = 1_000;
const CNAME = 'programme';

export interface OutputOptions {
  readonly room: Room;
  /** As players name them: sound, picture or both. */
  readonly codecs: readonly types.RtpCodecCapability[];
  readonly onKeyFrameWanted: () => void;
}

export class PlayerOutput {
  /** The room as its players see it. */
  readonly room: Room;
  readonly codecs: readonly types.RtpCodecCapability[];
  readonly #producers: ReadonlyMap<MediaKind, types.Producer>;
  /** Players that are here or on their way. */
  #players = 0;

  private constructor(
    room: Room,
    codecs: readonly types.RtpCodecCapability[],
    producers: ReadonlyMap<MediaKind, types.Producer>,
  ) {
    this.room = room;
    this.codecs = codecs;
    this.#producers = producers;
  }

  static async open({ room, codecs, onKeyFrameWanted }: OutputOptions): Promise<PlayerOutput> {
    const router = await room.slot.worker.createRouter({
      mediaCodecs: codecs.map((codec) => ({ ...codec })),
    });
    try {
      const transport = await router.createDirectTransport();
      transport.on('rtcp', (packet) => {
        if (asksKeyFrame(packet)) onKeyFrameWanted();
      });
      const producers = new Map<MediaKind, types.Producer>();
      for (const codec of codecs) producers.set(codec.kind, await produce(transport, codec));
      return new PlayerOutput({ ...room, router }, codecs, producers);
    } catch (error) {
      router.close();
      throw error;
    }
  }

  get closed(): boolean {
    return this.room.router.closed;
  }

  /** Whether a picture in this codec can be shown here. */
  carries(mimeType: string): boolean {
    const video = this.codecs.find(({ kind }) => kind === 'video');
    return video === undefined || video.mimeType.toLowerCase() === mimeType.toLowerCase();
  }

  send(kind: MediaKind, packet: Buffer): void {
    const producer = this.#producers.get(kind);
    if (producer !== undefined && !producer.closed) producer.send(packet);
  }

  /** Reserves it for one more player. The last one takes everything along. */
  reserve(): Release {
    this.#players += 1;
    return releaseOnce(() => {
      this.#players -= 1;
      if (this.#players === 0) this.close();
    });
  }

  /** The tracks of one player. */
  async consume({ transport }: TransportEntry): Promise<readonly types.Consumer[]> {
    const rtpCapabilities = { codecs: this.codecs.map((codec) => ({ ...codec })), headerExtensions: [] };
    const producers = [...this.#producers.values()];
    return Promise.all(
      producers.map(({ id: producerId }) => transport.consume({ producerId, rtpCapabilities })),
    );
  }

  close(): void {
    this.room.router.close();
  }
}

function produce(
  transport: types.DirectTransport,
  { kind, mimeType, clockRate, channels, parameters }: types.RtpCodecCapability,
): Promise<types.Producer> {
  const { ssrc, payloadType } = STREAMS[kind];
  const rtcpFeedback =
    kind === 'video'
      ? [
          { type: 'nack', parameter: 'pli' },
          { type: 'ccm', parameter: 'fir' },
        ]
      : [];
  const stereo = channels === undefined ? {} : { channels };
  const codec = { mimeType, clockRate, payloadType, ...stereo, parameters: parameters ?? {}, rtcpFeedback };
  return transport.produce({
    kind,
    rtpParameters: { codecs: [codec], encodings: [{ ssrc }], rtcp: { cname: CNAME } },
    keyFrameRequestDelay: KEY_FRAME_GAP_MS,
  });
}
