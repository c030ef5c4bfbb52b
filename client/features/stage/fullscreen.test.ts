/** Into full screen, and out of it again. */
import { describe, expect, it } from 'vitest';
import { fullscreenStep, leavesFilled } from './fullscreen.ts';

const PAGE = { filled: false, screen: false, offered: true };
const KEY = { key: 'Escape', defaultPrevented: false, isComposing: false };

describe('full screen', () => {
  it('[T27] is the browser’s own, or the covered page where it gives that to single videos only', () => {
    expect(fullscreenStep(PAGE)).toBe('enter');
    expect(fullscreenStep({ ...PAGE, offered: false })).toBe('fill');
  });

  it('[T27] ends by the same button, in whichever way it began', () => {
    expect(fullscreenStep({ ...PAGE, screen: true })).toBe('exit');
    expect(fullscreenStep({ ...PAGE, filled: true })).toBe('unfill');
    expect(fullscreenStep({ ...PAGE, filled: true, offered: false })).toBe('unfill');
  });

  it('[T27] ends by Escape, which a dialog over it takes first', () => {
    expect(leavesFilled(KEY, false)).toBe(true);
    expect(leavesFilled(KEY, true)).toBe(false);
    expect(leavesFilled({ ...KEY, defaultPrevented: true }, false)).toBe(false);
    expect(leavesFilled({ ...KEY, isComposing: true }, false)).toBe(false);
    expect(leavesFilled({ ...KEY, key: 'f' }, false)).toBe(false);
  });
});
