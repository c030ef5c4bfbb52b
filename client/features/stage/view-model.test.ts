/** What the player shows. */
import { describe, expect, it } from 'vitest';
import type { LiveSource } from '#shared/contract/protocol.ts';
import type { Programme } from '#shared/features/stage/state.ts';
import { captionsOf, onAir, type PlayerFacts, type PlayerShows, playerShows } from './view-model.ts';

const FACTS: PlayerFacts = {
  status: 'live',
  card: 'none',
  onAir: { video: 'v', audio: ['a'] },
  media: true,
  viewer: 'playing',
  audioOnly: false,
};

describe('player', () => {
  const sources: readonly LiveSource[] = [
    { sourceId: 'host', label: '主会场', audio: 'a', camera: 'v', screen: null },
    { sourceId: 'g', label: '王工', audio: 'a2', camera: 'v2', screen: 's2' },
  ];
  const programme: Programme = {
    video: { sourceId: 'host', track: 'camera' },
    audio: ['host', 'gone'],
    card: 'none',
  };
  const beside: Programme = {
    ...programme,
    video: { sourceId: 'g', track: 'screen' },
    second: { sourceId: 'host', track: 'camera', place: 'beside' },
  };

  it('turns the programme into producers that really send', () => {
    expect(onAir(programme, sources)).toMatchObject({
      video: 'v',
      second: null,
      audio: ['a'],
      layout: 'single',
    });
    expect(onAir({ ...programme, video: { sourceId: 'host', track: 'screen' } }, sources).video).toBeNull();
    expect(onAir({ ...programme, card: 'break' }, sources)).toMatchObject({ video: null, audio: ['a'] });
  });

  it('[T10] lays two pictures out as the programme says, and shows one alone when the other does not come', () => {
    expect(onAir(beside, sources)).toMatchObject({
      video: 's2',
      second: 'v',
      layout: 'beside',
      pictures: [beside.video, beside.second],
    });
    const inset: Programme = { ...beside, second: { sourceId: 'host', track: 'camera', place: 'inset' } };
    expect(onAir(inset, sources).layout).toBe('inset');
    const without = (id: string) => sources.filter(({ sourceId }) => sourceId !== id);
    expect(onAir(inset, without('host'))).toMatchObject({ video: 's2', second: null, layout: 'single' });
    expect(onAir(inset, without('g'))).toMatchObject({ video: 'v', second: null, layout: 'single' });
  });

  it('[T11] names those whose pictures are on air, each once, and nobody under a card', () => {
    const names = { g: { label: '王工', title: '总工程师' } };
    const named = [{ sourceId: 'g', at: 0, label: '王工', title: '总工程师' }];
    expect(captionsOf(onAir(beside, sources).pictures, names)).toEqual(named);
    const twice: Programme = { ...beside, second: { sourceId: 'g', track: 'camera', place: 'inset' } };
    expect(captionsOf(onAir(twice, sources).pictures, names)).toEqual(named);
    expect(captionsOf(onAir({ ...beside, card: 'break' }, sources).pictures, names)).toEqual([]);
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

  it.each([
    [{ status: 'announced' }, 'soon'],
    [{}, 'opening'],
    [{ status: 'paused' }, 'opening'],
    [{ status: 'compiling' }, 'ended'],
  ] satisfies [Partial<PlayerFacts>, string][])(
    'says that it has begun while the first card stands: %j',
    (change, card) => {
      expect(playerShows({ ...FACTS, card: 'soon', ...change })).toEqual({ kind: 'card', card });
    },
  );

  it.each([
    [{ viewer: 'idle' }, { kind: 'listening', silent: true }],
    [{ viewer: 'playing' }, { kind: 'listening', silent: true }],
    [{ viewer: 'unavailable' }, { kind: 'unavailable', retry: true }],
    // Not begun: a touch begins.
    [{ viewer: null }, { kind: 'ready' }],
    [{ viewer: 'idle', onAir: { video: 'v', audio: ['a'] } }, { kind: 'ready' }],
    [{ onAir: { video: 'v', audio: ['a'] } }, { kind: 'listening', silent: false }],
  ] satisfies [Partial<PlayerFacts>, PlayerShows][])(
    '[T22] says to who only listens whether there is anything to hear: %j',
    (change, shows) => {
      const facts: PlayerFacts = { ...FACTS, audioOnly: true, onAir: { video: 'v', audio: [] }, ...change };
      expect(playerShows(facts)).toEqual(shows);
    },
  );
});
