/** What the player shows. */
import { describe, expect, it } from 'vitest';
import { onAir, type PlayerFacts, playerShows } from './view-model.ts';

const FACTS: PlayerFacts = {
  status: 'live',
  card: 'none',
  onAir: { video: 'v', audio: ['a'] },
  media: true,
  viewer: 'playing',
  audioOnly: false,
};

describe('player', () => {
  it('turns the programme into producers that really send', () => {
    const sources = [{ sourceId: 'host', label: '主会场', audio: 'a', camera: 'v', screen: null }];
    const programme = {
      video: { sourceId: 'host', track: 'camera' as const },
      audio: ['host', 'gone'],
      card: 'none' as const,
    };
    expect(onAir(programme, sources)).toEqual({ video: 'v', audio: ['a'] });
    expect(onAir({ ...programme, video: { sourceId: 'host', track: 'screen' } }, sources).video).toBeNull();
  });

  it.each([
    [{ status: 'announced' }, 'card'],
    [{ status: 'closed' }, 'card'],
    [{ card: 'break' }, 'card'],
    [{ media: false }, 'unavailable'],
    [{ onAir: { video: null, audio: [] } }, 'nothing'],
    [{ viewer: null }, 'ready'],
    [{ viewer: 'connecting' }, 'connecting'],
    [{ viewer: 'needs-gesture' }, 'gesture'],
    [{ viewer: 'recovering' }, 'recovering'],
    [{ viewer: 'unavailable' }, 'unavailable'],
    [{ audioOnly: true }, 'listening'],
    [{ onAir: { video: null, audio: ['a'] } }, 'listening'],
    [{}, 'playing'],
  ] satisfies [Partial<PlayerFacts>, string][])('shows for %j: %s', (change, kind) => {
    expect(playerShows({ ...FACTS, ...change }).kind).toBe(kind);
  });
});
