/** Receipts of comments are matched and counted as they come in. */
import { describe, expect, it } from 'vitest';
import { sharedNowMs } from './clock.ts';
import { commentText, dueTimesIn } from './comment-text.ts';
import { DeliveryBook, mergeDeliveries } from './delivery-book.ts';

function frameOf(from: number, dues: readonly number[]): Buffer {
  const events = dues.map((due, at) => ({
    seq: from + at + 1,
    event: { comment: { text: commentText(due) } },
  }));
  return Buffer.from(`42${JSON.stringify(['frame', { from, upTo: from + dues.length, events }])}`);
}

describe('dueTimesIn', () => {
  it('finds the due time of every comment in a frame', () => {
    expect(dueTimesIn(frameOf(3, [1.5, 2000.125]).toString())).toEqual([1.5, 2000.125]);
  });
});

describe('DeliveryBook', () => {
  it('counts frames and keeps each text once', () => {
    const book = new DeliveryBook();
    const now = sharedNowMs();
    const frame = frameOf(0, [now, now]);
    book.note(frame);
    book.note(frame);
    book.note(frameOf(2, [now]));
    book.note(Buffer.from('42["frame",{"from":3,"upTo":3,"events":[],"now":{}}]'));
    book.note(Buffer.from('42["mine",{}]'));
    const { frames, comments, texts } = book.sum();
    expect(frames).toBe(4);
    expect(texts).toHaveLength(2);
    expect(comments.map(({ receipts }) => receipts)).toEqual([2, 2, 1]);
  });
});

describe('mergeDeliveries', () => {
  const part = (receipts: number, lastMs: number) => ({
    ...{ frames: 1, bytes: 10, texts: [], latencies: [[4, receipts]] as const },
    comments: [{ dueMs: 100, receipts, lastMs }],
  });

  it('takes the last receipt of all processes and counts what is missing', () => {
    const whole = mergeDeliveries([part(2, 150), part(1, 180)], 4, 1);
    expect(whole).toMatchObject({ frames: 2, bytes: 20, lastReceiptsMs: [80], missing: 1, p99Ms: 1.25 });
  });
});
