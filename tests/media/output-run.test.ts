/** An output that is closed while its encoder is only starting ends all the same. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Packager } from '#server/adapters/ffmpeg/hls/packager.ts';
import { Mixer } from '#server/adapters/ffmpeg/output/mixer.ts';
import { keepRunning } from '#server/adapters/ffmpeg/output/output-run.ts';
import { blackPicture } from '#server/adapters/ffmpeg/output/picture-format.ts';
import type { OutputStatus } from '#server/ports/programme-output.ts';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { tempDir } from '#tests/support/temp-dir.ts';

const ENDS_WITHIN_MS = 40_000;
const black = blackPicture();
const cards = { soon: black, break: black, ended: black, nothing: black };

describe('the runs of an output', () => {
  beforeAll(() => ensureDebianPackages(['ffmpeg']));

  it.each(['before the encoder starts', 'just as it is there'] as const)(
    '[T33] end when it is closed %s',
    async (when) => {
      await using folder = await tempDir('run');
      const closing = new AbortController();
      const states: OutputStatus['state'][] = [];
      const parts = {
        folder: folder.path,
        packager: new Packager(folder.path),
        mixer: new Mixer(
          { picture: () => undefined, mix: () => undefined, skip: () => undefined, catchUp: () => undefined },
          cards,
        ),
        nowMs: () => performance.timeOrigin + performance.now(),
        beforeTick: () => undefined,
        onStatus: ({ state }: OutputStatus): void => {
          states.push(state);
          closing.abort();
        },
      };
      const ended = keepRunning(parts, closing.signal);
      if (when === 'before the encoder starts') closing.abort();
      await ended;
      expect(states).toEqual(['running']);
      expect(await readdir(join(folder.path, 'runs'))).toEqual(['0001']);
    },
    ENDS_WITHIN_MS,
  );
});
