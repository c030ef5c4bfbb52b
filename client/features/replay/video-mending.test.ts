/** Faults while a recording is played: the line comes back, a decoder perhaps. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LOAD_AGAIN_MS, VideoMending } from './video-mending.ts';

function setUp() {
  const seen: string[] = [];
  const mending = new VideoMending({
    loadAgain: () => seen.push('load again'),
    recover: () => seen.push('recover'),
    onLost: (lost) => seen.push(lost ? 'lost' : 'there'),
    onFailed: () => seen.push('failed'),
  });
  return { mending, seen };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a recording', () => {
  it('is loaded again after a pause, however often the line fails', () => {
    const { mending, seen } = setUp();
    for (let time = 0; time < 50; time += 1) {
      mending.lineFailed(time % 2 === 0 ? null : 502);
      vi.advanceTimersByTime(LOAD_AGAIN_MS - 1);
      expect(seen.splice(0)).toEqual(['lost']);
      vi.advanceTimersByTime(1);
      expect(seen.splice(0)).toEqual(['load again']);
    }
    mending.flows();
    expect(seen).toEqual(['there']);
  });

  it('is loaded again once for several faults together, and not after it was closed', () => {
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

  it('that is not there any more is not waited for', () => {
    const { mending, seen } = setUp();
    mending.lineFailed(404);
    vi.advanceTimersByTime(10 * LOAD_AGAIN_MS);
    expect(seen).toEqual(['failed']);
  });

  it('that cannot be decoded is helped up once', () => {
    const { mending, seen } = setUp();
    mending.decoderFailed();
    mending.decoderFailed();
    expect(seen).toEqual(['recover', 'failed']);
  });
});
