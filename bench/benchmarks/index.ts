/** The registry of benchmarks: one line each. */
import type { Benchmark } from './benchmark.ts';
import { fanout } from './fanout.ts';
import { firstframe } from './firstframe.ts';
import { hls } from './hls.ts';
import { join } from './join.ts';
import { latency } from './latency.ts';
import { media } from './media.ts';
import { record } from './record.ts';
import { resume } from './resume.ts';
import { votes } from './votes.ts';
import { web } from './web.ts';

export const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  fanout,
  votes,
  join,
  resume,
  web,
  hls,
  latency,
  firstframe,
  media,
  record,
};
