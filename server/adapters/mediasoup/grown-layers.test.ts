/** Layers are chosen anew when they are old enough, also those that begin later. */
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Chooser, chooseWhenGrown, GROWN_MS } from './grown-layers.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

function setUp(type: Chooser['type'] = 'simulcast') {
  const events = new EventEmitter();
  const observer = new EventEmitter();
  const setPreferredLayers = vi.fn(() => Promise.resolve());
  const on = events.on.bind(events);
  chooseWhenGrown({
    type,
    preferredLayers: { spatialLayer: 2 },
    setPreferredLayers,
    closed: false,
    on,
    observer,
  });
  return {
    setPreferredLayers,
    score: (...producerScores: number[]) => events.emit('score', { producerScores }),
    close: () => observer.emit('close'),
  };
}

describe('[T47] layers of a picture', () => {
  it('are chosen anew once when they have grown', () => {
    const { setPreferredLayers, close } = setUp();
    vi.advanceTimersByTime(GROWN_MS);
    expect(setPreferredLayers).toHaveBeenCalledExactlyOnceWith({ spatialLayer: 2 });
    vi.advanceTimersByTime(10 * GROWN_MS);
    expect(setPreferredLayers).toHaveBeenCalledOnce();
    close();
  });

  it('are chosen anew when one has begun later, or begins again', () => {
    const { setPreferredLayers, score, close } = setUp();
    score(10, 0, 0);
    vi.advanceTimersByTime(2 * GROWN_MS);
    for (const scores of [
      [10, 9, 0],
      [10, 0, 0],
      [10, 10, 0],
    ]) {
      setPreferredLayers.mockClear();
      score(...scores);
      vi.advanceTimersByTime(GROWN_MS);
      expect(setPreferredLayers).toHaveBeenCalledTimes(scores[1] === 0 ? 0 : 1);
    }
    close();
  });

  it('are chosen anew all the same when one comes and goes all the time', () => {
    const { setPreferredLayers, score, close } = setUp();
    for (let at = 0; at < 10; at += 1) {
      score(10, at % 2 === 0 ? 9 : 0, 0);
      vi.advanceTimersByTime(GROWN_MS / 2);
    }
    expect(setPreferredLayers.mock.calls.length).toBeGreaterThan(3);
    close();
  });

  it('are not chosen anew when only their quality changes', () => {
    const { setPreferredLayers, score, close } = setUp();
    score(10, 10, 10);
    vi.advanceTimersByTime(2 * GROWN_MS);
    setPreferredLayers.mockClear();
    score(7, 3, 0);
    vi.advanceTimersByTime(GROWN_MS);
    expect(setPreferredLayers).not.toHaveBeenCalled();
    close();
  });

  it('are left alone when the viewer is gone, and where there is but one', () => {
    const gone = setUp();
    gone.close();
    const single = setUp('simple');
    vi.advanceTimersByTime(GROWN_MS);
    expect(gone.setPreferredLayers).not.toHaveBeenCalled();
    expect(single.setPreferredLayers).not.toHaveBeenCalled();
  });
});
