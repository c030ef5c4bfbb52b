/** What is shown while a new picture is on its way. */
import { describe, expect, it } from 'vitest';
import type { RtpTrack, Staging } from '#server/ports/programme-output.ts';
import { StageChanges } from './stage-changes.ts';

const track = (id: string): RtpTrack => ({
  ...{ id, kind: 'video', mimeType: 'video/VP8', payloadType: 101, clockRate: 90_000 },
  ...{ parameters: {}, port: 5_000 },
});
const staging = (...ids: string[]): Staging => ({
  tracks: ids.map(track),
  scene: { pictures: ids, layout: 'single', sounds: ids, card: 'nothing' },
});

function world() {
  const decoded = new Set<string>();
  const told: string[] = [];
  const seen: Record<'received' | 'pictures' | 'sounds', readonly string[]> = {
    received: [],
    pictures: [],
    sounds: [],
  };
  const changes = new StageChanges({
    receive: (tracks) => {
      seen.received = tracks.map(({ id }) => id);
    },
    hasPicture: (id) => decoded.has(id),
    show: ({ pictures, sounds }) => {
      seen.pictures = pictures;
      seen.sounds = sounds;
    },
    onShown: (trackIds) => told.push(trackIds.join('+')),
  });
  return { changes, decoded, seen, told };
}

describe('changing the stage', () => {
  it('[T30] keeps the old picture until the new one is there; the sound changes at once', () => {
    const { changes, decoded, seen } = world();
    decoded.add('a');
    changes.change(staging('a'), 0);
    expect(seen.pictures).toEqual(['a']);
    changes.change(staging('b'), 1_000);
    expect(seen).toEqual({ received: ['a', 'b'], pictures: ['a'], sounds: ['b'] });
    decoded.add('b');
    changes.advance(1_040);
    expect(seen).toEqual({ received: ['b'], pictures: ['b'], sounds: ['b'] });
  });

  it('[T25] tells which pictures are shown once they are, and nothing when only the sound changes', () => {
    const { changes, decoded, told } = world();
    decoded.add('a');
    changes.change(staging('a'), 0);
    const silent = staging('a');
    changes.change({ ...silent, scene: { ...silent.scene, sounds: [] } }, 100);
    changes.change(staging('b', 'a'), 1_000);
    expect(told).toEqual(['a']);
    decoded.add('b');
    changes.advance(1_040);
    changes.change(staging(), 2_000);
    expect(told).toEqual(['a', 'b+a', '']);
  });

  it('does not wait for ever', () => {
    const { changes, decoded, seen } = world();
    decoded.add('a');
    changes.change(staging('a'), 0);
    changes.change(staging('silent'), 1_000);
    changes.advance(5_999);
    expect(seen.pictures).toEqual(['a']);
    changes.advance(6_000);
    expect(seen.pictures).toEqual(['silent']);
  });

  it('does not wait for longer because it is told of the same pictures again', () => {
    const { changes, decoded, seen } = world();
    decoded.add('a');
    changes.change(staging('a'), 0);
    for (let nowMs = 1_000; nowMs <= 6_000; nowMs += 500) changes.change(staging('silent'), nowMs);
    expect(seen.pictures).toEqual(['silent']);
  });

  it('takes the last of several changes', () => {
    const { changes, decoded, seen } = world();
    decoded.add('a').add('c');
    changes.change(staging('a'), 0);
    changes.change(staging('b'), 10);
    changes.change(staging('c'), 20);
    expect(seen).toMatchObject({ received: ['c'], pictures: ['c'] });
    changes.advance(9_000);
    expect(seen.pictures).toEqual(['c']);
  });

  it('goes to the card at once', () => {
    const { changes, decoded, seen } = world();
    decoded.add('a');
    changes.change(staging('a'), 0);
    changes.change(staging(), 10);
    expect(seen).toEqual({ received: [], pictures: [], sounds: [] });
  });
});
