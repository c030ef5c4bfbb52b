/** Every adapter closes what it opened: a process that closed it ends by itself. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createFakeLiveFeed } from '#server/adapters/memory/fake-live-feed.ts';
import { createFakeMediaPlane } from '#server/adapters/memory/fake-media-plane.ts';
import { createPinoLog } from '#server/adapters/node/log.ts';
import { compose } from '#server/compose.ts';
import { startPostgres } from '../../support/postgres-server.ts';
import { startRedis } from '../../support/redis-server.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { testConfig } from '../../support/test-server.ts';
import { startProgram } from './child-program.ts';

async function runToItsEnd(adapter: string, address: string): Promise<readonly string[]> {
  await using program = startProgram('./closing-program.ts', [adapter, address]);
  expect([await program.ended, program.errors()]).toEqual([0, '']);
  return program.lines;
}

describe('closing', () => {
  it('ends the threads of SQLite and leaves one file', async () => {
    await using dir = await tempDir('close');
    const lines = await runToItsEnd('sqlite', join(dir.path, 'main.db'));
    expect(lines).toEqual(['stored', 'the store is closed', 'closed']);
    expect(await readdir(dir.path)).toEqual(['main.db']);
  });

  it('ends the connections of PostgreSQL', async () => {
    await using server = await startPostgres();
    const lines = await runToItsEnd('postgres', server.url);
    expect(lines).toEqual(['stored', 'the store is closed', 'closed']);
  });

  it('ends the connections and timers of Redis', async () => {
    await using server = await startRedis();
    expect(await runToItsEnd('redis', server.url)).toEqual(['closed']);
  });

  it('goes on when the media cannot be closed: the store is closed, and the fault is told', async () => {
    await using dir = await tempDir('close');
    const mediaPlane = createFakeMediaPlane();
    vi.spyOn(mediaPlane, 'close').mockRejectedValue(new Error('the plane stays open'));
    const liveFeed = createFakeLiveFeed();
    const closeFeed = vi.spyOn(liveFeed, 'close');
    const encoderDoor = {
      open: async () => ({ port: 1935 }),
      close: () => Promise.reject(new Error('the door stays open')),
    };
    const server = await compose(testConfig({ DATA_DIR: dir.path }), {
      ...{ mediaPlane, liveFeed, encoderDoor, clientDir: null },
      log: createPinoLog({ level: 'silent' }),
    });
    expect(await readdir(dir.path)).toContain('yishiting.sqlite-wal');
    await expect(server.close()).rejects.toMatchObject({
      errors: [{ message: 'the door stays open' }, { message: 'the plane stays open' }],
    });
    expect(closeFeed).toHaveBeenCalledOnce();
    expect(await readdir(dir.path)).not.toContain('yishiting.sqlite-wal');
  });
});
