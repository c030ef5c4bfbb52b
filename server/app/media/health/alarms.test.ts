/** Rule H2: what is worth an alarm. */
import { describe, expect, it } from 'vitest';
import type { TrackHealth } from '#shared/features/stage/health.ts';
import { alarmsOf, type Measured } from './alarms.ts';

const CAMERA = { sourceId: 'hall', track: 'camera' } as const;

const RUNNING = { state: 'running', reduced: false } as const;

function aTrack(change: Partial<TrackHealth> = {}): TrackHealth {
  const numbers = { bitrateBps: 1_000_000, lossShare: 0, roundTripMs: 20, picture: null };
  return { ...CAMERA, ...numbers, stillSeconds: 0, paused: false, ...change };
}

function alarms(change: Partial<Measured>) {
  const programme = { video: CAMERA, audio: ['hall', 'guest'], card: 'none' } as const;
  return alarmsOf({ programme, tracks: [], missing: [], load: 0.2, output: RUNNING, troubled: 0, ...change });
}

describe('[H2] alarms', () => {
  it('say that a picture on air stands still', () => {
    expect(alarms({ tracks: [aTrack({ stillSeconds: 8 })] })).toEqual([
      { kind: 'pictureStuck', sourceId: 'hall', seconds: 8 },
    ]);
    expect(alarms({ tracks: [aTrack({ stillSeconds: 3 })] })).toEqual([]);
  });

  it('say that nothing comes of what is on air', () => {
    const missing = (track: 'camera' | 'audio', missingSeconds: number, sourceId = 'hall') =>
      ({ sourceId, track, missingSeconds }) as const;
    expect(
      alarms({ missing: [missing('camera', 6), missing('audio', 6), missing('audio', 20, 'guest')] }),
    ).toEqual([{ kind: 'pictureMissing', sourceId: 'hall', seconds: 6 }]);
    expect(alarms({ missing: [missing('camera', 3), missing('audio', 20)] })).toEqual([
      { kind: 'soundMissing', sourceId: 'hall', seconds: 20 },
    ]);
    const heard = aTrack({ track: 'audio', sourceId: 'guest' });
    expect(alarms({ tracks: [heard], missing: [missing('audio', 20)] })).toEqual([]);
  });

  it('leave in peace what is paused, or not on air, or under a card', () => {
    const still = aTrack({ stillSeconds: 8 });
    const under = { video: CAMERA, audio: [], card: 'break' } as const;
    expect(alarms({ tracks: [{ ...still, paused: true }] })).toEqual([]);
    expect(alarms({ tracks: [{ ...still, sourceId: 'other' }] })).toEqual([]);
    expect(alarms({ tracks: [still], programme: under })).toEqual([]);
  });

  it('give a screen on which nothing moves more time', () => {
    const screen = { sourceId: 'hall', track: 'screen' } as const;
    const programme = { video: screen, audio: [], card: 'none' } as const;
    expect(alarms({ programme, tracks: [aTrack({ ...screen, stillSeconds: 8 })] })).toEqual([]);
    expect(alarms({ programme, tracks: [aTrack({ ...screen, stillSeconds: 10 })] })).toHaveLength(1);
  });

  it('say that nobody is heard, and not that one of two listens', () => {
    const silent = aTrack({ track: 'audio', stillSeconds: 20 });
    const other = aTrack({ track: 'audio', sourceId: 'guest', stillSeconds: 0 });
    expect(alarms({ tracks: [silent, { ...other, stillSeconds: 30 }] })).toEqual([
      { kind: 'soundMissing', sourceId: 'hall', seconds: 20 },
    ]);
    expect(alarms({ tracks: [silent, other] })).toEqual([]);
  });

  it('say that the pictures of HLS and of the recording are poorer for the machine’s sake', () => {
    expect(alarms({ output: { ...RUNNING, reduced: true } })).toEqual([{ kind: 'outputReduced' }]);
    expect(alarms({ output: null })).toEqual([]);
  });

  it('begin with the gravest', () => {
    const tracks = [aTrack({ lossShare: 0.2 }), aTrack({ stillSeconds: 5 })];
    const output = { state: 'waiting', reason: 'the encoder ended' } as const;
    const kinds = alarms({ tracks, load: 0.95, output, troubled: 3 }).map(({ kind }) => kind);
    expect(kinds).toEqual(['pictureStuck', 'outputStopped', 'lossy', 'mediaBusy', 'troubled']);
  });
});
