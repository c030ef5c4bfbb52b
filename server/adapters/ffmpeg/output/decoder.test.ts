/** A decoder that cannot run says why, once, and is not started again and again without a pause. */
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { RtpTrack } from '#server/ports/programme-output.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { startDecoder } from './decoder.ts';

const track: RtpTrack = {
  ...{ id: 'voice', kind: 'audio', mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000 },
  ...{ channels: 2, parameters: {}, port: 5_004 },
};

/** Of half a second, doubled twice; clocks differ by a little. */
const THIRD_PAUSE_MS = 1_990;

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Puts an ffmpeg first on the path that notes when it was started and does what is said. */
async function installFfmpeg(folder: string, does: string) {
  const notes = join(folder, 'starts');
  const program = join(folder, 'ffmpeg');
  await writeFile(program, `#!/bin/sh\ndate +%s%3N >> '${notes}'\n${does}\n`);
  await chmod(program, 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`);
  return async (): Promise<readonly number[]> => {
    const text = await readFile(notes, 'utf8').catch(() => '');
    return text.split('\n').filter(Boolean).map(Number);
  };
}

describe('a decoder', () => {
  it('[T30] that cannot run says so once, and is tried ever more seldom', async () => {
    await using folder = await tempDir('decoder');
    const starts = await installFfmpeg(folder.path, 'echo "no such decoder" >&2; exit 1');
    const faults: string[] = [];
    const decoder = startDecoder(track, {
      onData: () => undefined,
      onStart: () => undefined,
      onListening: () => undefined,
      onFault: (words) => faults.push(words),
    });
    onTestFinished(() => decoder.close());
    await waitFor(
      async () => {
        const times = await starts();
        return times.some((at, index) => at - (times[index - 1] ?? at) >= THIRD_PAUSE_MS);
      },
      { what: 'a pause that was doubled twice', withinMs: 30_000 },
    );
    await decoder.close();
    expect(faults).toEqual(['no such decoder']);
  }, 40_000);

  it('[T30] that ends after a while is started again at once, and says nothing', async () => {
    await using folder = await tempDir('decoder');
    const starts = await installFfmpeg(folder.path, 'exec sleep 1.1');
    const faults: string[] = [];
    const decoder = startDecoder(track, {
      onData: () => undefined,
      onStart: () => undefined,
      onListening: () => undefined,
      onFault: (words) => faults.push(words),
    });
    onTestFinished(() => decoder.close());
    await waitFor(async () => (await starts()).length >= 2, { what: 'the second start', withinMs: 30_000 });
    await decoder.close();
    expect(faults).toEqual([]);
  }, 40_000);
});
