/** A crowd of WebRTC viewers over several processes: while one part joins, the others sleep. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { MediaViewerCalls, Sample, Screen } from '../../generators/media-viewer.ts';
import { type Child, startChild } from '../child.ts';
import { sharedNowMs } from '../clock.ts';
import { cpuSeconds } from '../process-figures.ts';

/** What came to the crowd, and what it cost whom. */
export interface Stretch {
  readonly seconds: number;
  readonly packets: number;
  /** Of each process that was named. */
  readonly cpuSeconds: readonly number[];
}

export interface Part {
  readonly viewers: number;
  readonly suites: readonly string[];
  readonly sample: Sample;
}

export interface MediaCrowd extends AsyncDisposable {
  /** The parts join one after the other; `after` is called when one is in. */
  enter(crowd: string, screen: Screen, clip: string, after: (part: Part) => Promise<void>): Promise<void>;
  measure(crowd: string, ms: number, pids: readonly number[]): Promise<Stretch>;
}

const MODULE = new URL('../../generators/media-viewer.ts', import.meta.url);
const PARTS = 5;
/** Longer than anybody sleeps. */
const AHEAD_MS = 1_500;

export async function startMediaCrowd(viewers: number): Promise<MediaCrowd> {
  const children: Child<MediaViewerCalls>[] = [];
  for (let at = 0; at < Math.min(PARTS, viewers); at += 1) {
    children.push(await startChild(MODULE, { onLastCore: true }));
  }
  const firstOf = (at: number): number => Math.floor((at * viewers) / children.length);
  return {
    enter: async (crowd, screen, clip, after) => {
      for (const [at, child] of children.entries()) {
        const first = firstOf(at);
        const count = firstOf(at + 1) - first;
        const entered = await child.call('enter', { crowd, screen, count, first, clip });
        await after({ viewers: count, ...entered });
      }
    },
    measure: async (crowd, ms, pids) => {
      const startMs = sharedNowMs() + AHEAD_MS;
      const counting = children.map((child) => child.call('count', { crowd, startMs, ms }));
      await sleep(AHEAD_MS);
      const before = { atMs: sharedNowMs(), cpu: pids.map(cpuSeconds) };
      await sleep(ms);
      const cpu = pids.map(cpuSeconds);
      const seconds = (sharedNowMs() - before.atMs) / 1000;
      const counted = await Promise.all(counting);
      const perSecond = counted.reduce((sum, part) => sum + part.perSecond, 0);
      return {
        seconds,
        packets: perSecond * seconds,
        cpuSeconds: cpu.map((now, at) => now - (before.cpu[at] ?? 0)),
      };
    },
    [Symbol.asyncDispose]: async () => void (await Promise.all(children.map((child) => child.stop()))),
  };
}
