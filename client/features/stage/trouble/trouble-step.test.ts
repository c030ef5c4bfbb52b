/** From a touch to the number that the citizen is told. */
import { describe, expect, it } from 'vitest';
import { answered, chosen, closed, NOT_CHOSEN, type TroubleStep } from './trouble-step.ts';

const RUNNING: TroubleStep = { problem: 'no_sound', running: true, no: null, failure: null };

describe('a report of trouble', () => {
  it('[H3] knows what to advise from the touch on, before the desk has answered', () => {
    expect(chosen(NOT_CHOSEN, 'no_sound')).toEqual(RUNNING);
  });

  it('[H3] is made once, however often it is touched', () => {
    expect(chosen(RUNNING, 'no_sound')).toBeNull();
    expect(chosen(RUNNING, 'no_picture')).toBeNull();
  });

  it('[H3] tells the number when it comes', () => {
    expect(answered(RUNNING, { ok: true, value: { no: '7F3K' } })).toEqual({
      ...RUNNING,
      running: false,
      no: '7F3K',
    });
  });

  it('[H3] says that it failed until it is tried again, and keeps the advice', () => {
    const failed = answered(RUNNING, { ok: false, code: 'offline' });
    expect(failed).toEqual({ ...RUNNING, running: false, failure: 'offline' });
    expect(chosen(failed, 'no_picture')).toEqual({ ...RUNNING, problem: 'no_picture' });
  });

  it('[H3] is made once, although the sheet is closed meanwhile and opened again', () => {
    expect(chosen(closed(RUNNING), 'no_sound')).toBeNull();
    const told = answered(closed(RUNNING), { ok: true, value: { no: '7F3K' } });
    expect(told).toMatchObject({ no: '7F3K' });
    // Read and closed: another trouble may be told.
    expect(closed(told)).toEqual(NOT_CHOSEN);
  });
});
