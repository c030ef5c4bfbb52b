/** What an operator types into an encoder. */
import { describe, expect, it } from 'vitest';
import { isOnlyHere, waysIn } from './ways-in.ts';

describe('the ways in', () => {
  it('[W20] are addresses that other buildings can reach', () => {
    const whip = { protocol: 'whip', address: 'https://xieshang.example:8443/whip/7F3K29' };
    const rtmp = { protocol: 'rtmp', address: 'rtmp://xieshang.example:1935/live' };
    const ways = (rtmpPort: number | null) => waysIn('https://xieshang.example:8443', '7F3K29', { rtmpPort });
    expect(ways(1935)).toEqual([whip, rtmp]);
    expect(ways(null)).toEqual([whip]);
    expect(isOnlyHere(ways(1935))).toBe(false);
    expect(isOnlyHere(waysIn('http://127.0.0.1:3000', '7F3K29', { rtmpPort: null }))).toBe(true);
  });
});
