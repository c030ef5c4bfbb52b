/** What is on air for players with fixed tracks, in the books of the fake media plane. */
import type { MediaPlane, ProgrammeShow } from '#server/ports/media-plane.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { FakeMediaBook, Transport } from './fake-media-book.ts';
import { fakeDtls, fakeIce } from './fake-media-parameters.ts';

interface Player {
  readonly transport: Transport;
  readonly video: string | null;
}

const NOTHING: ProgrammeShow = { video: null, audio: null };

export class FakeProgramme {
  readonly #book: FakeMediaBook;
  readonly #shown = new Map<string, ProgrammeShow>();
  #players: readonly Player[] = [];

  constructor(book: FakeMediaBook) {
    this.#book = book;
  }

  async open(request: Parameters<MediaPlane['openProgramme']>[0]): ReturnType<MediaPlane['openProgramme']> {
    const room = this.#book.open(request.roomId);
    if (!room.ok) return room;
    if (this.#playersOf(request.roomId).length === 0) this.show(request.roomId, request.show);
    const offered = request.rtpCapabilities.codecs ?? [];
    const shown = this.#codecOf(this.shown(request.roomId).video);
    const audio = offered.find(({ kind }) => kind === 'audio');
    const videos = offered.filter(({ kind }) => kind === 'video');
    const video = videos.find(({ mimeType }) => shown === null || mimeType.toLowerCase() === shown);
    const codecs = [audio, video].filter((codec) => codec !== undefined);
    if (codecs.length === 0 || (videos.length > 0 && video === undefined)) return refuse('unsupported');
    const transport = this.#book.addTransport(room.value, request.ownerId, 'receive');
    const { transportId } = transport;
    this.#players = [...this.#players, { transport, video: video?.mimeType.toLowerCase() ?? null }];
    return ok({
      transportId,
      ...fakeIce(transportId),
      dtlsParameters: fakeDtls,
      iceServers: [],
      tracks: codecs.map(({ kind, preferredPayloadType: payloadType, ...codec }, index) => ({
        kind,
        rtpParameters: { codecs: [{ ...codec, payloadType }], encodings: [{ ssrc: 7_000 + index }] },
      })),
    });
  }

  show(roomId: string, show: ProgrammeShow): void {
    this.#shown.set(roomId, show);
    const codec = this.#codecOf(show.video);
    for (const { transport, video } of this.#playersOf(roomId)) {
      if (codec !== null && video !== null && video !== codec) this.#book.closeTransport(transport);
    }
  }

  shown(roomId: string): ProgrammeShow {
    return this.#shown.get(roomId) ?? NOTHING;
  }

  #playersOf(roomId: string): readonly Player[] {
    this.#players = this.#players.filter(({ transport }) => this.#book.transports.has(transport.transportId));
    return this.#players.filter(({ transport }) => transport.room.roomId === roomId);
  }

  #codecOf(producerId: string | null): string | null {
    const producer = producerId === null ? undefined : this.#book.producers.get(producerId);
    return producer?.rtpParameters.codecs[0]?.mimeType.toLowerCase() ?? null;
  }
}
