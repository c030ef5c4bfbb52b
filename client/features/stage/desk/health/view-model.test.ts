/** Rules H1 and H2: figures and alarms in words. */
import { describe, expect, it } from 'vitest';
import { zh } from '#client/locales/zh/desk-health.ts';
import type { Alarm, TrackHealth } from '#shared/features/stage/health.ts';
import { alarmKey, alarmSaid, alarmWords, figuresOf, formatBitrate, percentOf } from './view-model.ts';

const TRACK: TrackHealth = {
  sourceId: 'host',
  track: 'camera',
  bitrateBps: 1_780_000,
  lossShare: 0.002,
  roundTripMs: 34,
  picture: { width: 1280, height: 720, framesPerSecond: 24.7 },
  stillSeconds: 0,
  paused: false,
};

describe('health in words', () => {
  it('[H1] says what is known of a track, and nothing of what is not', () => {
    expect(figuresOf(zh, TRACK)).toEqual(['1280×720', '25 帧/秒', '1.8 Mbit/s', '丢包 1%', '往返 34 毫秒']);
    const bare = { ...TRACK, picture: null, lossShare: 0, roundTripMs: null, bitrateBps: 64_400 };
    expect(figuresOf(zh, bare)).toEqual(['64 kbit/s']);
    expect(figuresOf(zh, { ...bare, stillSeconds: 8 })).toEqual(['64 kbit/s', '停了 8 秒']);
    expect(figuresOf(zh, { ...TRACK, paused: true })).toEqual([]);
  });

  it('[H2] says alarms so that one knows what to do', () => {
    const words = (alarm: Parameters<typeof alarmWords>[1]) => alarmWords(zh, alarm, () => '主会场');
    expect(words({ kind: 'pictureMissing', sourceId: 'x', seconds: 6 })).toBe(
      '主会场在播出，但 6 秒没有画面信号',
    );
    expect(words({ kind: 'pictureStuck', sourceId: 'x', seconds: 8 })).toBe('主会场画面卡住 8 秒');
    expect(words({ kind: 'lossy', sourceId: 'x', lossShare: 0.12 })).toContain('丢包 12%');
    expect(words({ kind: 'soundMissing', sourceId: 'x', seconds: 20 })).toContain('检查话筒');
    expect(words({ kind: 'outputReduced' })).toContain('画质已自动降低');
    expect(words({ kind: 'mediaBusy', load: 0.91 })).toContain('91%');
    expect(words({ kind: 'troubled', people: 3 })).toContain('3 人');
  });

  it('[H2] says an alarm aloud in words that stay while its figures change, and knows it by a key that stays', () => {
    const said = (alarm: Alarm) => [alarmKey(alarm), alarmSaid(zh, alarm, () => '主会场')];
    const pairs: readonly (readonly [Alarm, Alarm])[] = [
      [
        { kind: 'pictureStuck', sourceId: 'x', seconds: 8 },
        { kind: 'pictureStuck', sourceId: 'x', seconds: 10 },
      ],
      [
        { kind: 'soundMissing', sourceId: 'x', seconds: 16 },
        { kind: 'soundMissing', sourceId: 'x', seconds: 18 },
      ],
      [
        { kind: 'lossy', sourceId: 'x', lossShare: 0.1 },
        { kind: 'lossy', sourceId: 'x', lossShare: 0.2 },
      ],
      [
        { kind: 'mediaBusy', load: 0.91 },
        { kind: 'mediaBusy', load: 0.95 },
      ],
      [
        { kind: 'troubled', people: 3 },
        { kind: 'troubled', people: 4 },
      ],
    ];
    for (const [before, after] of pairs) {
      expect(said(after)).toEqual(said(before));
      expect(said(before)[1]).not.toMatch(/\d/);
    }
    expect(said({ kind: 'outputStopped' })).toEqual(['outputStopped', zh.outputStopped]);
    const other: Alarm = { kind: 'pictureStuck', sourceId: 'y', seconds: 8 };
    expect(alarmKey(other)).not.toBe(alarmKey({ ...other, sourceId: 'x' }));
  });

  it('rounds as people do', () => {
    expect([percentOf(0), percentOf(0.001), percentOf(0.126)]).toEqual([0, 1, 13]);
    expect([formatBitrate(999_000), formatBitrate(1_000_000)]).toEqual(['999 kbit/s', '1.0 Mbit/s']);
  });
});
