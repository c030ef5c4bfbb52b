/** The times of a recording with gaps, there and back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationOf, gapsOf, isRecorded, type Stretch, timelineOf, toMediaMs, toWallMs } from './timeline.ts';

const NOON = Date.parse('2026-06-01T04:00:00Z');
const at = (seconds: number): number => NOON + seconds * 1000;
/** Ten seconds, a gap of five, ten seconds. */
const holed = timelineOf([
  { startMs: at(0), durationMs: 10_000 },
  { startMs: at(15), durationMs: 10_000 },
]);

/** Stretches with gaps between them, in order. */
const stretches = fc
  .array(fc.record({ gapMs: fc.nat(90_000), durationMs: fc.integer({ min: 1, max: 600_000 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => {
    let freeMs = NOON;
    return parts.map(({ gapMs, durationMs }): Stretch => {
      const startMs = freeMs + gapMs;
      freeMs = startMs + durationMs;
      return { startMs, durationMs };
    });
  });
/** As they may come out of a machine whose clock was set. */
const anyStretches = fc.array(
  fc.record({
    startMs: fc.integer({ min: 0, max: 1_000_000 }),
    durationMs: fc.integer({ min: -5, max: 90_000 }),
  }),
  { maxLength: 8 },
);
const moment = fc.integer({ min: -100_000, max: 6_000_000 });

describe('times of a recording', () => {
  it('[KR2] a time in a gap is where the gap is', () => {
    expect(toMediaMs(holed, at(3))).toBe(3_000);
    expect(toMediaMs(holed, at(12))).toBe(10_000);
    expect(toMediaMs(holed, at(16))).toBe(11_000);
    expect(toMediaMs(holed, at(-60))).toBe(0);
    expect(toMediaMs(holed, at(999))).toBe(20_000);
    expect(toWallMs(holed, 10_000)).toBe(at(15));
    expect(toWallMs(holed, 9_999)).toBe(at(9.999));
    expect(durationOf(holed)).toBe(20_000);
    expect(isRecorded(holed, at(12))).toBe(false);
  });

  it('[KR2] the player’s time never runs back', () => {
    fc.assert(
      fc.property(anyStretches, moment, moment, (parts, one, other) => {
        const timeline = timelineOf(parts);
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        expect(toMediaMs(timeline, early)).toBeLessThanOrEqual(toMediaMs(timeline, late));
        expect(toWallMs(timeline, early)).toBeLessThanOrEqual(toWallMs(timeline, late));
        expect(toMediaMs(timeline, late)).toBeLessThanOrEqual(durationOf(timeline));
      }),
    );
  });

  it('[KR2] what was recorded is found again, there and back', () => {
    fc.assert(
      fc.property(stretches, fc.double({ min: 0, max: 0.999, noNaN: true }), (parts, share) => {
        const timeline = timelineOf(parts);
        const mediaMs = Math.floor(durationOf(timeline) * share);
        const wallMs = toWallMs(timeline, mediaMs);
        expect(isRecorded(timeline, wallMs)).toBe(true);
        expect(toMediaMs(timeline, wallMs)).toBe(mediaMs);
      }),
    );
  });

  it('[KR2] a time in a gap maps to the end of what is left of it', () => {
    fc.assert(
      fc.property(stretches, moment, (parts, offsetMs) => {
        const timeline = timelineOf(parts);
        const wallMs = NOON + offsetMs;
        fc.pre(!isRecorded(timeline, wallMs));
        const left = timeline.filter(({ startMs, durationMs }) => startMs + durationMs <= wallMs);
        expect(toMediaMs(timeline, wallMs)).toBe(left.reduce((sum, { durationMs }) => sum + durationMs, 0));
      }),
    );
  });

  it('[KR3] gaps are named with what was lost, also before and after', () => {
    expect(gapsOf(holed, null)).toEqual([{ mediaMs: 10_000, startMs: at(10), lostMs: 5_000 }]);
    expect(gapsOf(holed, { fromMs: at(-7), toMs: at(28) })).toEqual([
      { mediaMs: 0, startMs: at(-7), lostMs: 7_000 },
      { mediaMs: 10_000, startMs: at(10), lostMs: 5_000 },
      { mediaMs: 20_000, startMs: at(25), lostMs: 3_000 },
    ]);
    expect(gapsOf([], { fromMs: at(0), toMs: at(9) })).toEqual([
      { mediaMs: 0, startMs: at(0), lostMs: 9_000 },
    ]);
    // A seam of a moment is none.
    expect(gapsOf(holed, { fromMs: at(-0.2), toMs: at(25.3) })).toHaveLength(1);
  });

  it('[KR3] gaps and stretches together are the whole time', () => {
    fc.assert(
      fc.property(stretches, fc.nat(50_000), fc.nat(50_000), (parts, beforeMs, afterMs) => {
        const timeline = timelineOf(parts);
        const last = timeline.at(-1);
        const due = {
          fromMs: (timeline[0]?.startMs ?? 0) - beforeMs,
          toMs: (last?.startMs ?? 0) + (last?.durationMs ?? 0) + afterMs,
        };
        const lostMs = gapsOf(timeline, due).reduce((sum, gap) => sum + gap.lostMs, 0);
        const wholeMs = due.toMs - due.fromMs;
        const seams = (parts.length + 1) * 500;
        expect(wholeMs - durationOf(timeline) - lostMs).toBeGreaterThanOrEqual(0);
        expect(wholeMs - durationOf(timeline) - lostMs).toBeLessThan(seams);
      }),
    );
  });
});
