/** The shelf of files: read once, fresh again after a while, never more than fits. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TempDir, tempDir } from '#tests/support/temp-dir.ts';
import { FileShelf } from './file-shelf.ts';

describe('the shelf of files', () => {
  let dir: TempDir;
  let nowMs = 0;
  const shelf = () => new FileShelf({ maxBytes: 10, maxFileBytes: 8, now: () => nowMs });
  const put = (name: string, text: string) => writeFile(join(dir.path, name), text);
  const text = async (from: FileShelf, name: string) =>
    (await from.get(join(dir.path, name), 1_000))?.body.toString() ?? null;

  beforeEach(async () => {
    dir = await tempDir('shelf');
    nowMs = 0;
  });
  afterEach(() => dir.remove());

  it('reads a file once, and again when it is not fresh any more', async () => {
    const files = shelf();
    await put('a', 'one');
    expect(await text(files, 'a')).toBe('one');
    await put('a', 'two');
    expect(await text(files, 'a')).toBe('one');
    nowMs = 1_000;
    expect(await text(files, 'a')).toBe('two');
  });

  it('has nothing for files that are missing or too large', async () => {
    await put('large', '123456789');
    expect(await text(shelf(), 'large')).toBeNull();
    expect(await text(shelf(), 'missing')).toBeNull();
  });

  it('does not remember what is not there', async () => {
    const files = shelf();
    for (let no = 0; no < 100; no += 1) await text(files, `missing-${no}`);
    expect(files.size).toBe(0);
    await put('missing-1', 'now');
    expect(await text(files, 'missing-1')).toBe('now');
  });

  it('lets go of what was read first', async () => {
    const files = shelf();
    for (const name of ['a', 'b']) await put(name, `${name}${name}${name}${name}`);
    await text(files, 'b');
    await text(files, 'a');
    await put('c', 'cccc');
    await text(files, 'c');
    for (const name of ['a', 'b', 'c']) await rm(join(dir.path, name));
    expect(files.peek(join(dir.path, 'a'))?.body.toString()).toBe('aaaa');
    expect([await text(files, 'a'), await text(files, 'b'), await text(files, 'c')]).toEqual([
      'aaaa',
      null,
      'cccc',
    ]);
  });
});
