/** A temporary folder that disappears with the test, also when the test fails. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TempDir extends AsyncDisposable {
  readonly path: string;
  /** Removes the folder; a second call does nothing. */
  remove(): Promise<void>;
}

/** Makes an empty folder; `await using dir = await tempDir()` removes it at the end of the block. */
export async function tempDir(label = 'test'): Promise<TempDir> {
  const path = await mkdtemp(join(tmpdir(), `yishiting-${label}-`));
  const remove = () => rm(path, { recursive: true, force: true, maxRetries: 5 });
  return { path, remove, [Symbol.asyncDispose]: remove };
}
