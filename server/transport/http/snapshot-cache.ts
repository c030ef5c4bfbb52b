/** Snapshots, encoded and compressed once for everybody who joins within the same second. */
import type { Clock } from '#server/ports/clock.ts';
import type { Snapshot } from '#shared/contract/protocol.ts';
import { type EncodedJson, encodeJson } from './encoded-json.ts';

/** How old counters in a snapshot may be; events are never missed, since the socket resumes from its number. */
const FRESH_MS = 1000;

interface Entry {
  readonly madeMs: number;
  /** The last event that it holds. */
  readonly seq: number;
  readonly encoded: Promise<EncodedJson>;
}

/** Encodes at most once a second per key, as long as who reads it can still resume from it. */
export class SnapshotCache {
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `resumable` tells whether the events after a number are still at hand: a burst can outrun a second. */
  get(key: string, make: () => Snapshot, resumable: (seq: number) => boolean): Promise<EncodedJson> {
    const known = this.#entries.get(key);
    const nowMs = this.#clock.nowMs();
    // The clock may be set back.
    const fresh = known !== undefined && Math.abs(nowMs - known.madeMs) < FRESH_MS;
    if (fresh && resumable(known.seq)) return known.encoded;
    const snapshot = make();
    const encoded = encodeJson(snapshot);
    this.#entries.set(key, { madeMs: nowMs, seq: snapshot.room.seq, encoded });
    return encoded;
  }
}
