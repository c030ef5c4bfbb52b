/** Checks the small steps of obtaining a worker: addresses, packages, progress, output lines, lock. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from './lock.ts';
import { notInstalled } from './packages.ts';
import { prebuiltUrl } from './prebuilt.ts';
import { parseNinja, progressLine } from './progress.ts';
import { lineSplitter, run } from './run.ts';
import { smokeTest } from './smoke.ts';

describe('prebuiltUrl', () => {
  const target = { version: '3.27.1', platform: 'linux', arch: 'x64', kernel: '6.1.0-18-amd64' };

  it('names the kernel on Linux', () => {
    expect(prebuiltUrl(target)).toMatch(/\/3\.27\.1\/mediasoup-worker-3\.27\.1-linux-x64-kernel6\.tgz$/);
  });

  it('names no kernel elsewhere', () => {
    expect(prebuiltUrl({ ...target, platform: 'darwin' })).toMatch(/-darwin-x64\.tgz$/);
  });

  it('follows another base address', () => {
    expect(prebuiltUrl({ ...target, baseUrl: 'https://mirror.example/w' })).toMatch(
      /^https:\/\/mirror\.example\/w\/3\.27\.1\//,
    );
  });
});

describe('notInstalled', () => {
  it('counts only what dpkg calls installed', () => {
    const lines = 'installed g++\nnot-installed meson\nconfig-files patch\n';
    expect(notInstalled(['g++', 'meson', 'patch', 'ninja-build'], lines)).toEqual([
      'meson',
      'patch',
      'ninja-build',
    ]);
  });
});

describe('progress', () => {
  it('reads the counter of ninja', () => {
    expect(parseNinja('[12/345] Compiling C++ object x.o')).toEqual({ done: 12, total: 345 });
    expect(parseNinja('ninja: Entering directory')).toBeUndefined();
  });

  it('says share, counter and seconds', () => {
    expect(progressLine({ done: 50, total: 200 }, 61_400)).toBe('media worker: building 25% (50/200), 61 s');
    expect(progressLine({ done: 0, total: 0 }, 0)).toContain('0%');
  });
});

describe('lineSplitter', () => {
  it('puts lines together over chunks and drops empty ones', () => {
    const lines: string[] = [];
    const take = lineSplitter((line) => lines.push(line));
    for (const chunk of ['ab', 'c\n\nd', 'ef\r\ngh']) take(chunk);
    expect(lines).toEqual(['abc', 'def']);
  });
});

describe('run', () => {
  it('answers for a program that does not exist', async () => {
    await expect(run('/no/such/program', [])).resolves.toMatchObject({ code: -1 });
  });
});

describe('with a folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'media-worker-test-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([
    [41, true],
    [0, false],
  ])('a program that leaves with %i is a worker: %s', async (code, expected) => {
    const file = join(folder, 'worker');
    await writeFile(file, `#!/bin/sh\nexit ${code}\n`, { mode: 0o755 });
    expect(await smokeTest(file)).toBe(expected);
  });

  it('a file that cannot run is no worker', async () => {
    await writeFile(join(folder, 'worker'), 'text');
    expect(await smokeTest(join(folder, 'worker'))).toBe(false);
  });

  it('one at a time holds the lock, and it is gone afterwards', async () => {
    const lock = join(folder, 'lock');
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside);
      await sleep(20);
      inside -= 1;
    };
    await Promise.all([withLock(lock, () => undefined, work), withLock(lock, () => undefined, work)]);
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes over the lock of a process that is no more', async () => {
    const lock = join(folder, 'lock');
    const ended = await run(process.execPath, ['-p', 'process.pid']);
    await writeFile(lock, ended.tail.trim());
    expect(
      await withLock(
        lock,
        () => undefined,
        async () => 'done',
      ),
    ).toBe('done');
  });
});
