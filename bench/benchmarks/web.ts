/** Placeholder. */
import type { Benchmark } from './benchmark.ts';
export const web: Benchmark = { about: '', viewers: 1, seconds: 1, run: async () => ({}) };
