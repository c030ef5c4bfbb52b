/** Everybody of a second shares a snapshot, unless nobody could go on from it. */
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '#shared/contract/protocol.ts';
import { PROTOCOL_VERSION } from '#shared/contract/protocol.ts';
import { EMPTY_ROOM } from '#shared/contract/room.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { SnapshotCache } from './snapshot-cache.ts';

function snapshotAt(seq: number): Snapshot {
  const counters = { current: 0, peak: 0, distinct: 0, interacted: 0, views: 0, waiting: 0, comments: 0 };
  const now = {
    counters,
    supports: {},
    polls: {},
    sources: [],
    keeping: null,
    intakes: {},
    restreams: {},
    media: true,
    hls: false,
    composed: null,
    health: null,
    unitsHere: [],
  };
  return {
    protocol: PROTOCOL_VERSION,
    serverAt: '2026-03-01T09:00:00.000Z',
    room: { ...EMPTY_ROOM, seq },
    now,
  };
}

/** A cache and a room at a number, of whose past the events after `oldest` are at hand. */
function world() {
  const clock = createFakeClock();
  const cache = new SnapshotCache(clock);
  const room = { seq: 1, oldest: 0 };
  const read = async () => {
    const { plain } = await cache.get(
      'room',
      () => snapshotAt(room.seq),
      (seq) => seq >= room.oldest,
    );
    return /"seq":(\d+)/.exec(plain.toString())?.[1];
  };
  return { clock, room, read };
}

describe('snapshot cache', () => {
  it('gives everybody of one second the same bytes', async () => {
    const { clock, room, read } = world();
    expect(await read()).toBe('1');
    room.seq = 2;
    clock.advance(999);
    expect(await read()).toBe('1');
    clock.advance(1);
    expect(await read()).toBe('2');
  });

  it('makes a new one at once when nobody could resume from the old', async () => {
    const { room, read } = world();
    await read();
    room.seq = 5000;
    room.oldest = 3000;
    expect(await read()).toBe('5000');
  });
});
