/** Rule H1: for how long a picture has stood still, or a microphone has been silent. */
import { describe, expect, it } from 'vitest';
import type { SourceStats } from '#server/ports/media-plane.ts';
import { TrackWatch } from './track-watch.ts';

function stats(change: Partial<SourceStats>): SourceStats {
  const who = {
    producerId: 'p',
    roomId: 'r',
    ownerId: 'o',
    sourceId: 'hall',
    role: 'camera',
    kind: 'video',
  } as const;
  const numbers = {
    bitrateBps: 0,
    packets: 0,
    packetsLost: 0,
    lossShare: 0,
    roundTripMs: null,
    score: 10,
    receivers: 0,
  };
  return { ...who, ...numbers, paused: false, ...change };
}

/** Seconds of stillness after looks at these times, in seconds, with so many packets. */
function stillness(
  looks: readonly (readonly [number, Partial<SourceStats>])[],
  heardAt: readonly number[] = [],
) {
  const watch = new TrackWatch();
  return looks.map(([seconds, change]) => {
    for (const at of heardAt) if (at <= seconds) watch.heard('p', at * 1000);
    return watch.look([stats(change)], seconds * 1000, { sentBy: () => null, onAir: () => true })[0]
      ?.stillSeconds;
  });
}

describe('[H1] the watch of tracks', () => {
  it('counts the seconds without a packet of the picture', () => {
    const looks = [
      [0, { packets: 1 }],
      [2, { packets: 50 }],
      [4, { packets: 50 }],
      [10, { packets: 50 }],
      [12, { packets: 51 }],
    ] as const;
    expect(stillness(looks)).toEqual([0, 0, 2, 8, 0]);
  });

  it('[H2] counts for how long what is on air has not come', () => {
    const watch = new TrackWatch();
    const camera = { sourceId: 'hall', track: 'camera' } as const;
    const voice = { sourceId: 'hall', track: 'audio' } as const;
    const missing = (here: readonly (typeof camera | typeof voice)[], seconds: number) =>
      watch.missing([camera, voice], here, seconds * 1000).map((one) => `${one.track} ${one.missingSeconds}`);
    expect(missing([camera, voice], 0)).toEqual([]);
    expect(missing([voice], 2)).toEqual(['camera 0']);
    expect(missing([], 8)).toEqual(['camera 6', 'audio 0']);
    expect(missing([camera], 10)).toEqual(['audio 2']);
    expect(missing([], 12)).toEqual(['camera 0', 'audio 4']);
  });

  it('looks at the newest track of somebody who came back by another network', () => {
    const watch = new TrackWatch();
    const look = (seconds: number, packets: number) =>
      watch.look(
        [stats({ producerId: 'before', packets: 9 }), stats({ producerId: 'now', packets, bitrateBps: 7 })],
        seconds * 1000,
        { sentBy: () => null, onAir: () => true },
      );
    look(0, 1);
    expect(look(20, 2)).toMatchObject([{ sourceId: 'hall', stillSeconds: 0, bitrateBps: 7 }]);
  });

  it('does not count while it is paused', () => {
    const paused = { packets: 5, paused: true };
    expect(
      stillness([
        [0, { packets: 5 }],
        [9, paused],
        [10, { packets: 5 }],
      ]),
    ).toEqual([0, 0, 1]);
  });

  it('takes silence for silence although packets come', () => {
    const audio = { kind: 'audio', role: 'microphone' } as const;
    const looks = [
      [0, { ...audio, packets: 1 }],
      [10, { ...audio, packets: 500 }],
      [20, { ...audio, packets: 900 }],
    ] as const;
    expect(stillness(looks)).toEqual([0, 10, 20]);
    expect(stillness(looks, [8])).toEqual([0, 2, 12]);
  });

  it('takes packets for sound where nobody tells how loud it is', () => {
    const film = { kind: 'audio', role: 'programme' } as const;
    const looks = [
      [0, { ...film, packets: 1 }],
      [10, { ...film, packets: 500 }],
      [20, { ...film, packets: 500 }],
    ] as const;
    expect(stillness(looks)).toEqual([0, 0, 10]);
  });

  it('tells what the sender says of its picture', () => {
    const picture = { width: 1280, height: 720, framesPerSecond: 25 };
    const [track] = new TrackWatch().look([stats({ role: 'screen' })], 0, {
      sentBy: () => picture,
      onAir: () => true,
    });
    expect(track).toMatchObject({ track: 'screen', sourceId: 'hall', picture });
  });

  it('counts the silence of a microphone from when it is on air', () => {
    const watch = new TrackWatch();
    const silent = (seconds: number, onAir: boolean) =>
      watch.look([stats({ kind: 'audio' })], seconds * 1000, { sentBy: () => null, onAir: () => onAir })[0]
        ?.stillSeconds;
    expect([silent(0, false), silent(27, false), silent(30, true), silent(32, true)]).toEqual([0, 0, 3, 5]);
  });
});
