/** Which lines stand under the picture. */
import { describe, expect, it } from 'vitest';
import { currentLines } from './live-captions.tsx';

const AT = Date.parse('2026-06-01T01:00:00Z');
const line = (seconds: number) => ({
  ...{ id: `ca_${seconds}`, text: `${seconds}`, at: new Date(AT + seconds * 1000).toISOString() },
});

describe('live captions', () => {
  it('[KR12] show the newest two for as long as they are read, and wait for a picture that is behind', () => {
    const lines = [line(0), line(2), line(4)];
    const at = (seconds: number) => currentLines(lines, AT + seconds * 1000).map(({ text }) => text);
    expect(at(-1)).toEqual([]);
    expect(at(1)).toEqual(['0']);
    expect(at(5)).toEqual(['2', '4']);
    expect(at(12)).toEqual(['4']);
    expect(at(14)).toEqual([]);
  });
});
