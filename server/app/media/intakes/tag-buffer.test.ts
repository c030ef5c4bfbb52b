/** What of a pushed stream is kept until it can be sent on. */
import { describe, expect, it } from 'vitest';
import type { PushedTag } from '#server/ports/encoder-door.ts';
import { TagBuffer } from './tag-buffer.ts';

/** A tag whose content is one word, behind eleven bytes that hold its time. */
function tag(word: string, more: Partial<PushedTag> = {}): PushedTag {
  const atMs = more.atMs ?? 0;
  const bytes = Uint8Array.from([...Array.from({ length: 11 }, () => atMs % 256), ...Buffer.from(word)]);
  return { kind: 'video', role: 'other', reordered: false, known: true, atMs, bytes, ...more };
}

const words = (tags: readonly PushedTag[]) =>
  tags.map(({ bytes }) => Buffer.from(bytes.subarray(11)).toString());

describe('the buffer of a pushed stream', () => {
  it('[RT2] keeps the headers and everything since the last full picture', () => {
    const buffer = new TagBuffer();
    buffer.header(tag('described', { role: 'header' }));
    buffer.header(tag('heard', { role: 'header', kind: 'audio' }));
    for (const [word, role] of [
      ['old', 'key'],
      ['older', 'other'],
      ['full', 'key'],
      ['next', 'other'],
    ] as const) {
      buffer.keep(tag(word, { role }));
    }
    expect(words(buffer.all())).toEqual(['described', 'heard', 'full', 'next']);
    buffer.forget();
    expect(words(buffer.all())).toEqual(['described', 'heard']);
  });

  it('[RT2] knows a header that is only said again', () => {
    const buffer = new TagBuffer();
    expect(buffer.header(tag('640', { role: 'header' }))).toBe(true);
    expect(buffer.header(tag('640', { role: 'header', atMs: 77 }))).toBe(false);
    expect(buffer.header(tag('1280', { role: 'header' }))).toBe(true);
    expect(buffer.header(tag('720', { role: 'header' }))).toBe(true);
  });

  it('keeps little of what has no full picture, and not too much of what has', () => {
    const buffer = new TagBuffer();
    for (let at = 0; at < 500; at += 1) buffer.keep(tag('a', { kind: 'audio' }));
    expect(buffer.all().length).toBeLessThanOrEqual(50);
    for (let at = 0; at < 40; at += 1) buffer.keep(tag('p', { bytes: new Uint8Array(1024 * 1024) }));
    expect(buffer.all().length).toBeGreaterThan(0);
    const large = new Uint8Array(9 * 1024 * 1024);
    buffer.keep(tag('k', { role: 'key' }));
    for (let at = 0; at < 3; at += 1) buffer.keep(tag('p', { bytes: large }));
    expect(buffer.all()).toEqual([]);
  });
});
