/** Writes figures for a monitoring system. */

/** One figure now. Names are `yishiting_…` with the unit at the end, after the custom of the format. */
export interface Metric {
  readonly name: string;
  /** What it is, in one line. */
  readonly help: string;
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface MetricsWriter {
  /** MIME type of what is written. */
  readonly contentType: string;
  /** The figures, and those of the process itself. */
  write(metrics: readonly Metric[]): Promise<string>;
}
