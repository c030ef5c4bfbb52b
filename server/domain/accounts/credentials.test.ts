/** Tests of login names and passwords. */
import { describe, expect, it } from 'vitest';
import { canonicalLoginName, isWeakPassword } from './credentials.ts';

describe('credentials', () => {
  it('[A2] case and width of letters make no other login name', () => {
    expect(['Wang.Li', 'WANG.LI', 'Ｗang.Li'].map(canonicalLoginName)).toEqual(Array(3).fill('wang.li'));
    expect(canonicalLoginName('水务局_张')).toBe('水务局_张');
  });

  it.each(['', 'a', 'a b', 'a\u0000b', '\u202Eabc', `'or 1=1`, '<b>xy</b>', 'x'.repeat(41)])(
    '[A2] %j can be nobody’s login name',
    (raw) => {
      expect(canonicalLoginName(raw)).toBeNull();
    },
  );

  it.each([
    'short-pw9',
    'aaaaaaaaaaaa',
    'abababababab',
    '1234567890',
    '0987654321',
    'qwertyuiop',
    'Password123',
    'administrator1',
    'wangli2026!',
    'wangli.wangli',
  ])('[A9] %j is too easy to guess', (password) => {
    expect(isWeakPassword(password, 'wangli')).toBe(true);
  });

  it.each(['correct horse battery', '春天的三十里河堤种满柳树', 'tq8-Wd2k!zR', 'wangli likes red paper'])(
    '[A9] %j will do',
    (password) => {
      expect(isWeakPassword(password, 'wangli')).toBe(false);
    },
  );
});
