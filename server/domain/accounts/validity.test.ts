/** Tests of how long sign-ins and invitations hold. */
import { describe, expect, it } from 'vitest';
import { endOf, INVITE_MS, isInviteOpen, isOver, SIGN_IN_MS } from './validity.ts';

const now = Date.parse('2026-03-01T08:00:00.000Z');

describe('validity', () => {
  it('[A7] a sign-in is over 12 hours after it began, not a moment earlier', () => {
    const end = endOf(now, SIGN_IN_MS);
    expect(end).toBe('2026-03-01T20:00:00.000Z');
    expect(isOver(end, Date.parse(end) - 1)).toBe(false);
    expect(isOver(end, Date.parse(end))).toBe(true);
  });

  it('[A11] an invitation is open for 7 days, until it is used', () => {
    const expiresAt = endOf(now, INVITE_MS);
    expect(expiresAt).toBe('2026-03-08T08:00:00.000Z');
    expect(isInviteOpen({ usedAt: null, expiresAt }, now)).toBe(true);
    expect(isInviteOpen({ usedAt: null, expiresAt }, Date.parse(expiresAt))).toBe(false);
    expect(isInviteOpen({ usedAt: '2026-03-01T09:00:00.000Z', expiresAt }, now)).toBe(false);
  });
});
