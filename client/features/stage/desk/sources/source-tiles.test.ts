/** Which sources the desk lists, and what it says of each. */
import { describe, expect, it } from 'vitest';
import type { LiveSource } from '#shared/contract/protocol.ts';
import { EMPTY_STAGE, type Programme } from '#shared/features/stage/state.ts';
import { sourceTiles } from './source-tiles.ts';

const host: LiveSource = { sourceId: 'host', label: '', audio: 'a1', camera: 'v1', screen: null };
const onHost: Programme = { video: { sourceId: 'host', track: 'camera' }, audio: ['host'], card: 'none' };

describe('tiles', () => {
  it('show the desk, guests and a feed only when there is one', () => {
    const stage = { ...EMPTY_STAGE, programme: onHost, guests: { g_1: { id: 'g_1', label: '王工' } } };
    const tiles = sourceTiles(stage, [host]);
    expect(tiles.map((tile) => tile.id)).toEqual(['host', 'g_1']);
    expect(tiles[0]).toMatchObject({ picture: 'camera', sound: true, live: host });
    expect(tiles[1]).toMatchObject({ picture: null, sound: false, live: null });
    const encoders = { enc_1: { id: 'enc_1', label: '高岭镇分会场' } };
    expect(sourceTiles({ ...stage, encoders }, []).at(-1)).toMatchObject({ id: 'enc_1', kind: 'encoder' });
    const feed = { ...host, sourceId: 'feed' };
    expect(sourceTiles(stage, [host, feed]).at(-1)?.kind).toBe('feed');
    const films = { f_1: { id: 'f_1', title: '一度水', durationMs: 1 } };
    const playing = { ...stage, films, film: { filmId: 'f_1', before: onHost } };
    expect(sourceTiles(playing, []).at(-1)).toMatchObject({ id: 'film', kind: 'film', label: '一度水' });
  });

  it('[T9] show which picture is the main one and which the second', () => {
    const second = { sourceId: 'host', track: 'screen', place: 'inset' } as const;
    const inset: Programme = { ...onHost, second };
    const [tile] = sourceTiles({ ...EMPTY_STAGE, programme: inset }, [host]);
    expect(tile).toMatchObject({ picture: 'camera', second: { track: 'screen', place: 'inset' } });
  });
});
