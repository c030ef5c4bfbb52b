/** How many may wait. */
import { describe, expect, it } from 'vitest';
import { WaitingRoom } from './waiting-room.ts';

describe('the waiting room', () => {
  const refused = (code: string) => ({ ok: false, code, retryAfterMs: 500 });
  const enter = (room: WaitingRoom, key: string) => {
    const place = room.enter(key);
    if (!place.ok) throw new Error(place.code);
    return place.value;
  };

  it('[W6] has few places for each and not many for all', () => {
    const room = new WaitingRoom({ perKey: 2, inAll: 3, retryAfterMs: 500 });
    const first = enter(room, 'a');
    enter(room, 'a');
    expect(room.enter('a')).toEqual(refused('too_fast'));
    enter(room, 'b');
    expect(room.enter('b')).toEqual(refused('overloaded'));
    first();
    expect(room.enter('b').ok).toBe(true);
  });

  it('[W6] takes a place back once', () => {
    const room = new WaitingRoom({ perKey: 1, inAll: 1, retryAfterMs: 500 });
    const leave = enter(room, 'a');
    leave();
    leave();
    enter(room, 'a');
    expect(room.enter('b')).toEqual(refused('overloaded'));
  });
});
