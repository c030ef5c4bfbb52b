/** Every adapter closes what it opened: a process that closed it ends by itself. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startPostgres } from '../../support/postgres-server.ts';
import { startRedis } from '../../support/redis-server.ts';
import { tempDir } from '../../support/temp-dir.ts';
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
});
