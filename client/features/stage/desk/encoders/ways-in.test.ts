/** What an operator types into an encoder. */
import { describe, expect, it } from 'vitest';
import { waysIn } from './ways-in.ts';

describe('the ways in', () => {
  it('[W20] are addresses that other buildings can reach', () => {
    expect(waysIn('https://xieshang.example', '7F3K29')).toEqual([
      { protocol: 'whip', address: 'https://xieshang.example/whip/7F3K29' },
    ]);
  });
});
