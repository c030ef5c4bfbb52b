/** Tests of the lock after failed attempts. */
import { describe, expect, it } from 'vitest';
import { judgeAttempt, lockLeftMs, lockMsAfter } from './lockout.ts';

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

  const lapsed = '2026-03-01T10:00:00.000Z';
  const cases = [
    {
      what: 'a forgiven failure',
      attempt: 3,
      failedAttempts: 2,
      lockedUntil: null,
      tried: true,
      failures: null,
    },
    { what: 'the fifth', attempt: 5, failedAttempts: 4, lockedUntil: null, tried: true, failures: 5 },
    {
      what: 'the sixth, beside the fifth',
      attempt: 6,
      failedAttempts: 4,
      lockedUntil: null,
      tried: false,
      failures: 5,
    },
    { what: 'one of a crowd', attempt: 60, failedAttempts: 0, lockedUntil: null, tried: false, failures: 5 },
    {
      what: 'one who reads a crowd’s count',
      attempt: 38,
      failedAttempts: 37,
      lockedUntil: null,
      tried: false,
      failures: 5,
    },
    {
      what: 'the first after a lock',
      attempt: 6,
      failedAttempts: 5,
      lockedUntil: lapsed,
      tried: true,
      failures: 6,
    },
    {
      what: 'another beside it',
      attempt: 7,
      failedAttempts: 5,
      lockedUntil: lapsed,
      tried: false,
      failures: 6,
    },
  ];

  it.each(cases)('[A6] $what', ({ attempt, failedAttempts, lockedUntil, tried, failures }) => {
    const lock = failures === null ? null : { failures, durationMs: lockMsAfter(failures) };
    expect(judgeAttempt(attempt, { failedAttempts, lockedUntil })).toEqual({ tried, lock });
  });
});
