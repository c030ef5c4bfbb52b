/** How a cut-off client waits before it comes back. */
import { describe, expect, it } from 'vitest';
import { pauseMs } from './returning-socket.ts';

describe('pauseMs', () => {
  it('doubles, deviates to both sides, and has a longest', () => {
    expect(pauseMs(0, () => 0)).toBe(600);
    expect(pauseMs(1, () => 0.49)).toBe(1200 - 352);
    expect(pauseMs(1, () => 0.5)).toBe(1200 + 360);
    expect(pauseMs(9, () => 0.5)).toBe(12_000);
  });
});
