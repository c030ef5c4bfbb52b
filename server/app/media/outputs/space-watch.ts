/** Watches the disk of the recordings, and says when keeping is to stop and to go on [KR9]. */
import { decideKeeping } from '#server/domain/replay/keeping.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { DiskSpace } from '#server/ports/disk-space.ts';
import type { Log } from '#server/ports/log.ts';
import type { KeepingNow } from '#shared/features/replay/keeping.ts';

export interface SpaceWatchPorts {
  readonly diskSpace: DiskSpace;
  /** Below this nothing is kept. */
  readonly minFreeBytes: number;
  readonly clock: Clock;
  readonly log: Log;
}

export interface SpaceWatch {
  now(): KeepingNow;
  /** Whether so much more may be written without coming to the limit. */
  takes(bytes: number): Promise<boolean>;
  /** How many sessions are being written. */
  count(writing: number): void;
  onChanged(listener: (now: KeepingNow) => void): void;
  close(): void;
}

const LOOK_EVERY_MS = 5000;

/** Resolves when the disk was looked at for the first time. */
export async function createSpaceWatch(ports: SpaceWatchPorts): Promise<SpaceWatch> {
  const { diskSpace, minFreeBytes, clock, log } = ports;
  const listeners: ((now: KeepingNow) => void)[] = [];
  let now: KeepingNow = { state: 'kept', minutesLeft: null };
  let writing = 0;
  const look = async (): Promise<void> => {
    const next = decideKeeping(now.state, { freeBytes: await diskSpace.freeBytes(), minFreeBytes, writing });
    const before = now;
    now = next;
    if (before.state === next.state && before.minutesLeft === next.minutesLeft) return;
    if (before.state !== next.state) tell(log, next);
    for (const listener of listeners) listener(next);
  };
  await look();
  const stop = clock.every(LOOK_EVERY_MS, () => {
    look().catch((error: unknown) => log.error('the disk could not be looked at', { error }));
  });
  return {
    now: () => now,
    takes: async (bytes) => {
      const freeBytes = await diskSpace.freeBytes();
      return freeBytes === null || freeBytes - bytes >= minFreeBytes;
    },
    count: (sessions) => {
      writing = sessions;
    },
    onChanged: (listener) => listeners.push(listener),
    close: stop,
  };
}

function tell(log: Log, { state, minutesLeft }: KeepingNow): void {
  if (state === 'stopped') log.error('the disk is full: recording has stopped, live goes on');
  else if (state === 'low') log.warn('the disk will be full soon', { minutesLeft });
  else log.info('recording goes on');
}
