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
  const inRoom = createFileSpace({
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
  /** Whether the file was ordered; it is then under way. */
  const order = async (sessionId: string): Promise<boolean> => {
    const ordered = await inRoom(sessionId, async () => {
      const before = files.get(sessionId)?.state ?? 'none';
      if (before === 'none' || before === 'failed') files.set(sessionId, { state: 'waiting' });
      return true;
    });
    return ordered ?? false;
  };
  return { files, world, inRoom, order };
}

describe('[KR8] room for files', () => {
  it('is there for one, and not for another one while the first is being made', async () => {
    const { files, order } = setUp(1.5 * BYTES);
    expect(await order('a')).toBe(true);
    files.set('a', { state: 'making', share: 0.1 });
    expect(await order('b')).toBe(false);
    files.set('a', { state: 'ready', path: '', bytes: BYTES });
    expect(await order('b')).toBe(true);
  });

  it('is given to one of those who ask at the same moment', async () => {
    const { order } = setUp(1.5 * BYTES);
    expect(await Promise.all([order('a'), order('b'), order('c')])).toEqual([true, false, false]);
  });

  it('is asked for again after a file has failed, and not for what is there', async () => {
    const { files, world, order } = setUp(0);
    files.set('a', { state: 'failed' });
    expect(await order('a')).toBe(false);
    files.set('a', { state: 'ready', path: '', bytes: BYTES });
    expect(await order('a')).toBe(true);
    world.freeBytes = BYTES;
    expect(await order('b')).toBe(true);
  });

  it('is free again when an order fails or is refused, and nobody waits for ever', async () => {
    const { inRoom, order } = setUp(BYTES);
    await expect(inRoom('a', () => Promise.reject(new Error('no such disk')))).rejects.toThrow(
      'no such disk',
    );
    expect(await inRoom('a', async () => 'refused')).toBe('refused');
    expect(await order('b')).toBe(true);
  });
});
