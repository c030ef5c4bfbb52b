/** Tests of the lock after failed attempts. */
import { describe, expect, it } from 'vitest';
import { lockLeftMs, lockMsAfter, mayTry } from './lockout.ts';

const minute = 60_000;

describe('lockout', () => {
  it('[A3] four failures are forgiven, the fifth locks for 15 minutes, each further one twice as long', () => {
    expect([0, 1, 4, 5, 6, 7, 8].map(lockMsAfter)).toEqual([
      ...[0, 0, 0],
      ...[15, 30, 60, 120].map((minutes) => minutes * minute),
    ]);
  });

  it('[A3] no lock is longer than a day, however many failures', () => {
    expect([12, 50, 5000].map(lockMsAfter)).toEqual([24, 24, 24].map((hours) => hours * 60 * minute));
  });

  it('[A3] a lock says what is left of it', () => {
    const until = '2026-03-01T10:15:00.000Z';
    expect(lockLeftMs(until, Date.parse('2026-03-01T10:10:00.000Z'))).toBe(5 * minute);
    expect(lockLeftMs(until, Date.parse(until))).toBe(0);
    expect(lockLeftMs(until, Date.parse('2026-03-02T10:10:00.000Z'))).toBe(0);
    expect(lockLeftMs(null, 0)).toBe(0);
  });

  it('[A6] where a guess locks, only the one that follows what was read is tried', () => {
    expect(mayTry(3, 0)).toBe(true);
    expect(mayTry(5, 4)).toBe(true);
    expect(mayTry(6, 4)).toBe(false);
    expect(mayTry(6, 0)).toBe(false);
  });
});
