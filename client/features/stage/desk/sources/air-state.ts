/** What of a source reaches the audience, for its card on the desk. No React. */
import type { DeskStageTexts } from '#client/locales/desk-stage.ts';
import type { StateTone } from '#client/ui/state-mark.tsx';
import { isTileOnAir, type SourceTile } from './source-tiles.ts';

type Texts = DeskStageTexts['air'];

export interface AirState {
  readonly tone: StateTone;
  readonly words: string;
}

/** What has reached the desk only is seen by nobody else, and what is on air without a signal by nobody at all. */
export function airState(t: Texts, tile: SourceTile): AirState {
  if (isTileOnAir(tile)) return onAirState(t, tile);
  if (tile.live === null) return { tone: 'stopped', words: t.off };
  return tile.kind === 'guest' ? { tone: 'info', words: t.waiting } : { tone: 'stopped', words: t.ready };
}

function onAirState(t: Texts, { live, picture, second, sound }: SourceTile): AirState {
  const parts = [
    ...(picture === null ? [] : [{ here: live?.[picture], is: t.main, lacks: t.lost.main }]),
    ...(second === null
      ? []
      : [{ here: live?.[second.track], is: t[second.place], lacks: t.lost[second.place] }]),
    ...(sound ? [{ here: live?.audio, is: t.sound, lacks: t.lost.sound }] : []),
  ].map((part) => ({ ...part, comes: typeof part.here === 'string' }));
  if (parts.every(({ comes }) => !comes)) return { tone: 'waiting', words: t.lost.all };
  const words = parts.map(({ comes, is, lacks }) => (comes ? is : lacks));
  return {
    tone: parts.every(({ comes }) => comes) ? 'live' : 'waiting',
    words: [...words, ...(sound ? [] : [t.silent])].join(' · '),
  };
}
