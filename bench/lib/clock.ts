/** One clock for all processes of a benchmark: the machine's monotonic clock, which they share. */

const OFFSET_MS = Number(process.hrtime.bigint()) / 1e6 - performance.now();

/** Milliseconds since the machine started, comparable between processes. */
export function sharedNowMs(): number {
  return performance.now() + OFFSET_MS;
}

/**
 * Calls `act` for 0, 1, 2 … at `perSecond`, each with the time at which it was due. Never waits for what it
 * started (open loop): whoever is slow is measured as slow. Resolves after the last call.
 */
export function atRate(
  plan: { readonly startMs: number; readonly perSecond: number; readonly count: number },
  act: (index: number, dueMs: number) => void,
): Promise<void> {
  const gapMs = 1000 / plan.perSecond;
  return new Promise((resolve) => {
    let next = 0;
    const turn = (): void => {
      const now = sharedNowMs();
      for (; next < plan.count && plan.startMs + next * gapMs <= now; next += 1) {
        act(next, plan.startMs + next * gapMs);
      }
      if (next >= plan.count) resolve();
      else setTimeout(turn, Math.max(1, Math.min(plan.startMs + next * gapMs - now, 50)));
    };
    turn();
  });
}
