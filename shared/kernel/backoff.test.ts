/** Ever longer, up to a limit, and short again after what went well. */
import { describe, expect, it } from 'vitest';
import { Backoff } from './backoff.ts';

describe('waiting ever longer', () => {
  const options = { firstMs: 1_000, longestMs: 5_000, healthyAfterMs: 20_000 };

  it('doubles the wait up to the longest', () => {
    const backoff = new Backoff(options);
    expect([0, 0, 0, 0, 0].map((lasted) => backoff.after(lasted))).toEqual([
      1_000, 2_000, 4_000, 5_000, 5_000,
    ]);
  });

  it('begins anew after an attempt that lasted, and not after one that just did not', () => {
    const backoff = new Backoff(options);
    expect([0, 0, 20_000, 20_001, 0].map((lasted) => backoff.after(lasted))).toEqual([
      1_000, 2_000, 4_000, 1_000, 2_000,
    ]);
  });
});
