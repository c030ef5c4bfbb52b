/** Rule KR8: files that are asked for never take the room of what is being recorded. */
import { describe, expect, it } from 'vitest';
import { FILE_BYTES_PER_SECOND } from '#server/domain/replay/keeping.ts';
import type { RecordingFile } from '#server/ports/recordings.ts';
import { createFileSpace } from './file-space.ts';

/** Each recording lasts ten seconds. */
const BYTES = 10 * FILE_BYTES_PER_SECOND;

function setUp(freeBytes: number) {
  const files = new Map<string, RecordingFile>();
  const world = { freeBytes };
  const mayMake = createFileSpace({
    recordings: {
      read: async () => ({
        state: 'kept',
        stretches: [{ startMs: 0, durationMs: 10_000 }],
        finished: true,
      }),
      file: async (sessionId) => files.get(sessionId) ?? { state: 'none' },
    },
    space: { takes: async (bytes) => bytes <= world.freeBytes },
  });
  return { files, world, mayMake };
}

describe('[KR8] room for files', () => {
  it('is there for one, and not for another one while the first is being made', async () => {
    const { files, mayMake } = setUp(1.5 * BYTES);
    expect(await mayMake('a')).toBe(true);
    files.set('a', { state: 'making', share: 0.1 });
    expect(await mayMake('b')).toBe(false);
    files.set('a', { state: 'ready', path: '', bytes: BYTES });
    expect(await mayMake('b')).toBe(true);
  });

  it('is asked for again after a file has failed, and not for what is there', async () => {
    const { files, world, mayMake } = setUp(0);
    files.set('a', { state: 'failed' });
    expect(await mayMake('a')).toBe(false);
    files.set('a', { state: 'ready', path: '', bytes: BYTES });
    expect(await mayMake('a')).toBe(true);
    world.freeBytes = BYTES;
    expect(await mayMake('b')).toBe(true);
  });
});
