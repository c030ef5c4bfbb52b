/** Encoders that are closed while they are only starting, and those that are too slow. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Packager } from '#server/adapters/ffmpeg/hls/packager.ts';
import { readRuns } from '#server/adapters/ffmpeg/hls/run-index.ts';
import { Mixer } from '#server/adapters/ffmpeg/output/mixer.ts';
import { keepRunning } from '#server/adapters/ffmpeg/output/output-run.ts';
import { blackPicture } from '#server/adapters/ffmpeg/output/picture-format.ts';
import { keptStretches } from '#server/adapters/ffmpeg/recordings/kept-stretches.ts';
import type { OutputStatus } from '#server/ports/programme-output.ts';
import { gapsOf, timelineOf } from '#shared/features/replay/timeline.ts';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { processesWith, signalFirst } from '#tests/support/processes.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const ENDS_WITHIN_MS = 40_000;
const black = blackPicture();
const cards = { soon: black, break: black, ended: black, nothing: black };

describe('the runs of an output', () => {
  beforeAll(() => ensureDebianPackages(['ffmpeg']));

  const partsIn = (folder: string, onStatus: (status: OutputStatus) => void) => ({
    folder,
    packager: new Packager(folder),
    mixer: new Mixer(
      { picture: () => undefined, mix: () => undefined, skip: () => undefined, catchUp: () => undefined },
      cards,
    ),
    // As after the machine's clock was set forward by some weeks.
    nowMs: () => performance.now(),
    wallMs: () => Date.now(),
    beforeTick: () => undefined,
    onStatus,
  });

  it.each(['before the encoder starts', 'just as it is there'] as const)(
    '[T33] end when it is closed %s',
    async (when) => {
      await using folder = await tempDir('run');
      const closing = new AbortController();
      const states: OutputStatus['state'][] = [];
      const parts = partsIn(folder.path, ({ state }) => {
        states.push(state);
        closing.abort();
      });
      const ended = keepRunning(parts, closing.signal);
      if (when === 'before the encoder starts') closing.abort();
      await ended;
      expect(states).toEqual(['running']);
      expect(await readdir(join(folder.path, 'runs'))).toEqual(['0001']);
    },
    ENDS_WITHIN_MS,
  );

  it(
    '[T50] hand over without a gap when the encoder is too slow',
    async () => {
      await using folder = await tempDir('run');
      const closing = new AbortController();
      const states: OutputStatus[] = [];
      const beganMs = Date.now();
      const parts = partsIn(folder.path, (status) => void states.push(status));
      const ended = keepRunning(parts, closing.signal);
      const runs = () => readRuns(folder.path);
      await waitFor(async () => (await runs()).length === 1, { what: 'a segment', withinMs: ENDS_WITHIN_MS });
      const slow = signalFirst(processesWith('ffmpeg', folder.path), 'SIGSTOP');
      const isReduced = () => states.some((status) => status.state === 'running' && status.reduced);
      await waitFor(isReduced, { what: 'another encoder', withinMs: ENDS_WITHIN_MS });
      const count = states.length;
      const other = processesWith('ffmpeg', join(folder.path, 'runs', String(count).padStart(4, '0')));
      expect(other).toHaveLength(1);
      expect(processesWith('ffmpeg', '-preset ultrafast')).toEqual(expect.arrayContaining(other));
      process.kill(slow, 'SIGCONT');
      await waitFor(async () => (await runs()).length >= count, {
        what: 'its segments',
        withinMs: ENDS_WITHIN_MS,
      });
      closing.abort();
      await ended;
      const [firstRun] = await runs();
      expect(Math.abs((firstRun?.[0]?.startedMs ?? 0) - beganMs)).toBeLessThan(ENDS_WITHIN_MS);
      // On a busy machine a third one may have taken over; none had to wait.
      expect(states.filter(({ state }) => state !== 'running')).toEqual([]);
      const timeline = timelineOf(keptStretches((await runs()).flatMap(([best]) => best ?? [])));
      expect(timeline.length).toBeGreaterThanOrEqual(2);
      expect(gapsOf(timeline, null)).toEqual([]);
      expect(await readFile(join(folder.path, 'hls', 'live-720p.m3u8'), 'utf8')).toContain(
        '#EXT-X-DISCONTINUITY\n',
      );
      expect(processesWith('ffmpeg', folder.path)).toEqual([]);
    },
    3 * ENDS_WITHIN_MS,
  );
});
