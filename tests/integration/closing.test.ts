/** A server that ends, or that cannot begin, leaves nothing running, whatever becomes of one of its parts. */
import { describe, expect, it } from 'vitest';
import { createFfmpegRecordings } from '#server/adapters/ffmpeg/recordings/recordings.ts';
import { createPinoLog } from '#server/adapters/node/log.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { startTestServer } from '#tests/support/test-server.ts';

describe('the end of a server', () => {
  it('closes the rest when one part cannot be closed, and says which', async () => {
    const clock = createFakeClock();
    const folder = await tempDir('recordings');
    const recordings = {
      ...createFfmpegRecordings({ mediaDir: folder.path, log: createPinoLog({ level: 'silent' }) }),
      close: () => Promise.reject(new Error('the recordings are stuck')),
    };
    const server = await startTestServer({ overrides: { clock, recordings } });
    expect(clock.pending()).toBeGreaterThan(0);
    await expect(server.close()).rejects.toThrow('the recordings are stuck');
    expect(clock.pending()).toBe(0);
    await folder.remove();
  });

  it('leaves nothing running when its port is taken', async () => {
    await using taken = await startTestServer();
    const clock = createFakeClock();
    const environment = { PORT: `${new URL(taken.url).port}` };
    await expect(startTestServer({ environment, overrides: { clock } })).rejects.toThrow('EADDRINUSE');
    expect(clock.pending()).toBe(0);
  });
});
