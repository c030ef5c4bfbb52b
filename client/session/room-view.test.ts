/** Whatever the network does to frames, the view ends where the log ends. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame, RoomNow, Snapshot } from '#shared/contract/protocol.ts';
import { applyRoom, EMPTY_ROOM, type Numbered, type RoomEvent } from '#shared/contract/room.ts';
import { type RoomView, takeFrame, takeWelcome, viewOf } from './room-view.ts';

const AT = '2025-11-20T07:00:00.000Z';
const NOW: RoomNow = {
  counters: { current: 0, peak: 0, distinct: 0, views: 0, interacted: 0, comments: 0, waiting: 0 },
  supports: {},
  polls: {},
  sources: [],
  media: true,
  hls: false,
  composed: null,
  keeping: null,
  health: null,
  intakes: {},
  restreams: {},
  unitsHere: [],
};
const MINE = { personId: 'p_123456', questions: [], supported: [], voted: [], muted: false };
const SNAPSHOT: Snapshot = { protocol: 1, serverAt: AT, room: EMPTY_ROOM, now: NOW };
const START: RoomView = viewOf(SNAPSHOT, null);

/** The n-th event of a lively room; some numbers are hidden from this audience. */
function eventAt(seq: number): Numbered<RoomEvent> | null {
  if (seq % 5 === 0) return null;
  const event: RoomEvent =
    seq % 3 === 0
      ? { type: 'session.intakeSet', questions: seq % 2 === 0, comments: true }
      : {
          type: 'comment.shown',
          comment: { id: `c_${seq}`, no: seq, text: `第${seq}条`, name: '网友', at: AT, programmeMs: null },
        };
  return { seq, at: AT, event };
}

function frame(from: number, upTo: number, now?: Partial<RoomNow>): Frame {
  const events = [];
  for (let seq = from + 1; seq <= upTo; seq += 1) {
    const event = eventAt(seq);
    if (event !== null) events.push(event);
  }
  return { from, upTo, events, ...(now === undefined ? {} : { now }) };
}

/** What somebody sees who never missed anything. */
function wholeLog(upTo: number) {
  return { ...frame(0, upTo).events.reduce(applyRoom, EMPTY_ROOM), seq: upTo };
}

function taken(view: RoomView, next: Frame): RoomView {
  const result = takeFrame(view, next);
  return result.kind === 'applied' ? result.view : view;
}

describe('takeFrame', () => {
  it('applies a frame and passes over numbers that are hidden from this audience', () => {
    expect(taken(START, frame(0, 5)).room).toEqual(wholeLog(5));
  });

  it('sees a gap and changes nothing', () => {
    expect(takeFrame(START, frame(3, 4))).toEqual({ kind: 'gap' });
  });

  it('ignores what it knows, and takes only the new part of an overlap', () => {
    const view = taken(START, frame(0, 6));
    expect(takeFrame(view, frame(2, 4))).toEqual({ kind: 'old' });
    expect(taken(view, frame(2, 9)).room).toEqual(wholeLog(9));
  });

  it('merges supports and tallies, and replaces counters', () => {
    const counters = { ...NOW.counters, current: 7 };
    const first = taken(
      START,
      frame(0, 0, { supports: { q_a: 1 }, polls: { v_a: { turnout: 1, tally: null } } }),
    );
    const second = taken(first, frame(0, 0, { supports: { q_b: 2 }, counters }));
    expect(second.now.supports).toEqual({ q_a: 1, q_b: 2 });
    expect(second.now.polls).toEqual({ v_a: { turnout: 1, tally: null } });
    expect(second.now.counters.current).toBe(7);
  });

  it('does not let counters of an older frame overwrite newer ones', () => {
    const view = taken(START, frame(0, 6, { supports: { q_a: 9 } }));
    expect(takeFrame(view, frame(0, 3, { supports: { q_a: 1 } }))).toEqual({ kind: 'old' });
  });
});

describe('takeWelcome', () => {
  it('takes what is mine even when nothing else is new', () => {
    const result = takeWelcome(START, { kind: 'resumed', frame: frame(0, 0), mine: MINE });
    expect(result).toMatchObject({ kind: 'applied', view: { mine: MINE } });
  });

  it('asks for the snapshot when it is too far behind', () => {
    expect(takeWelcome(START, { kind: 'stale', mine: MINE })).toEqual({ kind: 'gap' });
  });
});

/** What can happen between server and browser. */
type Fault = 'deliver' | 'drop' | 'twice' | 'late' | 'resume' | 'snapshot';

/** Plays a history: the server grows by some events, the frame meets its fate. */
function play(history: readonly { readonly grow: number; readonly fate: Fault }[]) {
  let view = START;
  let last = 0;
  let late: Frame | null = null;
  const receive = (next: Frame) => {
    const result = takeFrame(view, next);
    if (result.kind === 'applied') view = result.view;
    // A gap makes the browser ask again, and the server answers from the number that it is told.
    else if (result.kind === 'gap') view = taken(view, frame(view.room.seq, last));
  };
  for (const { grow, fate } of history) {
    const next = frame(last, last + grow);
    last += grow;
    if (fate === 'deliver' || fate === 'twice') receive(next);
    if (fate === 'twice') receive(next);
    if (fate === 'resume') view = taken(view, frame(view.room.seq, last));
    if (fate === 'snapshot') view = viewOf({ ...SNAPSHOT, room: wholeLog(last) }, view);
    if (late !== null) receive(late);
    late = fate === 'late' ? next : null;
  }
  return { view: taken(view, frame(view.room.seq, last)), last };
}

describe('any network', () => {
  it('ends equal to the whole log after any drops, repeats, delays and resumes', () => {
    const step = fc.record({
      grow: fc.integer({ min: 0, max: 12 }),
      fate: fc.constantFrom<Fault>('deliver', 'drop', 'twice', 'late', 'resume', 'snapshot'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (history) => {
        const { view, last } = play(history);
        expect(view.room).toEqual(wholeLog(last));
      }),
      { numRuns: 300 },
    );
  });
});
