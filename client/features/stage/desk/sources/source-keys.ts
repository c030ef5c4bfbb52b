/** What the keys of the desk do with a source, and where a digit leads. No React. */
import type { ProgrammeChange } from '../cutter.ts';
import { type Place, putSecond, takeOff, withSound } from '../programme-changes.ts';
import { isTileOnAir, type SourceTile } from './source-tiles.ts';

export const SOURCE_KEYS = ['b', 'i', 'm', 'o'] as const;
export type SourceKey = (typeof SOURCE_KEYS)[number];

/** What a letter changes, or null where the card has no button for it either. */
export function changeByKey(tile: SourceTile, key: SourceKey): ProgrammeChange | null {
  switch (key) {
    case 'b':
      return secondChange(tile, 'beside');
    case 'i':
      return secondChange(tile, 'inset');
    case 'm':
      return hasSound(tile) ? (programme) => withSound(programme, tile.id, !tile.sound) : null;
    case 'o':
      return isTileOnAir(tile) ? (programme) => takeOff(programme, tile.id) : null;
  }
}

/** Its sound can be turned on, or off. */
export function hasSound({ live, sound }: SourceTile): boolean {
  return sound || (live !== null && live.audio !== null);
}

function secondChange({ live, picture }: SourceTile, place: Place): ProgrammeChange | null {
  const track = live?.camera === null ? 'screen' : 'camera';
  if (live === null || live[track] === null || picture === track) return null;
  return (programme) => putSecond(programme, live, { track, place });
}

/** A card as far as a digit needs it. */
interface Card<T> {
  querySelector(selector: string): T | null;
}

/**
 * The button that cuts to it, for Enter, or else the card itself, where Enter does nothing: neither the sound nor
 * 下播, which come first where there is no picture, nor anything of the card that had the focus before.
 */
export function focusOf<C extends Card<T>, T>(card: C): C | T {
  return card.querySelector('button[data-cut]') ?? card;
}
