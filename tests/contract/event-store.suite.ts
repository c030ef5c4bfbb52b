/** What every event store promises. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppendRequest, EventStore } from '#server/ports/event-store.ts';
import type { Installation, StoreSubject, Stores } from './store-subjects.ts';

const at = '2026-03-01T09:00:00.000Z';

let lastName = 0;

/** A stream that no other test uses. */
function newStream(): string {
  lastName += 1;
  return `session:s_${lastName}`;
}

function noted(...texts: readonly string[]) {
  return texts.map((text) => ({ at, event: { type: 'note.written', text } }));
}

function append(stream: string, expectedSeq: number, ...texts: readonly string[]): AppendRequest {
  return { streams: [{ stream, expectedSeq, events: noted(...texts) }], commands: [], writes: [] };
}

/** Appends behind whoever is faster, as a session service does. */
async function appendBehind(store: EventStore, stream: string, text: string): Promise<void> {
  for (;;) {
    const { outcome } = await store.append(append(stream, await store.lastSeq(stream), text));
    if (outcome === 'appended') return;
  }
}

export function eventStoreSuite(subject: StoreSubject): void {
  describe(`event store: ${subject.name}`, () => {
    let installation: Installation;
    let stores: Stores;
    let other: Stores;
    let store: EventStore;

    beforeAll(async () => {
      installation = await subject.install();
      stores = await installation.open();
      other = await installation.open();
      store = stores.events;
    });
    afterAll(async () => {
      await stores.close();
      await other.close();
      await installation.remove();
    });

    describe('numbering', () => {
      it('numbers events from 1 without gaps and reads them back as they were', async () => {
        const stream = newStream();
        const event = {
          type: 'question.asked',
          text: '“路灯”何时亮？\n🙂',
          nested: { list: [1, null, true] },
        };
        await store.append({
          streams: [{ stream, expectedSeq: 0, events: [{ at, event }] }],
          commands: [],
          writes: [],
        });
        await store.append(append(stream, 1, 'second', 'third'));
        const read = await store.read(stream, 0, 100);
        expect(read.map(({ seq }) => seq)).toEqual([1, 2, 3]);
        expect(read[0]).toEqual({ seq: 1, at, event });
        expect(await store.lastSeq(stream)).toBe(3);
      });

      it('reads only what comes after a number, in order, up to a limit', async () => {
        const stream = newStream();
        await store.append(append(stream, 0, 'a', 'b', 'c', 'd'));
        const read = await store.read(stream, 1, 2);
        expect(read.map(({ seq }) => seq)).toEqual([2, 3]);
        expect(await store.read(stream, 4, 10)).toEqual([]);
      });

      it('knows nothing of a stream that was never written', async () => {
        expect(await store.lastSeq('session:nobody')).toBe(0);
        expect(await store.read('session:nobody', 0, 10)).toEqual([]);
      });

      it('refuses an append behind another writer, and one that is ahead of the stream', async () => {
        const stream = newStream();
        await store.append(append(stream, 0, 'first'));
        expect(await store.append(append(stream, 0, 'late'))).toEqual({ outcome: 'conflict', stream });
        expect(await store.append(append(stream, 5, 'early'))).toEqual({ outcome: 'conflict', stream });
        expect(await store.lastSeq(stream)).toBe(1);
      });

      it('lets exactly one of many concurrent writers of the same number win', async () => {
        const stream = newStream();
        const writers = Array.from({ length: 20 }, (_, index) =>
          (index % 2 === 0 ? store : other.events).append(append(stream, 0, `writer ${index}`)),
        );
        const outcomes = (await Promise.all(writers)).map(({ outcome }) => outcome);
        expect(outcomes.filter((outcome) => outcome === 'appended')).toHaveLength(1);
        expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(19);
        expect(await store.lastSeq(stream)).toBe(1);
      });

      it('numbers the events of concurrent writers of two openings 1 to n without a gap', async () => {
        const stream = newStream();
        const texts = Array.from({ length: 40 }, (_, index) => `event ${index}`);
        await Promise.all(
          texts.map((text, index) => appendBehind(index % 2 === 0 ? store : other.events, stream, text)),
        );
        const read = await store.read(stream, 0, 100);
        expect(read.map(({ seq }) => seq)).toEqual(texts.map((_, index) => index + 1));
        expect(read.map(({ event }) => ('text' in event ? event.text : '')).toSorted()).toEqual(
          texts.toSorted(),
        );
      });

      it('lets many streams be written at once', async () => {
        const streams = Array.from({ length: 100 }, newStream);
        const outcomes = await Promise.all(
          streams.map((stream) => store.append(append(stream, 0, 'one', 'two'))),
        );
        expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['appended']));
        expect(await Promise.all(streams.map((stream) => store.lastSeq(stream)))).toEqual(
          streams.map(() => 2),
        );
      });
    });

    describe('all or nothing', () => {
      it('writes nothing at all when one of several streams has moved on', async () => {
        const [still, moved] = [newStream(), newStream()];
        await store.append(append(moved, 0, 'somebody was first'));
        const outcome = await store.append({
          streams: [
            { stream: still, expectedSeq: 0, events: noted('x') },
            { stream: moved, expectedSeq: 0, events: noted('y') },
          ],
          commands: [{ stream: still, commandId: 'command-0001', personId: 'p_1', reply: null }],
          writes: [
            { op: 'put', table: 'items', key: still, row: { scope: still, tag: '', sort: '', doc: null } },
          ],
        });
        expect(outcome).toEqual({ outcome: 'conflict', stream: moved });
        expect(await store.lastSeq(still)).toBe(0);
        expect(await store.findCommand(still, 'command-0001')).toBeNull();
        expect(await store.getRow('items', still)).toBeNull();
      });

      it('does not let a refused request harm the ones that were sent with it', async () => {
        const [good, bad, alsoGood] = [newStream(), newStream(), newStream()];
        const outcomes = await Promise.all([
          store.append(append(good, 0, 'a')),
          store.append(append(bad, 7, 'b')),
          store.append(append(alsoGood, 0, 'c')),
        ]);
        expect(outcomes.map(({ outcome }) => outcome)).toEqual(['appended', 'conflict', 'appended']);
      });

      it('rejects a request that cannot be written, and only that one', async () => {
        const [good, bad] = [newStream(), newStream()];
        const circular: { type: string; self?: unknown; call?: unknown } = { type: 'note.written' };
        circular.self = circular;
        circular.call = () => {};
        const requests = await Promise.allSettled([
          store.append({
            ...append(bad, 0),
            streams: [{ stream: bad, expectedSeq: 0, events: [{ at, event: circular }] }],
          }),
          store.append(append(good, 0, 'fine')),
        ]);
        expect(requests.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
        expect(await store.lastSeq(bad)).toBe(0);
        expect(await store.lastSeq(good)).toBe(1);
      });
    });

    describe('requests that make no sense', () => {
      it('are rejected when they name a stream twice, and harm no other', async () => {
        const [good, bad, alsoGood] = [newStream(), newStream(), newStream()];
        const twice = append(bad, 0, 'a');
        const requests = await Promise.allSettled([
          store.append(append(good, 0, 'fine')),
          store.append({ ...twice, streams: [...twice.streams, ...twice.streams] }),
          store.append(append(alsoGood, 0, 'fine')),
        ]);
        expect(requests.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
        const lastSeqs = await Promise.all([good, bad, alsoGood].map((stream) => store.lastSeq(stream)));
        expect(lastSeqs).toEqual([1, 0, 1]);
      });
    });

    describe('commands', () => {
      it('answers a repeated command with the first reply and writes nothing again', async () => {
        const stream = newStream();
        const record = { stream, commandId: 'command-0001', personId: 'p_1', reply: { questionId: 'q_1' } };
        const request = { ...append(stream, 0, 'asked'), commands: [record] };
        expect(await store.append(request)).toEqual({ outcome: 'appended' });
        expect(await store.append(request)).toEqual({ outcome: 'duplicate', record });
        const again = { ...append(stream, 1, 'asked'), commands: [{ ...record, reply: 'another' }] };
        expect(await store.append(again)).toEqual({ outcome: 'duplicate', record });
        expect(await store.lastSeq(stream)).toBe(1);
        expect(await store.findCommand(stream, 'command-0001')).toEqual(record);
      });

      it('carries a command out once when its retries arrive together', async () => {
        const stream = newStream();
        const record = { stream, commandId: 'command-0002', personId: 'p_1', reply: 7 };
        const retries = Array.from({ length: 10 }, (_, index) =>
          (index % 2 === 0 ? store : other.events).append({
            ...append(stream, 0, 'once'),
            commands: [record],
          }),
        );
        const outcomes = (await Promise.all(retries)).map(({ outcome }) => outcome);
        expect(outcomes.filter((outcome) => outcome === 'appended')).toHaveLength(1);
        expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(9);
        expect(await store.lastSeq(stream)).toBe(1);
      });

      it('keeps commands of different streams apart', async () => {
        const [one, two] = [newStream(), newStream()];
        const record = { stream: one, commandId: 'command-0003', personId: 'p_1', reply: null };
        await store.append({ ...append(one, 0, 'a'), commands: [record] });
        expect(await store.findCommand(two, 'command-0003')).toBeNull();
        const there = { ...append(two, 0, 'b'), commands: [{ ...record, stream: two }] };
        expect(await store.append(there)).toEqual({ outcome: 'appended' });
      });
    });

    describe('states', () => {
      it('gives back the newest saved state', async () => {
        const stream = newStream();
        expect(await store.loadState(stream)).toBeNull();
        await store.saveState(stream, { seq: 10, state: { title: '旧' } });
        await store.saveState(stream, { seq: 20, state: { title: '新' } });
        await store.saveState(stream, { seq: 15, state: { title: 'late' } });
        expect(await store.loadState(stream)).toEqual({ seq: 20, state: { title: '新' } });
      });
    });

    describe('openings', () => {
      it('shows another opening what was appended as soon as the append resolves', async () => {
        const stream = newStream();
        for (let seq = 0; seq < 20; seq += 1) {
          await store.append(append(stream, seq, 'x'));
          expect(await other.events.lastSeq(stream)).toBe(seq + 1);
        }
      });

      it('keeps everything over closing and opening again', async () => {
        const stream = newStream();
        const opened = await installation.open();
        const request = append(stream, 0, 'kept');
        await opened.events.append(request);
        await opened.close();
        await opened.close();
        const again = await installation.open();
        expect((await again.events.read(stream, 0, 10)).map(({ event }) => event)).toEqual(
          request.streams.flatMap(({ events }) => events.map(({ event }) => event)),
        );
        await again.close();
      });
    });
  });
}
