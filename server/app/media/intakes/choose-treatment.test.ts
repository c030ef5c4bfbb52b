/** What is done with a pushed stream, by how it begins. */
import { describe, expect, it } from 'vitest';
import type { PushedTag } from '#server/ports/encoder-door.ts';
import { chooseTreatment, look, mayStillCopy, NOTHING_SEEN } from './choose-treatment.ts';

const tag = (more: Partial<PushedTag> = {}): PushedTag => ({
  ...{ kind: 'video', role: 'other', atMs: 0, reordered: false, known: true, bytes: new Uint8Array() },
  ...more,
});
const baseline = tag({ role: 'header', profile: 66, level: 31 });
const high = tag({ role: 'header', profile: 100, level: 31 });
const aac = tag({ kind: 'audio', role: 'header' });
const key = (atMs: number) => tag({ role: 'key', atMs });
const picture = (atMs: number) => tag({ atMs });
const sound = (atMs: number) => tag({ kind: 'audio', atMs });
const choose = (...tags: readonly PushedTag[]) => chooseTreatment(tags.reduce(look, NOTHING_SEEN));

describe('the treatment of a pushed stream', () => {
  it('[RT2] copies a baseline picture when the next full one comes soon enough', () => {
    expect(choose(baseline, aac, key(0), picture(1_900))).toBeNull();
    expect(choose(baseline, aac, key(0), picture(40), key(2_000))).toEqual({ picture: 'copy', sound: true });
  });

  it('[RT2] encodes anew what comes out of order, is large, of another profile, or seldom full', () => {
    const anew = { picture: 'encode', sound: true };
    expect(choose(high, aac, key(0))).toEqual(anew);
    expect(choose({ ...baseline, level: 40 }, aac, key(0))).toEqual(anew);
    expect(choose(tag({ role: 'header' }), aac, key(0))).toEqual(anew);
    expect(choose(baseline, aac, key(0), { ...picture(40), reordered: true })).toEqual(anew);
    expect(choose(baseline, aac, key(0), picture(2_600))).toEqual(anew);
    expect(choose(baseline, aac, key(0), key(4_000))).toEqual(anew);
  });

  it('[RT2] does not wait long for a track that does not come', () => {
    expect(choose(high, key(0), picture(1_400))).toBeNull();
    expect(choose(high, key(0), picture(1_500))).toEqual({ picture: 'encode', sound: false });
    expect(choose(aac, sound(0), sound(3_900))).toBeNull();
    expect(choose(aac, sound(0), sound(4_000))).toEqual({ picture: 'none', sound: true });
  });

  it('[RT2] cannot use what cannot be decoded, or has no full picture', () => {
    expect(choose({ ...baseline, known: false })).toBe('unusable');
    expect(choose(baseline, { ...aac, known: false })).toBe('unusable');
    expect(choose(high, aac, picture(0), picture(11_000))).toBeNull();
    expect(choose(high, aac, picture(0), picture(12_000))).toBe('unusable');
    expect(choose()).toBeNull();
  });

  it('[RT2] stops copying when pictures come out of order or full ones no more', () => {
    expect(mayStillCopy(picture(5_000), 0)).toBe(true);
    expect(mayStillCopy(picture(5_001), 0)).toBe(false);
    expect(mayStillCopy({ ...picture(40), reordered: true }, 0)).toBe(false);
  });
});
