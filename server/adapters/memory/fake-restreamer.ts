/** A restreamer that sends nothing: tests say when it runs and when it breaks off. */
import type { Restreamer, RestreamTarget } from '#server/ports/restreamer.ts';

export interface FakeRestream {
  readonly sessionId: string;
  readonly target: RestreamTarget;
  isClosed(): boolean;
  run(): void;
  breakOff(complaint: string): void;
}

export interface FakeRestreamer extends Restreamer {
  /** Everything that was started, oldest first. */
  readonly started: readonly FakeRestream[];
}

export function createFakeRestreamer(): FakeRestreamer {
  const started: FakeRestream[] = [];
  return {
    started,
    start: (sessionId, target, listener) => {
      let closed = false;
      started.push({
        sessionId,
        target,
        isClosed: () => closed,
        run: () => listener.running?.(),
        breakOff: (complaint) => listener.ended(complaint),
      });
      return {
        close: async () => {
          closed = true;
        },
      };
    },
  };
}
