/** Rule KR15: what of a replay is remembered, and when a change shows. */
import { describe, expect, it } from 'vitest';
import { createMemoryEventStore } from '#server/adapters/memory/event-store.ts';
import type { Recording } from '#server/ports/recordings.ts';
import type { Cue } from '#shared/features/replay/cues.ts';
import { sessionStream } from '#shared/kernel/ids.ts';
import { keptLog } from '#tests/support/account-fakes.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { CITIZEN, CONTACT, liveWorld, publishedQuestion } from '#tests/support/world.ts';
import { createReplayBook } from './replay-book.ts';

const STRETCHES = [{ startMs: Date.parse('2026-06-01T01:00:00Z'), durationMs: 60_000 }];
const READY: Recording = { state: 'kept', stretches: STRETCHES, finished: true };
const UNFINISHED: Recording = { ...READY, finished: false };

/** A session that has ended, with a question and a comment, and how often was looked where. */
async function setUp(recording: Recording = READY) {
  const world = liveWorld({ policy: { guests: 'comment', reviewQuestions: true, reviewComments: false } });
  publishedQuestion(world);
  const { commentId } = world.do('comments:make', { text: '删掉我', name: '乙' }, CITIZEN);
  world.nowMs += 60_000;
  world.do('sessions:end', {});
  const store = createMemoryEventStore();
  const stream = sessionStream('s_session1');
  let stored = 0;
  /** Brings what has happened in the world into the store. */
  const save = async () => {
    const events = world.log.slice(stored);
    await store.append({ streams: [{ stream, expectedSeq: stored, events }], commands: [], writes: [] });
    stored = world.log.length;
  };
  await save();
  const clock = createFakeClock();
  const disk = { recording, writing: false, full: false };
  const counted = { reads: 0, finishes: 0, logs: 0 };
  const edited: { version: number; cues: readonly Cue[] } = { version: 0, cues: [] };
  const log = keptLog();
  const book = createReplayBook({
    ...{ clock, log },
    store: {
      ...store,
      read: (...asked) => {
        counted.logs += 1;
        return store.read(...asked);
      },
    },
    recordings: {
      read: async () => {
        counted.reads += 1;
        return disk.recording;
      },
      finish: async () => {
        counted.finishes += 1;
        if (disk.full) throw new Error('no space left');
        disk.recording = READY;
      },
    },
    outputs: { isWriting: () => disk.writing },
    captions: {
      version: async () => edited.version,
      edited: async () => (edited.version === 0 ? null : { ...edited }),
    },
  });
  const load = async () => {
    const replay = await book({ sessionId: 's_session1', room: world.room });
    if (replay === null) throw new Error('not ended');
    return replay;
  };
  return { world, commentId, save, clock, disk, counted, edited, log, book, load };
}

describe('[KR15] a replay', () => {
  it('is none before the end', async () => {
    const { book } = await setUp();
    expect(await book({ sessionId: 's_session1', room: liveWorld().room })).toBeNull();
  });

  it('is put together once for all who ask, also a while later', async () => {
    const { clock, counted, load } = await setUp();
    const all = await Promise.all(Array.from({ length: 50 }, load));
    expect(new Set(all.map(({ view }) => view())).size).toBe(1);
    expect(counted).toEqual({ reads: 1, finishes: 0, logs: 1 });
    clock.advance(60_000);
    expect((await load()).view()).toBe(all[0]?.view());
    // The recording was looked at again, and was the same.
    expect(counted).toEqual({ reads: 2, finishes: 0, logs: 1 });
  });

  it('shows nothing that was deleted from the moment at which it was, and nothing private at any time', async () => {
    const { world, commentId, save, load } = await setUp();
    expect(JSON.stringify((await load()).view())).toContain('删掉我');
    world.do('comments:delete', { commentId, reason: '不当' });
    await save();
    const after = JSON.stringify((await load()).view());
    expect(after).not.toContain('删掉我');
    expect(after).not.toContain(CONTACT);
  });

  it('shows captions from the moment at which they were saved', async () => {
    const { edited, load } = await setUp();
    expect((await load()).vtt()).not.toContain('-->');
    Object.assign(edited, { version: 1, cues: [{ startMs: 0, endMs: 1000, text: '改过的' }] });
    const replay = await load();
    expect(replay.view().captions.version).toBe(1);
    expect(replay.vtt()).toContain('改过的');
    expect(replay.srt()).toContain('改过的');
  });

  it('shows a recording that was removed after two seconds', async () => {
    const { clock, disk, load } = await setUp();
    expect((await load()).view().video.state).toBe('ready');
    disk.recording = { state: 'removed', stretches: STRETCHES, at: '2026-06-02T00:00:00Z', afterDays: 30 };
    clock.advance(2_000);
    expect((await load()).view().video.state).toBe('removed');
    expect((await load()).moments()).toEqual({});
  });

  it('shows a recording at once when its last segment has been written, and what was not there when it is', async () => {
    const { disk, counted, load } = await setUp({ state: 'none' });
    expect((await load()).view().video.state).toBe('none');
    disk.recording = UNFINISHED;
    disk.writing = true;
    expect((await load()).view().video.state).toBe('finishing');
    Object.assign(disk, { recording: READY, writing: false });
    expect((await load()).view().video.state).toBe('ready');
    expect(counted.finishes).toBe(0);
  });

  it('[KR10] is completed once for all who ask, and after a fault tried again ten seconds later', async () => {
    const { clock, disk, counted, log, load } = await setUp(UNFINISHED);
    disk.full = true;
    const all = await Promise.all(Array.from({ length: 10 }, load));
    expect(new Set(all.map(({ view }) => view().video.state))).toEqual(new Set(['finishing']));
    clock.advance(9_000);
    expect((await load()).view().video.state).toBe('finishing');
    expect(counted.finishes).toBe(1);
    expect(log.lines).toHaveLength(1);
    disk.full = false;
    clock.advance(2_000);
    await Promise.all(Array.from({ length: 10 }, load));
    expect((await load()).view().video.state).toBe('ready');
    expect(counted.finishes).toBe(2);
  });
});
