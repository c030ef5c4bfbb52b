/** An early answer is used once, and its loss is no loss. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { askEarly, takeEarly } from './early.ts';
import { getJson, sendJson } from './http.ts';

/** What the network answers, and how often it was asked. */
function network(answer: (path: string, how: RequestInit) => Promise<Response>) {
  const fetched = vi.fn(answer);
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

/** An answer after some time, unless the request is given up before. */
function answerAfter(ms: number, { signal }: RequestInit): Promise<Response> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new DOMException('given up', 'AbortError'));
    if (signal?.aborted === true) giveUp();
    signal?.addEventListener('abort', giveUp);
    setTimeout(() => resolve(Response.json('late')), ms);
  });
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('an early answer', () => {
  it('is what the page reads, without asking again', async () => {
    const fetched = network(async () => Response.json({ name: '协商' }));
    askEarly('/api/me');
    expect(await getJson('/api/me')).toEqual({ ok: true, value: { name: '协商' } });
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('is used once: the next reading is a new one', async () => {
    const fetched = network(async () => Response.json({}));
    askEarly('/api/me');
    await getJson('/api/me');
    await getJson('/api/me');
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('that never came is asked for again', async () => {
    const fetched = network(() => Promise.reject(new TypeError('offline')));
    askEarly('/api/me');
    fetched.mockImplementation(async () => Response.json(1));
    expect(await getJson('/api/me')).toEqual({ ok: true, value: 1 });
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('that hangs is given up, and the next request has all of its time', async () => {
    vi.useFakeTimers();
    const fetched = network((_, how) => answerAfter(60_000, how));
    askEarly('/api/me');
    fetched.mockImplementation((_, how) => answerAfter(14_000, how));
    const read = getJson('/api/me');
    await vi.advanceTimersByTimeAsync(4_900);
    expect(fetched).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(fetched).toHaveBeenCalledTimes(2);
    expect(fetched.mock.calls.map(([, how]) => how.signal?.aborted)).toEqual([true, false]);
    await vi.advanceTimersByTimeAsync(14_000);
    expect(await read).toEqual({ ok: true, value: 'late' });
  });

  it('that hangs is not waited for longer than a request may take', async () => {
    vi.useFakeTimers();
    const fetched = network((_, how) => answerAfter(60_000, how));
    askEarly('/api/me');
    const read = sendJson('/api/me', { method: 'GET', timeoutMs: 1_000 });
    await vi.advanceTimersByTimeAsync(1_100);
    expect(fetched).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await read).toEqual({ ok: false, code: 'timed_out' });
  });

  it('is null for what nobody asked for', async () => {
    expect(await takeEarly('/api/other', 1_000)).toBeNull();
  });
});
