/** What pages tell of themselves: how they watch, what they send, that they cannot see or hear. Kept in memory only. */
import type { Ids } from '#server/ports/ids.ts';
import type { SentPicture, TroubleReport, ViewersByWay } from '#shared/features/stage/health.ts';
import type { MediaPayload } from '#shared/features/stage/media-commands.ts';

type Way = keyof ViewersByWay;

/** Reports that are kept of a session. */
const KEPT = 50;
const RECENT_MS = 10 * 60_000;

interface Trouble extends TroubleReport {
  readonly atMs: number;
  readonly ownerId: string;
}

export class MediaReports {
  readonly #ids: Pick<Ids, 'id'>;
  readonly #ways = new Map<string, { readonly sessionId: string; readonly way: Way }>();
  /** By producer. */
  readonly #sent = new Map<string, SentPicture & { readonly ownerId: string }>();
  readonly #troubles = new Map<string, Trouble[]>();

  constructor(ids: Pick<Ids, 'id'>) {
    this.#ids = ids;
  }

  watches(sessionId: string, ownerId: string, way: Way): void {
    this.#ways.set(ownerId, { sessionId, way });
  }

  sends(ownerId: string, { producerId, ...picture }: MediaPayload<'stage:reportSending'>): void {
    this.#sent.set(producerId, { ...picture, ownerId });
  }

  /** Answers the short number by which the citizen can speak of it. */
  trouble(
    sessionId: string,
    ownerId: string,
    atMs: number,
    report: MediaPayload<'stage:reportTrouble'>,
  ): TroubleReport {
    const no = this.#ids.id('t').slice(-4).toUpperCase();
    const at = new Date(atMs).toISOString();
    const before = this.#troubles.get(sessionId) ?? [];
    this.#troubles.set(sessionId, [{ ...report, no, at, atMs, ownerId }, ...before].slice(0, KEPT));
    return { ...report, no, at };
  }

  /** The connection ended. */
  left(ownerId: string): void {
    this.#ways.delete(ownerId);
    for (const [producerId, sent] of this.#sent) if (sent.ownerId === ownerId) this.#sent.delete(producerId);
  }

  viewers(sessionId: string): ViewersByWay {
    const counted: Record<Way, number> = { webrtc: 0, hls: 0, sound: 0, text: 0 };
    for (const one of this.#ways.values()) if (one.sessionId === sessionId) counted[one.way] += 1;
    return counted;
  }

  sentBy(producerId: string): SentPicture | null {
    const sent = this.#sent.get(producerId);
    if (sent === undefined) return null;
    const { width, height, framesPerSecond } = sent;
    return { width, height, framesPerSecond };
  }

  /** The latest reports of a session, and how many connections they came from lately. */
  troubles(
    sessionId: string,
    nowMs: number,
  ): { readonly latest: readonly TroubleReport[]; readonly people: number } {
    const all = this.#troubles.get(sessionId) ?? [];
    const recent = all.filter(({ atMs }) => nowMs - atMs < RECENT_MS);
    const latest = all
      .slice(0, 10)
      .map(({ no, at, problem, way, facts }) => ({ no, at, problem, way, facts }));
    return { latest, people: new Set(recent.map(({ ownerId }) => ownerId)).size };
  }
}
