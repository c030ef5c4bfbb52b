/** Which programme each button of the stage asks for. */
import { describe, expect, it } from 'vitest';
import type { LiveSource } from '#shared/contract/protocol.ts';
import type { Programme } from '#shared/features/stage/state.ts';
import {
  cutPayload,
  cutTo,
  putSecond,
  showCard,
  swapped,
  takeOff,
  withoutPicture,
  withPlace,
  withSound,
} from './programme-changes.ts';

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
    const silent = withSound(cutTo(onHost, guest, 'screen'), 'g_1', false);
    expect(cutTo(silent, guest, 'camera').audio).toEqual(['host']);
  });

  it('turn a sound on and off and keep the picture', () => {
    const both = withSound(onHost, 'g_1', true);
    expect(both.audio).toEqual(['host', 'g_1']);
    expect(withSound(both, 'host', false)).toEqual({ ...onHost, audio: ['g_1'] });
    expect(withoutPicture(onHost)).toEqual({ ...onHost, video: null });
  });

  const both = putSecond(onHost, guest, { track: 'camera', place: 'beside' });

  it('[T9] put a second picture with its sound beside the main one, or into its corner', () => {
    expect(both).toEqual({
      ...onHost,
      second: { sourceId: 'g_1', track: 'camera', place: 'beside' },
      audio: ['host', 'g_1'],
    });
    expect(withPlace(both, 'inset').second?.place).toBe('inset');
    const silent = withSound(both, 'g_1', false);
    expect(putSecond(silent, guest, { track: 'screen', place: 'inset' }).audio).toEqual(['host']);
    for (const nothing of [showCard('break'), withoutPicture(onHost)]) {
      expect(putSecond(nothing, guest, { track: 'camera', place: 'inset' })).toBe(nothing);
    }
  });

  it('[T9] exchange two pictures, and go back to one', () => {
    const second = { sourceId: 'g_1', track: 'camera' } as const;
    expect(swapped(both, second)).toMatchObject({
      video: { sourceId: 'g_1', track: 'camera' },
      second: { sourceId: 'host', track: 'camera', place: 'beside' },
    });
    expect(swapped(onHost, second)).toBe(onHost);
    expect(swapped(swapped(both, second), second)).toEqual(swapped(both, second));
    expect(cutTo(both, host, 'camera')).toEqual({ ...onHost, audio: ['host', 'g_1'] });
    expect(withoutPicture(both)).toEqual({ video: null, audio: ['host', 'g_1'], card: 'none' });
    expect(cutPayload(both)).toEqual(both);
  });

  it('[T5] take a source off the air, picture and sound', () => {
    expect(takeOff(both, 'g_1')).toEqual(onHost);
    expect(takeOff(both, 'host')).toEqual(takeOff(cutTo(showCard('soon'), guest, 'camera'), 'host'));
    expect(takeOff(onHost, 'host')).toEqual({ video: null, audio: [], card: 'none' });
  });

  it('close the microphones with a card', () => {
    expect(showCard('break')).toEqual({ video: null, audio: [], card: 'break' });
  });
});
