/** What the keys of the desk do with a source. */
import { describe, expect, it } from 'vitest';
import type { Programme } from '#shared/features/stage/state.ts';
import { GUEST_SENDS, GUEST_TILE } from '#tests/support/guest-tile.ts';
import { changeByKey, focusOf, type SourceKey } from './source-keys.ts';
import type { SourceTile } from './source-tiles.ts';

const GONE: SourceTile = { ...GUEST_TILE, live: null };
const ON_HOST: Programme = { video: { sourceId: 'host', track: 'camera' }, audio: ['host'], card: 'none' };
const pressed = (tile: SourceTile, key: SourceKey, programme = ON_HOST) =>
  changeByKey(tile, key)?.(programme) ?? null;

describe('keys of the sources', () => {
  it('[T15] put its picture beside or inset, turn its sound on, and take it off the air', () => {
    const second = { sourceId: 'g_1', track: 'camera' };
    expect(pressed(GUEST_TILE, 'b')?.second).toEqual({ ...second, place: 'beside' });
    expect(pressed(GUEST_TILE, 'i')?.second).toEqual({ ...second, place: 'inset' });
    expect(pressed(GUEST_TILE, 'm')?.audio).toEqual(['host', 'g_1']);
    const onAir: Programme = { ...ON_HOST, video: { sourceId: 'g_1', track: 'camera' } };
    expect(pressed({ ...GUEST_TILE, picture: 'camera' }, 'o', onAir)?.video).toBeNull();
  });

  it('[T15] take the screen of one whose camera is closed', () => {
    const screen = { ...GUEST_TILE, live: { ...GUEST_SENDS, camera: null, screen: 's' } };
    expect(pressed(screen, 'b')?.second).toEqual({ sourceId: 'g_1', track: 'screen', place: 'beside' });
  });

  it('[T15] do nothing with what the source does not have', () => {
    for (const key of ['b', 'i', 'm', 'o'] as const) expect(changeByKey(GONE, key)).toBeNull();
    expect(changeByKey({ ...GUEST_TILE, live: { ...GUEST_SENDS, audio: null } }, 'm')).toBeNull();
    expect(changeByKey({ ...GUEST_TILE, picture: 'camera' }, 'b')).toBeNull();
  });

  it('[T15] turn off the sound, and take off the air, what has gone but would be heard when it is back', () => {
    const programme = { ...ON_HOST, audio: ['host', 'g_1'] };
    const heard = { ...GONE, sound: true };
    expect(pressed(heard, 'm', programme)?.audio).toEqual(['host']);
    expect(pressed(heard, 'o', programme)?.audio).toEqual(['host']);
  });
});

describe('a digit', () => {
  const card = (buttons: Readonly<Record<string, string>>) => ({
    querySelector: (selector: string) => buttons[selector] ?? null,
  });

  it('[T15] leads to the button that cuts to the source', () => {
    expect(focusOf(card({ 'button[data-cut]': 'cut', button: 'sound' }))).toBe('cut');
  });

  it('[T15] leads to the card where nothing can be cut to, so that Enter does nothing', () => {
    const silent = card({ button: 'sound' });
    expect(focusOf(silent)).toBe(silent);
    const gone = card({});
    expect(focusOf(gone)).toBe(gone);
  });
});
