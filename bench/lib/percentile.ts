/** Percentiles of measured values: exact for short lists, by a histogram for millions. */

/** The value that a share of `p` (0-100) of the values does not exceed (nearest rank); 0 of nothing. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.ceil((p / 100) * sorted.length);
  return sorted[Math.max(0, rank - 1)] ?? 0;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

const BUCKET_MS = 0.25;
/** Later ones count as this late. */
const LONGEST_MS = 120_000;

/** Pairs of bucket and count, as they travel between processes. */
export type HistogramDump = readonly (readonly [bucket: number, count: number])[];

/** Latencies in buckets of a quarter of a millisecond; percentiles answer the upper edge of a bucket. */
export class LatencyHistogram {
  readonly #counts = new Map<number, number>();
  #total = 0;

  add(ms: number, times = 1): void {
    this.#take(Math.max(0, Math.floor(Math.min(ms, LONGEST_MS) / BUCKET_MS)), times);
  }

  merge(dump: HistogramDump): void {
    for (const [bucket, count] of dump) this.#take(bucket, count);
  }

  dump(): HistogramDump {
    return [...this.#counts];
  }

  get total(): number {
    return this.#total;
  }

  percentile(p: number): number {
    const wanted = Math.ceil((p / 100) * this.#total);
    let seen = 0;
    for (const [bucket, count] of [...this.#counts].sort(([a], [b]) => a - b)) {
      seen += count;
      if (seen >= wanted) return (bucket + 1) * BUCKET_MS;
    }
    return 0;
  }

  #take(bucket: number, times: number): void {
    this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + times);
    this.#total += times;
  }
}
