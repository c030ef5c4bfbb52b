/** What a screen reader says while the file is made. */
import { expect, it } from 'vitest';
import { zh } from '#client/locales/zh/replay.ts';
import { downloadSaid, isMaking } from './download-words.ts';

const READY = { state: 'ready', address: '/x.mp4', bytes: 1 } as const;

it('says each step once, and no percents', () => {
  expect(downloadSaid(zh, { state: 'none' }, false)).toBe('');
  expect(downloadSaid(zh, { state: 'waiting' }, true)).toBe(zh.downloadWaiting);
  const making = [0.1, 0.2].map((share) => downloadSaid(zh, { state: 'making', share }, true));
  expect(making).toEqual([zh.downloadPreparing, zh.downloadPreparing]);
  expect(downloadSaid(zh, READY, true)).toBe(zh.downloadDone);
});

it('says nothing of a file that was there from the beginning, nor of what an alert says', () => {
  expect(downloadSaid(zh, READY, false)).toBe('');
  expect(downloadSaid(zh, { state: 'failed' }, true)).toBe('');
  expect([{ state: 'waiting' } as const, READY].map(isMaking)).toEqual([true, false]);
});
