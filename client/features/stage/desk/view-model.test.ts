/** Which programme each button of the stage asks for. */
import { describe, expect, it } from 'vitest';
import type { LiveSource } from '#shared/contract/protocol.ts';
import { EMPTY_STAGE, type Programme } from '#shared/features/stage/state.ts';
import {
  cutTo,
  guestOnAir,
  showCard,
  sourceTiles,
  toggleSound,
  wantedOf,
  withoutPicture,
} from './view-model.ts';

const host: LiveSource = { sourceId: 'host', label: '', audio: 'a1', camera: 'v1', screen: null };
const guest: LiveSource = { sourceId: 'g_1', label: '王工', audio: 'a2', camera: 'v2', screen: 's2' };
const onHost: Programme = { video: { sourceId: 'host', track: 'camera' }, audio: ['host'], card: 'none' };

describe('cuts', () => {
  it('bring the sound of the new source along, and leave it alone between pictures of one source', () => {
    expect(cutTo(showCard('soon'), host, 'camera')).toEqual(onHost);
    expect(cutTo(onHost, guest, 'screen')).toEqual({
      video: { sourceId: 'g_1', track: 'screen' },
      audio: ['host', 'g_1'],
      card: 'none',
    });
    const silent = toggleSound(cutTo(onHost, guest, 'screen'), 'g_1');
    expect(cutTo(silent, guest, 'camera').audio).toEqual(['host']);
  });

  it('turn a sound on and off and keep the picture', () => {
    const both = toggleSound(onHost, 'g_1');
    expect(both.audio).toEqual(['host', 'g_1']);
    expect(toggleSound(both, 'host')).toEqual({ ...onHost, audio: ['g_1'] });
    expect(withoutPicture(onHost)).toEqual({ ...onHost, video: null });
  });

  it('close the microphones with a card', () => {
    expect(showCard('break')).toEqual({ video: null, audio: [], card: 'break' });
  });
});

describe('tiles', () => {
  it('show the desk, guests and a feed only when there is one', () => {
    const stage = { ...EMPTY_STAGE, programme: onHost, guests: { g_1: { id: 'g_1', label: '王工' } } };
    const tiles = sourceTiles(stage, [host]);
    expect(tiles.map((tile) => tile.id)).toEqual(['host', 'g_1']);
    expect(tiles[0]).toMatchObject({ picture: 'camera', sound: true, live: host });
    expect(tiles[1]).toMatchObject({ picture: null, sound: false, live: null });
    const feed = { ...host, sourceId: 'feed' };
    expect(sourceTiles(stage, [host, feed]).at(-1)?.kind).toBe('feed');
  });
});

describe('the monitor', () => {
  it('wants the producers of what is on air, and no picture under a card', () => {
    expect(wantedOf(onHost, [host, guest])).toEqual({ video: 'v1', audio: ['a1'] });
    expect(wantedOf({ ...onHost, card: 'break' }, [host])).toEqual({ video: null, audio: ['a1'] });
    expect(wantedOf(onHost, [])).toEqual({ video: null, audio: [] });
  });
});

describe('a guest', () => {
  it('knows whether picture, sound or nothing is on air', () => {
    const withSound = toggleSound(onHost, 'g_1');
    expect([
      guestOnAir(cutTo(onHost, guest, 'camera'), 'g_1'),
      guestOnAir(withSound, 'g_1'),
      guestOnAir(onHost, 'g_1'),
    ]).toEqual(['both', 'sound', 'off']);
  });
});
