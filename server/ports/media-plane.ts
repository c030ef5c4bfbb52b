/**
 * Carries live pictures and sound between publishers, viewers and feeds. Expected refusals are values:
 * `media_unavailable` (no worker), `not_found` (an id that is unknown or belongs to somebody else) and
 * `unsupported` (codecs or parameters that cannot be used).
 */
import type { MediaPayload, MediaReply } from '#shared/features/stage/media-commands.ts';
import type {
  MediaKind,
  RtpCapabilities,
  RtpParameters,
  SourceRole,
  TransportOffer,
} from '#shared/features/stage/media-schemas.ts';
import type { Result } from '#shared/kernel/result.ts';

/** Whether WebRTC works. Without it the server runs all the same, and says so. */
export type MediaStatus =
  | { readonly state: 'ready' }
  /** A worker is being fetched, built or restarted; `detail` is for people. */
  | { readonly state: 'starting'; readonly detail: string }
  | { readonly state: 'unavailable'; readonly reason: string };

/** Shares of a core that media workers needed in the last seconds; 1 is a whole core. */
export interface MediaLoad {
  /** For alarms: what is there is in danger. */
  readonly busiest: number;
  /** For admission: when even this worker is busy, nobody more can be carried. */
  readonly calmest: number;
}

/** What a producer shows, for programme choice and labels. */
export interface MediaSource {
  readonly sourceId: string;
  readonly role: SourceRole;
}

export interface ProducerInfo extends MediaSource {
  readonly producerId: string;
  readonly roomId: string;
  readonly ownerId: string;
  readonly kind: MediaKind;
  readonly paused: boolean;
}

/** How loud a source is, in dBov: 0 is the loudest, −127 silence. */
export interface AudioLevel {
  readonly producerId: string;
  readonly sourceId: string;
  readonly dbov: number;
}

/** Health of one source as it arrives here. */
export interface SourceStats extends ProducerInfo {
  readonly bitrateBps: number;
  readonly packets: number;
  readonly packetsLost: number;
  /** Share of packets lost lately, 0 to 1. */
  readonly lossShare: number;
  /** Milliseconds there and back; null where the sender does not tell. */
  readonly roundTripMs: number | null;
  /** The media plane's own mark, 0 (bad) to 10 (perfect). */
  readonly score: number;
  /** Consumers that receive it now. */
  readonly receivers: number;
}

/** Where a feed on this machine sends plain RTP. RTCP goes to a port of its own. */
export interface IngestTrack {
  readonly producerId: string;
  readonly ip: string;
  readonly rtpPort: number;
  readonly rtcpPort: number;
  readonly payloadType: number;
  readonly ssrc: number;
}

export type IngestVideoCodec = 'VP8' | 'H264';

export interface Ingest {
  readonly ingestId: string;
  readonly generation: string;
  readonly videoCodec: IngestVideoCodec;
  readonly video: IngestTrack;
  readonly audio: IngestTrack;
}

/** A producer on its way to a program on this machine, as plain RTP. It starts paused: resume its consumer. */
export interface Egress {
  readonly egressId: string;
  /** For `resumeConsumer` and `requestKeyFrame` by the same owner. */
  readonly consumerId: string;
  readonly kind: MediaKind;
  readonly mimeType: string;
  readonly payloadType: number;
  readonly clockRate: number;
  readonly channels?: number;
  /** As in SDP. */
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** A path that a dying worker took along. */
export interface LostPath {
  readonly ownerId: string;
  readonly transportId: string;
}

/** Told about what happens by itself. Every part is optional; an observer must not throw. */
export interface MediaObserver {
  statusChanged?(status: MediaStatus): void;
  producerOpened?(producer: ProducerInfo): void;
  /** Also sent for every producer of an owner or transport that closes, and of a lost room. */
  producerClosed?(producer: ProducerInfo): void;
  producerPaused?(producer: ProducerInfo): void;
  /** Who speaks, loudest first; empty when it has become silent. */
  audioLevels?(roomId: string, levels: readonly AudioLevel[]): void;
  transportClosed?(transport: {
    readonly roomId: string;
    readonly ownerId: string;
    readonly transportId: string;
  }): void;
  /** Media can flow over a transport, for it is reached and encrypted; or it can no more, for nobody answers there. */
  pathChanged?(path: {
    readonly roomId: string;
    readonly ownerId: string;
    readonly transportId: string;
    readonly open: boolean;
  }): void;
  /**
   * A worker died that carried some paths of a room and not the room itself; they are closed. Their owners open new
   * ones; nobody else notices, nor do other paths of the same owners [T49].
   */
  pathsLost?(roomId: string, paths: readonly LostPath[]): void;
  /** Its worker died. Everybody joins again: the next `join` makes the room anew. */
  roomLost?(roomId: string): void;
}

/** Who receives what. */
export interface Reception {
  readonly ownerId: string;
  readonly producerId: string;
}

/** What players with fixed tracks receive: producers of their room, or nothing. */
export interface ProgrammeShow {
  readonly video: string | null;
  readonly audio: string | null;
}

/** The path of such a player, and what comes over it from now on whatever is shown. */
export interface ProgrammeOffer extends TransportOffer {
  readonly tracks: readonly { readonly kind: MediaKind; readonly rtpParameters: RtpParameters }[];
}

/** One socket connection or feed. Everything it opens is closed with `closeOwner`. */
export interface OwnerRequest {
  readonly ownerId: string;
}

/** `role` may also be what programs send, of which nobody measures how loud it is. */
export type ProduceRequest = OwnerRequest & { readonly sourceId: string } & Omit<
    MediaPayload<'stage:produce'>,
    'role' | 'page' | 'again'
  > & { readonly role: SourceRole };

type Done = Promise<Result<Record<string, never>>>;

export interface MediaPlane {
  /** The present state; changes are told to observers. */
  status(): MediaStatus;
  load(): MediaLoad;
  /** Adds an observer; the returned function removes it. */
  observe(observer: MediaObserver): () => void;

  /** Enters a session's room, making it when it is the first one there. */
  join(roomId: string): Promise<Result<MediaReply<'stage:mediaJoin'>>>;
  /** On a worker that has room for it, which need not be that of the room's other paths [T47]. */
  createTransport(
    request: OwnerRequest & { readonly roomId: string } & MediaPayload<'stage:createTransport'>,
  ): Promise<Result<MediaReply<'stage:createTransport'>>>;
  connectTransport(request: OwnerRequest & MediaPayload<'stage:connectTransport'>): Done;
  /** New ICE credentials for a transport whose path broke; the media goes on where it was. */
  restartIce(
    request: OwnerRequest & MediaPayload<'stage:restartIce'>,
  ): Promise<Result<MediaReply<'stage:restartIce'>>>;
  closeTransport(request: OwnerRequest & MediaPayload<'stage:closeTransport'>): Done;

  /** `sourceId` says whose track it is; camera, microphone and screen of one person share it. */
  produce(request: ProduceRequest): Promise<Result<MediaReply<'stage:produce'>>>;
  setProducerPaused(request: OwnerRequest & MediaPayload<'stage:pauseProducer'>): Done;
  closeProducer(request: OwnerRequest & MediaPayload<'stage:closeProducer'>): Done;
  /** Takes a producer off, whoever owns it: for the moderator. */
  dropProducer(producerId: string): Done;
  /** The producers of a room, oldest first; empty for a room that is not there. */
  producers(roomId: string): readonly ProducerInfo[];

  /** The consumer starts paused. */
  consume(
    request: OwnerRequest & MediaPayload<'stage:consume'>,
  ): Promise<Result<MediaReply<'stage:consume'>>>;
  resumeConsumer(request: OwnerRequest & MediaPayload<'stage:resumeConsumer'>): Done;
  pauseConsumer(request: OwnerRequest & MediaPayload<'stage:pauseConsumer'>): Done;
  closeConsumer(request: OwnerRequest & MediaPayload<'stage:closeConsumer'>): Done;
  /**
   * Holds back every consumer of a room that is forbidden: nothing flows and resuming it answers
   * `not_found`, until a later call forbids it no more; then it goes on as its owner last asked. Closing
   * would leave an owner that missed a short absence with a dead track, for closing is not told to it.
   */
  holdBack(roomId: string, forbidden: (reception: Reception) => boolean): void;
  /** Asks the source for a fresh picture; a source is asked a few times a second at most, however many ask. */
  requestKeyFrame(request: OwnerRequest & { readonly consumerId: string }): Done;

  /**
   * Opens a path for a player that cannot change its tracks: at most one sound and one picture, under the payload types
   * of its capabilities, which carry whatever is shown. They flow from the start. A picture in a codec that the player
   * does not name is `unsupported`. `show` counts when nobody watches yet; from then on `showProgramme` does.
   */
  openProgramme(
    request: OwnerRequest & {
      readonly roomId: string;
      readonly rtpCapabilities: RtpCapabilities;
      readonly show: ProgrammeShow;
    },
  ): Promise<Result<ProgrammeOffer>>;
  /**
   * Changes what such players of a room receive, at once and on the same tracks. Those that were opened with another
   * codec than the new picture's are closed.
   */
  showProgramme(roomId: string, show: ProgrammeShow): void;

  /** Opens one video and one Opus producer that a program on this machine feeds with plain RTP. */
  openIngest(
    request: OwnerRequest & {
      readonly roomId: string;
      readonly sourceId: string;
      readonly videoCodec: IngestVideoCodec;
    },
  ): Promise<Result<Ingest>>;
  closeIngest(request: OwnerRequest & { readonly ingestId: string }): Done;

  /** Sends a producer's best layer as plain RTP to a local port, RTCP to the next; ends with the producer. */
  openEgress(
    request: OwnerRequest & { readonly producerId: string; readonly port: number },
  ): Promise<Result<Egress>>;
  closeEgress(request: OwnerRequest & { readonly egressId: string }): Done;

  stats(roomId: string): Promise<readonly SourceStats[]>;
  /** Closes transports, producers and consumers of one owner. Never fails. */
  closeOwner(ownerId: string): Promise<void>;
  /** Ends a room: everything in it is closed, without `roomLost`. */
  closeRoom(roomId: string): Promise<void>;
  /** Frees everything; may be called twice. Afterwards every request answers `media_unavailable`. */
  close(): Promise<void>;
}
