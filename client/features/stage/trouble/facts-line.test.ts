/** What a page tells of itself, and how the desk reads it. */
import { describe, expect, it } from 'vitest';
import { zh } from '#client/locales/zh/desk-health.ts';
import { factsInWords, factsLine, type TroubleFacts } from './facts-line.ts';

const BROWSER = 'Mozilla/5.0 (Linux; Android 12) net frames/1 MicroMessenger/8.0';
const FACTS: TroubleFacts = {
  state: { way: 'webrtc', kind: 'playing', silenced: true },
  stats: { roundTripMs: 34, packetsLost: 3, packetsReceived: 500, framesDecoded: 1234 },
  network: '4g',
  screen: '390×844',
  browser: BROWSER,
};
const read = (change: Partial<TroubleFacts>) => factsInWords(zh, factsLine({ ...FACTS, ...change }));

describe('what a page in trouble tells of itself', () => {
  it('[H3] is read at the desk in the desk’s own words', () => {
    expect(read({})).toBe(
      `播放中（浏览器静音） · 往返 34 毫秒 · 丢包 3/503 · 已显示 1234 帧 · 网络 4g · 390×844 · ${BROWSER}`,
    );
    expect(read({ state: null, stats: null })).toBe(`还没有开始播放 · 网络 4g · 390×844 · ${BROWSER}`);
    const state = { way: 'hls', kind: 'needs-gesture', silenced: false } as const;
    expect(read({ state, stats: null, network: null })).toBe(`等观众点一下 · 390×844 · ${BROWSER}`);
  });

  it('[H3] says nothing of what is not known, and leaves what the desk does not know', () => {
    const stats = { roundTripMs: undefined, packetsLost: 0, packetsReceived: 0, framesDecoded: 0 };
    expect(factsLine({ ...FACTS, stats })).not.toMatch(/rtt|\?/);
    expect(factsInWords(zh, 'webrtc/warped · something else')).toBe('webrtc/warped · something else');
  });

  it('[H3] is no longer than the desk takes', () => {
    expect(factsLine({ ...FACTS, browser: 'x'.repeat(900) })).toHaveLength(400);
  });
});
