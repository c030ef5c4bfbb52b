/** Rule KR15: made once for all who ask, and anew when what it depends on has changed. */
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { Remembered } from './remembered.ts';

/** A memory that counts what is made; each value is its number. */
function world(options: { readonly most?: number; readonly freshMs?: number } = {}) {
  const clock = createFakeClock();
  const made: string[] = [];
  const { most = 2, freshMs = Number.POSITIVE_INFINITY } = options;
  const memory = new Remembered<number>({ clock, most, freshMs: () => freshMs });
  const get = (sessionId: string, key = ''): Promise<number> =>
    memory.get(sessionId, key, async () => made.push(sessionId));
  return { clock, made, memory, get };
}

describe('[KR15] what is remembered', () => {
  it('is made once for all who ask at the same time, and later', async () => {
    const { get } = world();
    expect(await Promise.all([get('a'), get('a')])).toEqual([1, 1]);
    expect(await get('a')).toBe(1);
  });

  it('is made anew under another key, and when its time is over', async () => {
    const { clock, get } = world({ freshMs: 2000 });
    expect(await get('a', '1')).toBe(1);
    expect(await get('a', '2')).toBe(2);
    clock.advance(1999);
    expect(await get('a', '2')).toBe(2);
    clock.advance(1);
    expect(await get('a', '2')).toBe(3);
    clock.advance(-9000);
    expect(await get('a', '2')).toBe(4);
  });

  it('is waited for while it is made, however long that takes', async () => {
    const { clock, memory, made } = world({ freshMs: 2000 });
    let finish = (_value: number): void => undefined;
    const work = new Promise<number>((resolve) => {
      finish = resolve;
    });
    const first = memory.get('a', '', () => work);
    clock.advance(60_000);
    const second = memory.get('a', '', async () => made.push('a second time'));
    finish(7);
    expect(await Promise.all([first, second])).toEqual([7, 7]);
  });

  it('is nothing that has failed', async () => {
    const { memory, get } = world();
    await expect(memory.get('a', '', () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
    expect(await get('a')).toBe(1);
  });

  it('is forgotten for the session that was asked for longest ago', async () => {
    const { made, get } = world({ most: 2 });
    for (const sessionId of ['a', 'b', 'a', 'c', 'a', 'b']) await get(sessionId);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('is bounded once it is made, however many ask at the same time', async () => {
    const { made, get } = world({ most: 2 });
    const all = ['a', 'b', 'c', 'd'];
    await Promise.all([...all, ...all].map((sessionId) => get(sessionId)));
    expect(made).toEqual(all);
    await get('a');
    expect(made).toEqual([...all, 'a']);
  });
});
