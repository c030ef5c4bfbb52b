/** Watches the tracks of a room over time: for how long a picture has stood still, or a microphone said nothing. Pure. */
import type { SourceStats } from '#server/ports/media-plane.ts';
import type { SentPicture, TrackHealth, TrackKind } from '#shared/features/stage/health.ts';

interface Memory {
  readonly packets: number;
  /** When packets of it last came, or sound was last heard. */
  readonly aliveAtMs: number;
}

/** What others know of the tracks. */
export interface Known {
  readonly sentBy: (producerId: string) => SentPicture | null;
  /** Whether the voice of a source is on air. */
  readonly onAir: (sourceId: string) => boolean;
}

/** One that is on air. */
export type WantedTrack = Pick<TrackHealth, 'sourceId' | 'track'>;

/** One that is on air and does not come at all. */
export interface MissingTrack extends WantedTrack {
  readonly missingSeconds: number;
}

export class TrackWatch {
  readonly #memories = new Map<string, Memory>();
  /** Since when what is on air does not come. */
  #missing = new Map<string, number>();

  /** Something was heard of this producer. */
  heard(producerId: string, nowMs: number): void {
    const memory = this.#memories.get(producerId);
    this.#memories.set(producerId, { packets: memory?.packets ?? 0, aliveAtMs: nowMs });
  }

  /**
   * The tracks as they are now, of `stats` in the order of their coming; `sentBy` knows what senders say of their
   * pictures. The silence of a microphone is counted from when it is on air: until then nobody was to hear anything.
   */
  look(stats: readonly SourceStats[], nowMs: number, { sentBy, onAir }: Known): readonly TrackHealth[] {
    const here = new Set(stats.map(({ producerId }) => producerId));
    for (const producerId of this.#memories.keys())
      if (!here.has(producerId)) this.#memories.delete(producerId);
    // The desk's voice to waiting guests is nobody's source.
    const sources = stats.filter(({ role }) => role !== 'talkback');
    const tracks = sources.map((one) => ({
      sourceId: one.sourceId,
      track: trackOf(one),
      bitrateBps: one.bitrateBps,
      lossShare: one.lossShare,
      roundTripMs: one.roundTripMs,
      picture: one.kind === 'audio' ? null : sentBy(one.producerId),
      stillSeconds: this.#stillSeconds(one, nowMs, one.kind === 'video' || onAir(one.sourceId)),
      paused: one.paused,
    }));
    // Of somebody who came back by another network the track before is still there, and stands still.
    const newest = new Map(tracks.map((one) => [nameOf(one), one]));
    return [...newest.values()];
  }

  /** What of the wanted is not among `tracks`, and for how long it has not been. */
  missing(
    wanted: readonly WantedTrack[],
    tracks: readonly WantedTrack[],
    nowMs: number,
  ): readonly MissingTrack[] {
    const here = new Set(tracks.map(nameOf));
    const gone = wanted.filter((one) => !here.has(nameOf(one)));
    this.#missing = new Map(gone.map((one) => [nameOf(one), this.#missing.get(nameOf(one)) ?? nowMs]));
    return gone.map(({ sourceId, track }) => {
      const sinceMs = this.#missing.get(nameOf({ sourceId, track })) ?? nowMs;
      return { sourceId, track, missingSeconds: Math.floor((nowMs - sinceMs) / 1000) };
    });
  }

  #stillSeconds(
    { producerId, kind, role, packets, paused }: SourceStats,
    nowMs: number,
    counted: boolean,
  ): number {
    const memory = this.#memories.get(producerId);
    // Packets of a microphone say nothing about sound: silence is sent, too. What programs of this machine send
    // (films, encoders over RTMP, partners) does not tell how loud it is: there packets are all that is known.
    const counts = kind === 'video' || role === 'programme';
    const alive = memory === undefined || paused || !counted || (counts && packets !== memory.packets);
    const aliveAtMs = alive ? nowMs : memory.aliveAtMs;
    this.#memories.set(producerId, { packets, aliveAtMs });
    return Math.floor((nowMs - aliveAtMs) / 1000);
  }
}

function nameOf({ sourceId, track }: WantedTrack): string {
  return `${sourceId} ${track}`;
}

function trackOf({ kind, role }: SourceStats): TrackKind {
  if (kind === 'audio') return 'audio';
  return role === 'screen' ? 'screen' : 'camera';
}
