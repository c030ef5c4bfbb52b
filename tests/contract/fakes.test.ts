/** The clock and the ids of tests behave as their ports say. */
import { describe, expect, it } from 'vitest';
import { idSchema, receiptCodeSchema, sessionCodeSchema } from '#shared/kernel/ids.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createFakeIds } from '../support/fake-ids.ts';

describe('fake clock', () => {
  it('stands still until it is moved', () => {
    const clock = createFakeClock('2026-03-01T09:00:00.000Z');
    const before = clock.nowMs();
    expect(clock.nowIso()).toBe('2026-03-01T09:00:00.000Z');
    clock.advance(1_500);
    expect(clock.nowMs()).toBe(before + 1_500);
    expect(clock.nowIso()).toBe('2026-03-01T09:00:01.500Z');
  });

  it('runs timers in the order of their times, each at its own time, and none after it was cancelled', () => {
    const clock = createFakeClock('2026-03-01T09:00:00.000Z');
    const ran: string[] = [];
    const note = (name: string) => () => void ran.push(`${name} ${clock.nowIso().slice(17, 23)}`);
    clock.after(200, note('late'));
    clock.after(100, note('early'));
    clock.after(100, note('second'));
    clock.after(50, note('never'))();
    const stop = clock.every(80, note('often'));
    clock.advance(199);
    stop();
    clock.advance(1);
    expect(ran).toEqual(['often 00.080', 'early 00.100', 'second 00.100', 'often 00.160', 'late 00.200']);
    expect(clock.pending()).toBe(0);
  });

  it('runs timers that timers set, when they fall due in the same move', () => {
    const clock = createFakeClock();
    let runs = 0;
    const again = () => {
      runs += 1;
      if (runs < 3) clock.after(10, again);
    };
    clock.after(10, again);
    clock.advance(100);
    expect(runs).toBe(3);
  });
});

describe('fake ids', () => {
  it('have the shapes of real ones, come out alike in every run and never repeat', () => {
    const [ids, again] = [createFakeIds(), createFakeIds()];
    const all = Array.from({ length: 200 }, () => [
      ids.id('q'),
      ids.sessionCode(),
      ids.receiptCode(),
      ids.secret(),
    ]);
    expect(
      Array.from({ length: 200 }, () => [
        again.id('q'),
        again.sessionCode(),
        again.receiptCode(),
        again.secret(),
      ]),
    ).toEqual(all);
    for (const [id, sessionCode, receiptCode, secret] of all) {
      expect(idSchema.safeParse(id).success).toBe(true);
      expect(sessionCodeSchema.safeParse(sessionCode).success).toBe(true);
      expect(receiptCodeSchema.safeParse(receiptCode).success).toBe(true);
      expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    }
    expect(new Set(all.flat()).size).toBe(800);
  });
});
