/** Opens the ports a feed on this machine sends its plain RTP to. */
import { randomInt, randomUUID } from 'node:crypto';
import type { types } from 'mediasoup';
import type { Ingest, IngestTrack, IngestVideoCodec, MediaSource } from '#server/ports/media-plane.ts';
import { INGEST_AUDIO_PAYLOAD_TYPE, INGEST_VIDEO_PAYLOAD_TYPE, ingestRtpParameters } from './codecs.ts';
import type { Registry } from './registry.ts';
import type { Room, TransportEntry } from './room.ts';

export interface IngestRequest {
  readonly room: Room;
  readonly ownerId: string;
  readonly sourceId: string;
  readonly videoCodec: IngestVideoCodec;
  readonly ip: string;
}

/** An ingest and how to close it; its two transports also close with their owner or room. */
export interface OpenIngest {
  readonly ownerId: string;
  readonly ingest: Ingest;
  readonly close: () => void;
  readonly onClose: (run: () => void) => void;
}

/** Opens both tracks or none. */
export async function openIngest(request: IngestRequest, registry: Registry): Promise<OpenIngest> {
  const video = await openTransport(request, registry);
  try {
    const audio = await openTransport(request, registry);
    const close = (): void => {
      // They go with their room by themselves.
      if (request.room.router.closed) return;
      video.transport.close();
      audio.transport.close();
    };
    // Half a feed is of no use to anybody.
    video.transport.observer.once('close', close);
    audio.transport.observer.once('close', close);
    const ingestId = randomUUID();
    const ingest = {
      ingestId,
      generation: request.room.router.id,
      videoCodec: request.videoCodec,
      video: await openTrack({ ...request, ingestId }, video, request.videoCodec, registry),
      audio: await openTrack({ ...request, ingestId }, audio, 'audio', registry),
    };
    const onClose = (run: () => void): void => void video.transport.observer.once('close', run);
    return { ownerId: request.ownerId, ingest, close, onClose };
  } catch (error) {
    video.transport.close();
    throw error;
  }
}

type PlainEntry = TransportEntry & { readonly transport: types.PlainTransport };

async function openTransport(request: IngestRequest, registry: Registry): Promise<PlainEntry> {
  // RTCP has its own port: programs like ffmpeg send it from another socket, and a shared port
  // would accept only the first of the two senders and lose the clock that keeps lips in time.
  const transport = await request.room.router.createPlainTransport({
    listenInfo: { protocol: 'udp', ip: request.ip },
    rtcpListenInfo: { protocol: 'udp', ip: request.ip },
    rtcpMux: false,
    comedia: true,
  });
  const { room, ownerId } = request;
  const entry = { room, branch: room, ownerId, direction: 'ingest' as const, transport };
  registry.addTransport(entry);
  return entry;
}

async function openTrack(
  request: IngestRequest & { readonly ingestId: string },
  entry: PlainEntry,
  what: 'audio' | IngestVideoCodec,
  registry: Registry,
): Promise<IngestTrack> {
  const ssrc = randomInt(1, 2 ** 31);
  const kind = what === 'audio' ? 'audio' : 'video';
  const producer = await entry.transport.produce({
    kind,
    rtpParameters: ingestRtpParameters(what, ssrc, request.ingestId),
  });
  const source: MediaSource = { sourceId: request.sourceId, role: 'programme' };
  registry.addProducer(entry, producer, source);
  const { localAddress, localPort } = entry.transport.tuple;
  return {
    producerId: producer.id,
    ip: localAddress,
    rtpPort: localPort,
    rtcpPort: entry.transport.rtcpTuple?.localPort ?? localPort + 1,
    payloadType: kind === 'audio' ? INGEST_AUDIO_PAYLOAD_TYPE : INGEST_VIDEO_PAYLOAD_TYPE,
    ssrc,
  };
}
