/** Turns a compiler's flood of lines into one calm line every few seconds. */
import type { Log } from './types.ts';

const EVERY_MS = 3_000;

/** The counter ninja puts before each line: `[12/345] …`. */
export function parseNinja(line: string): { done: number; total: number } | undefined {
  const match = /^\[(\d+)\/(\d+)\]/.exec(line);
  return match ? { done: Number(match[1]), total: Number(match[2]) } : undefined;
}

/** One line for people: share done, counter and seconds since the start. */
export function progressLine(state: { done: number; total: number }, elapsedMs: number): string {
  const percent = state.total === 0 ? 0 : Math.floor((100 * state.done) / state.total);
  return `media worker: building ${percent}% (${state.done}/${state.total}), ${Math.round(elapsedMs / 1000)} s`;
}

/** Speaks on a timer, not per line, so that one slow source file does not look like a standstill. */
export function startProgress(log: Log): { onLine: (line: string) => void; stop: () => void } {
  const startedAt = Date.now();
  let state = { done: 0, total: 0 };
  const timer = setInterval(() => log(progressLine(state, Date.now() - startedAt)), EVERY_MS);
  return {
    onLine: (line) => {
      state = parseNinja(line) ?? state;
    },
    stop: () => clearInterval(timer),
  };
}
