/** What the desk reads of a source that is on air, and of one that is not. */
import { describe, expect, it } from 'vitest';
import { zh } from '#client/locales/zh/desk-stage.ts';
import type { LiveSource } from '#shared/contract/protocol.ts';
import { GUEST_SENDS, GUEST_TILE } from '#tests/support/guest-tile.ts';
import { airState } from './air-state.ts';
import type { SourceTile } from './source-tiles.ts';

const LIVE: LiveSource = { ...GUEST_SENDS, screen: 's' };
const OFF: SourceTile = { ...GUEST_TILE, live: LIVE };
const ON: SourceTile = { ...OFF, picture: 'camera', sound: true };
const said = (tile: SourceTile) => {
  const { tone, words } = airState(zh.air, tile);
  return `${tone}: ${words}`;
};

describe('a source on the desk', () => {
  it('[T3] off the air says that nobody sees it', () => {
    expect(said(OFF)).toBe(`info: ${zh.air.waiting}`);
    expect(said({ ...OFF, kind: 'encoder' })).toBe(`stopped: ${zh.air.ready}`);
    expect(said({ ...OFF, live: null })).toBe(`stopped: ${zh.air.off}`);
  });

  it('[T3] on the air says what the audience gets', () => {
    expect(said(ON)).toBe('live: 主画面 · 有声');
    const second = { track: 'screen', place: 'inset' } as const;
    expect(said({ ...ON, second, sound: false })).toBe('live: 主画面 · 画中画 · 静音');
    expect(said({ ...OFF, sound: true })).toBe('live: 有声');
  });

  it('[T3] on the air without a signal is not called live', () => {
    expect(said({ ...ON, live: null })).toBe('waiting: 播出中，但没有信号');
    expect(said({ ...ON, sound: false, live: null })).toBe('waiting: 播出中，但没有信号');
    expect(said({ ...ON, live: { ...LIVE, camera: null, audio: null } })).toBe('waiting: 播出中，但没有信号');
  });

  it('[T3] says which part of it is missing', () => {
    expect(said({ ...ON, live: { ...LIVE, camera: null } })).toBe('waiting: 主画面没有信号 · 有声');
    expect(said({ ...ON, live: { ...LIVE, audio: null } })).toBe('waiting: 主画面 · 声音没有信号');
    const second = { track: 'screen', place: 'beside' } as const;
    const noScreen = { ...ON, second, sound: false, live: { ...LIVE, screen: null } };
    expect(said(noScreen)).toBe('waiting: 主画面 · 并排画面没有信号 · 静音');
  });
});
