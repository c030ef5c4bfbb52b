/** How many may wait. */
import { describe, expect, it } from 'vitest';
import { WaitingRoom } from './waiting-room.ts';

describe('the waiting room', () => {
  const refused = (code: string) => ({ ok: false, code, retryAfterMs: 500 });
  const reserve = (room: WaitingRoom, key: string) => {
    const reserved = room.reserve(key);
    if (!reserved.ok) throw new Error(reserved.code);
    return reserved.value;
  };

  it('[W6] has room for few of each and not many for all', () => {
    const room = new WaitingRoom({ perKey: 2, inAll: 3, retryAfterMs: 500 });
    const first = reserve(room, 'a');
    reserve(room, 'a');
    expect(room.reserve('a')).toEqual(refused('too_fast'));
    reserve(room, 'b');
    expect(room.reserve('b')).toEqual(refused('overloaded'));
    first();
    expect(room.reserve('b').ok).toBe(true);
  });

  it('[W6] is left once', () => {
    const room = new WaitingRoom({ perKey: 1, inAll: 1, retryAfterMs: 500 });
    const release = reserve(room, 'a');
    release();
    release();
    reserve(room, 'a');
    expect(room.reserve('b')).toEqual(refused('overloaded'));
  });
});
