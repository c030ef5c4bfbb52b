/** An early answer is used once, and its loss is no loss. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { askEarly, takeEarly } from './early.ts';
import { getJson } from './http.ts';

/** What the network answers, by path, and how often it was asked. */
function network(answer: (path: string) => Promise<Response>) {
  const fetched = vi.fn(answer);
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

afterEach(() => {
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

  it('is null for what nobody asked for', async () => {
    expect(await takeEarly('/api/other')).toBeNull();
  });
});
