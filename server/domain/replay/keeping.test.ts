/** When segments are kept: rule KR9. */
import { describe, expect, it } from 'vitest';
import { decideKeeping } from './keeping.ts';

const MB = 1_000_000;
const facts = (freeMb: number | null, writing = 1) => ({
  freeBytes: freeMb === null ? null : freeMb * MB,
  minFreeBytes: 1000 * MB,
  writing,
});

describe('keeping', () => {
  it('[KR9] warns two hours before the disk is full, counting all sessions that are written', () => {
    expect(decideKeeping('kept', facts(9000))).toEqual({ state: 'kept', minutesLeft: null });
    expect(decideKeeping('kept', facts(3000))).toEqual({ state: 'low', minutesLeft: 100 });
    expect(decideKeeping('kept', facts(9000, 8))).toEqual({ state: 'low', minutesLeft: 50 });
    expect(decideKeeping('low', facts(1300))).toEqual({ state: 'low', minutesLeft: 15 });
    expect(decideKeeping('low', facts(1001))).toEqual({ state: 'low', minutesLeft: 1 });
  });

  it('[KR9] stops below the limit, and goes on only when there is clearly more', () => {
    expect(decideKeeping('low', facts(999)).state).toBe('stopped');
    expect(decideKeeping('stopped', facts(1200)).state).toBe('stopped');
    expect(decideKeeping('stopped', facts(1300)).state).toBe('low');
  });

  it('[KR9] stops nothing where the space cannot be found out', () => {
    expect(decideKeeping('stopped', facts(null))).toEqual({ state: 'kept', minutesLeft: null });
  });
});
