/** Checks how long is waited before trying again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

describe('backoffMs', () => {
  it('grows to fifteen seconds and stays there', () => {
    expect([1, 2, 3, 4, 5, 6, 60].map((attempt) => backoffMs(attempt, 1))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000,
    ]);
  });

  it('half of it is chance, and it is never nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, chance) => {
          const most = backoffMs(attempt, 1);
          const waited = backoffMs(attempt, chance);
          expect(waited).toBeGreaterThanOrEqual(most / 2);
          expect(waited).toBeLessThanOrEqual(most);
          expect(waited).toBeGreaterThan(0);
        },
      ),
    );
  });
});
