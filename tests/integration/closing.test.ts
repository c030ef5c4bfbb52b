/** A server that ends, or that cannot begin, leaves nothing running, whatever becomes of one of its parts. */
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFfmpegRecordings } from '#server/adapters/ffmpeg/recordings/recordings.ts';
import { createPinoLog } from '#server/adapters/node/log.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { startServerProcess } from '#tests/support/server-process.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';

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

  it('does not wait for requests that are never finished', async () => {
    const server = await startTestServer();
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.resume();
    const closed = once(socket, 'close');
    socket.on('error', () => undefined);
    socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n');
    await once(socket, 'connect');
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await server.close();
    await closed;
  });

  it('does not come with a fault that nobody caught', async () => {
    await using folder = await tempDir('fault');
    const mark = path.join(folder.path, 'mark');
    const program = `import { writeFileSync } from 'node:fs';
      process.on('SIGUSR2', () => {
        void Promise.reject(new Error('nobody caught it'));
        setTimeout(() => writeFileSync(${JSON.stringify(mark)}, ''), 100);
      });`;
    await using server = await startServerProcess({
      DATA_DIR: folder.path,
      LOG_LEVEL: 'silent',
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(program)}`,
    });
    server.signal('SIGUSR2');
    await waitFor(
      () =>
        access(mark).then(
          () => true,
          () => false,
        ),
      { what: 'the fault' },
    );
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(await server.stop()).toBe(0);
  });

  it('leaves nothing running when its port is taken', async () => {
    await using taken = await startTestServer();
    const clock = createFakeClock();
    const environment = { PORT: `${new URL(taken.url).port}` };
    await expect(startTestServer({ environment, overrides: { clock } })).rejects.toThrow('EADDRINUSE');
    expect(clock.pending()).toBe(0);
  });
});
