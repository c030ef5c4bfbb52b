/** Faults while a recording is played: the line comes back, a decoder perhaps. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LOAD_AGAIN_MS, PATIENCE_MS, VideoMending } from './video-mending.ts';

function setUp() {
  const seen: string[] = [];
  const mending = new VideoMending({
    nowMs: () => performance.now(),
    loadAgain: () => seen.push('load again'),
    recover: () => seen.push('recover'),
    onLost: (lost) => seen.push(lost ? 'lost' : 'there'),
    onFailed: () => seen.push('failed'),
  });
  return { mending, seen };
}

/** Lets a line fail with this answer, again and again, for so long; answers what came of it in the end. */
function failFor(ms: number, status: number | null, { mending, seen } = setUp()): string | undefined {
  for (let passedMs = 0; passedMs <= ms; passedMs += LOAD_AGAIN_MS) {
    mending.lineFailed(status);
    vi.advanceTimersByTime(LOAD_AGAIN_MS);
  }
  return seen.at(-1);
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a recording', () => {
  it('[KR16] is loaded again after a pause, however often no answer comes', () => {
    const { mending, seen } = setUp();
    for (let time = 0; time < 50; time += 1) {
      mending.lineFailed(null);
      vi.advanceTimersByTime(LOAD_AGAIN_MS - 1);
      expect(seen.splice(0)).toEqual(['lost']);
      vi.advanceTimersByTime(1);
      expect(seen.splice(0)).toEqual(['load again']);
    }
    mending.flows();
    expect(seen).toEqual(['there']);
  });

  it.each([408, 429, 500, 502, 503])('[KR16] is waited for a minute while the answer is %i', (status) => {
    expect(failFor(PATIENCE_MS - LOAD_AGAIN_MS, status)).toBe('load again');
    const parts = setUp();
    expect(failFor(PATIENCE_MS, status, parts)).toBe('failed');
    expect(parts.seen.filter((one) => one === 'failed')).toHaveLength(1);
  });

  it('[KR16] is given a minute anew when something came, or the line went away, in between', () => {
    const parts = setUp();
    failFor(PATIENCE_MS - LOAD_AGAIN_MS, 502, parts);
    parts.mending.flows();
    expect(failFor(PATIENCE_MS - LOAD_AGAIN_MS, 502, parts)).toBe('load again');
    parts.mending.lineFailed(null);
    expect(failFor(PATIENCE_MS - LOAD_AGAIN_MS, 502, parts)).toBe('load again');
    expect(parts.seen).not.toContain('failed');
  });

  it('[KR16] is loaded again once for several faults together, and not after it was closed', () => {
    const { mending, seen } = setUp();
    mending.lineFailed(null);
    mending.lineFailed(null);
    vi.advanceTimersByTime(10 * LOAD_AGAIN_MS);
    expect(seen.filter((one) => one === 'load again')).toHaveLength(1);
    mending.lineFailed(null);
    mending.close();
    vi.advanceTimersByTime(10 * LOAD_AGAIN_MS);
    expect(seen.filter((one) => one === 'load again')).toHaveLength(1);
  });

  // A page of a portal is an answer of 200 that is no recording.
  it.each([401, 403, 404, 410, 200])('[KR16] is not waited for where the answer is %i', (status) => {
    const { mending, seen } = setUp();
    mending.lineFailed(status);
    vi.advanceTimersByTime(10 * LOAD_AGAIN_MS);
    expect(seen).toEqual(['failed']);
  });

  it('[KR16] is not loaded again after it has failed', () => {
    const { mending, seen } = setUp();
    mending.lineFailed(null);
    mending.lineFailed(403);
    vi.advanceTimersByTime(10 * LOAD_AGAIN_MS);
    expect(seen).toEqual(['lost', 'failed']);
  });

  it('that cannot be decoded is helped up once', () => {
    const { mending, seen } = setUp();
    mending.decoderFailed();
    mending.decoderFailed();
    expect(seen).toEqual(['recover', 'failed']);
  });
});
