/** Which stream counts, and for how long. */
import { beforeEach, describe, expect, it } from 'vitest';
import { StateBook } from './state-book.ts';

const claim = (id = 'hall', sessionId = 's') => ({ sessionId, id });

describe('the book of states', () => {
  let book: StateBook<{ readonly state: string }>;
  let told: string[];

  beforeEach(() => {
    book = new StateBook();
    told = [];
    book.onChanged((sessionId) => told.push(sessionId));
  });

  it('holds what each says of itself, by session, and tells of every change', () => {
    const hall = claim();
    book.begin(hall, { state: 'connecting' });
    book.begin(claim('square'), { state: 'connecting' });
    book.begin(claim('hall', 'other'), { state: 'connecting' });
    book.change(hall, { state: 'flowing' });
    expect(book.of('s')).toEqual({ hall: { state: 'flowing' }, square: { state: 'connecting' } });
    expect(book.of('other')).toEqual({ hall: { state: 'connecting' } });
    expect(told).toEqual(['s', 's', 'other', 's']);
  });

  it('does not listen to one that was replaced', () => {
    const [before, now] = [claim(), claim()];
    book.begin(before, { state: 'flowing' });
    book.begin(now, { state: 'connecting' });
    book.change(before, { state: 'failed' });
    book.end(before);
    expect(book.of('s')).toEqual({ hall: { state: 'connecting' } });
    expect(told).toEqual(['s', 's']);
  });

  it('forgets who ended, and keeps why one failed until the next one comes', () => {
    const hall = claim();
    book.begin(hall, { state: 'flowing' });
    book.end(hall);
    expect(book.of('s')).toEqual({});
    book.begin(hall, { state: 'failed' });
    book.end(hall);
    expect(book.of('s')).toEqual({ hall: { state: 'failed' } });
    book.begin(claim(), { state: 'connecting' });
    expect(book.of('s')).toEqual({ hall: { state: 'connecting' } });
  });

  it('forgets one that is removed, or a whole session', () => {
    for (const id of ['hall', 'square', 'street']) book.begin(claim(id), { state: 'failed' });
    book.forget('s', 'hall');
    expect(Object.keys(book.of('s'))).toEqual(['square', 'street']);
    book.forget('s');
    expect(book.of('s')).toEqual({});
    told.length = 0;
    book.forget('s');
    expect(told).toEqual([]);
  });
});
