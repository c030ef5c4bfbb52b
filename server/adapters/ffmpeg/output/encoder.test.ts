/** An encoder that does not begin, with a program of that name that only waits. */
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { tempDir } from '#tests/support/temp-dir.ts';
import { startEncoder } from './encoder.ts';

const PATH = process.env['PATH'] ?? '';
afterEach(() => {
  process.env['PATH'] = PATH;
});

it('[T32] an encoder that never begins to read is ended, and says so', async () => {
  await using folder = await tempDir('encoder');
  const program = path.join(folder.path, 'ffmpeg');
  await writeFile(program, '#!/bin/sh\nexec sleep 600\n');
  await chmod(program, 0o755);
  process.env['PATH'] = `${folder.path}:${PATH}`;
  const encoder = startEncoder(folder.path, 'normal', { startMs: 200 });
  const begun = await Promise.race([encoder.ready.then(() => 'begun'), encoder.ended]);
  expect(begun).toBe('it did not begin');
});
