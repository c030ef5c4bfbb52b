/** Receivers of one picture begin together, and nobody waits for long. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SharedStart } from './shared-start.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

/** Notes who has begun. */
function setUp() {
  const start = new SharedStart();
  const begun: string[] = [];
  const begin = (receiver: string, producer = 'p'): void => {
    void start.begin(producer, receiver).then(() => begun.push(receiver));
  };
  return { start, begun, begin };
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('[T4] receivers of one picture', () => {
  it('begin at once when there is but one', async () => {
    const { start, begun, begin } = setUp();
    start.expect('p', 'a');
    begin('a');
    await pass(0);
    expect(begun).toEqual(['a']);
  });

  it('wait for the last that is expected', async () => {
    const { start, begun, begin } = setUp();
    for (const receiver of ['a', 'b', 'c']) start.expect('p', receiver);
    begin('a');
    begin('c');
    await pass(100);
    expect(begun).toEqual([]);
    begin('b');
    await pass(0);
    expect(begun).toEqual(['a', 'c', 'b']);
  });

  it('wait for nobody longer than a moment, and not for the same one twice', async () => {
    const { start, begun, begin } = setUp();
    start.expect('p', 'a');
    start.expect('p', 'never');
    begin('a');
    await pass(149);
    expect(begun).toEqual([]);
    await pass(1);
    expect(begun).toEqual(['a']);
    start.expect('p', 'b');
    begin('b');
    await pass(0);
    expect(begun).toEqual(['a', 'b']);
  });

  it('do not wait for those who are gone, or who want another picture', async () => {
    const { start, begun, begin } = setUp();
    start.expect('p', 'a');
    start.expect('p', 'gone');
    start.expect('other', 'b');
    begin('a');
    start.forget('p', 'gone');
    await pass(0);
    expect(begun).toEqual(['a']);
    start.forget('other', 'b');
  });
});
