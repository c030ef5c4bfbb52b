/** Time, as a port, so that tests hold it still. */
export interface Clock {
  /** Milliseconds since 1970. */
  nowMs(): number;
  /** ISO-8601 UTC. */
  nowIso(): string;
  /** Runs once after `delayMs`; the returned function cancels. */
  after(delayMs: number, run: () => void): () => void;
  /** Runs every `periodMs`; the returned function stops it. */
  every(periodMs: number, run: () => void): () => void;
}
