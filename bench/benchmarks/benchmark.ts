/** What a benchmark is. */

export interface BenchmarkOptions {
  readonly viewers: number;
  /** Length of each measured stretch. */
  readonly seconds: number;
  /** Tells the person at the terminal how far it is. */
  readonly say: (text: string) => void;
}

export interface Benchmark {
  readonly about: string;
  readonly viewers: number;
  readonly seconds: number;
  /** The figures, ready to be printed as JSON. A peer that is not installed is null. */
  run(options: BenchmarkOptions): Promise<object>;
}

/** Two figures behind the point at most: more would pretend. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
