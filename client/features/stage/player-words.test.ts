/** What a screen reader says of the player. */
import { describe, expect, it } from 'vitest';
import { zh } from '#client/locales/zh/player.ts';
import { playerWords } from './player-words.ts';
import type { PlayerShows } from './view-model.ts';

const WEBRTC = { way: 'webrtc', fallen: false } as const;
const words = (shows: PlayerShows, state: Parameters<typeof playerWords>[1]['state'] = WEBRTC) =>
  playerWords(zh, { shows, title: '天然气改造协商会', state });

describe('the player in words', () => {
  it.each<[PlayerShows, string]>([
    [{ kind: 'card', card: 'break' }, `天然气改造协商会 ${zh.break}`],
    [{ kind: 'nothing' }, zh.noPicture],
    [{ kind: 'ready' }, ''],
    [{ kind: 'connecting' }, zh.connecting],
    [{ kind: 'gesture' }, zh.gesture],
    [{ kind: 'recovering' }, zh.recovering],
    [{ kind: 'unavailable', retry: true }, zh.unavailable],
    [{ kind: 'listening', silent: false }, zh.audioOnlyNow],
    [{ kind: 'listening', silent: true }, zh.noSound],
    [{ kind: 'playing' }, ''],
  ])('of %j', (shows, said) => {
    expect(words(shows)).toBe(said);
  });

  it('[T22] the way that it fell to is said as well, and that of who never had a better one is not', () => {
    expect(words({ kind: 'playing' }, { way: 'hls', fallen: true })).toBe(zh.byHls);
    expect(words({ kind: 'playing' }, { way: 'hls', fallen: false })).toBe('');
    expect(words({ kind: 'listening', silent: false }, { way: 'sound', fallen: true })).toBe(
      `${zh.audioOnlyNow} ${zh.bySound}`,
    );
    expect(words({ kind: 'recovering' }, { way: 'hls', fallen: true })).toBe(zh.recovering);
  });
});
