/** What comes of a stream that stalls, with a program in place of ffmpeg that reports as it does. */
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { tempDir } from '#tests/support/temp-dir.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { LiveRun, STALLED } from './live-run.ts';

const PATH = process.env['PATH'] ?? '';
afterEach(() => {
  process.env['PATH'] = PATH;
});

/** Runs a shell script as ffmpeg; answers what its listener was told. */
async function run(script: string, stallMs: number) {
  const folder = await tempDir('live-run');
  const program = path.join(folder.path, 'ffmpeg');
  await writeFile(program, `#!/bin/sh\n${script}\n`);
  await chmod(program, 0o755);
  process.env['PATH'] = `${folder.path}:${PATH}`;
  const told: string[] = [];
  const listener = {
    running: () => void told.push('running'),
    ended: (words: string) => void told.push(words),
  };
  const live = new LiveRun({ args: [], listener, stallMs });
  return { live, told, [Symbol.asyncDispose]: folder.remove };
}

const isGone = (pid: number | undefined) => () => {
  try {
    process.kill(pid ?? 0, 0);
    return false;
  } catch {
    return true;
  }
};

describe('a stream that is brought in', () => {
  it('[U3] [V3] is ended when it says over and over that nothing more has come', async () => {
    const script = 'while :; do echo "out_time_us=1000"; sleep 0.1; done';
    await using stalled = await run(script, 600);
    await waitFor(() => stalled.told.includes(STALLED), { what: 'the end' });
    expect(stalled.told).toEqual(['running', STALLED]);
    await waitFor(isGone(stalled.live.pid), { what: 'the program to be gone' });
    await stalled.live.close();
    expect(stalled.told).toHaveLength(2);
  });

  it('[U3] goes on while something comes, however little', async () => {
    const script =
      'n=1; while [ $n -le 20 ]; do echo "out_time_us=$n"; n=$((n+1)); sleep 0.1; done; echo over >&2';
    await using slow = await run(script, 5_000);
    await waitFor(() => slow.told.length === 2, { what: 'the end' });
    expect(slow.told).toEqual(['running', 'over']);
  });

  it('[U3] that never begins is ended too', async () => {
    await using silent = await run('exec sleep 600', 300);
    await waitFor(() => silent.told.length > 0, { what: 'the end' });
    expect(silent.told).toEqual([STALLED]);
  });
});
