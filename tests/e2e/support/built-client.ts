/** The client as people get it: built for production, into a folder of its own. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type TempDir, tempDir } from '#tests/support/temp-dir.ts';

const run = promisify(execFile);
const vite = 'node_modules/vite/bin/vite.js';

/**
 * Builds the client. In a process of its own, because a test runner says NODE_ENV=test and Vite would obey;
 * into a temporary folder, because a server may be serving `dist/client`.
 */
export async function buildClient(): Promise<TempDir> {
  const folder = await tempDir('client');
  const args = [vite, 'build', '--logLevel', 'error', '--outDir', folder.path, '--emptyOutDir'];
  await run(process.execPath, args, { env: { ...process.env, NODE_ENV: 'production' } });
  return folder;
}
