/** PostgreSQL that refuses, goes away and comes back: nothing lost, nothing twice. */
import { expect, it } from 'vitest';
import { openPostgresStores } from '#server/adapters/postgres/open-stores.ts';
import { startPostgres } from '../../support/postgres-server.ts';
import { waitFor } from '../../support/wait-for.ts';

const POLL = 'poll_1';

it('what PostgreSQL acknowledged outlives its crash, and the same stores go on afterwards', async () => {
  await using server = await startPostgres();
  const stores = await openPostgresStores({ url: server.url });
  const { events, ledger } = stores;
  await ledger.openPoll(POLL);
  const stored: string[] = [];
  let refused = 0;
  let stop = false;

  /** Votes and appends until told to stop; a refused command is sent again, as clients do. */
  const work = async (worker: number): Promise<void> => {
    const stream = `session:${worker}`;
    for (let index = 0; !stop; index += 1) {
      const personId = `p_${worker}_${index}`;
      const entry = { pollId: POLL, personId, commandId: `command-${personId}`, answer: 1, secret: true };
      const event = { at: '2026-03-01T09:00:00.000Z', event: { type: 'note.written' } };
      const append = {
        streams: [{ stream, expectedSeq: index, events: [event] }],
        commands: [{ stream, commandId: `command-${index}`, personId, reply: index }],
        writes: [],
      };
      await untilDone(async () => {
        expect(['stored', 'repeated']).toContain(await ledger.castBallot(entry));
        expect(['appended', 'duplicate']).toContain((await events.append(append)).outcome);
      });
      stored.push(personId);
    }
  };
  const untilDone = async (attempt: () => Promise<void>): Promise<void> => {
    const again = async () => {
      try {
        await attempt();
        return true;
      } catch (error) {
        if (error instanceof Error && error.name === 'AssertionError') throw error;
        refused += 1;
        return false;
      }
    };
    await waitFor(again, { what: 'the database to be back', withinMs: 30_000 });
  };

  const working = Promise.all([0, 1, 2, 3].map(work));
  await waitFor(() => stored.length > 100, { what: 'some votes' });
  await server.kill();
  await waitFor(() => refused > 0, { what: 'a refusal' });
  await server.restart();
  const before = stored.length;
  await waitFor(() => stored.length > before + 100, { what: 'more votes' });
  stop = true;
  await working;

  expect(await ledger.listVoters(POLL)).toEqual(stored.toSorted());
  expect(await ledger.countBallots(POLL)).toEqual([{ answer: 1, count: stored.length }]);
  const counts = await Promise.all([0, 1, 2, 3].map((worker) => events.lastSeq(`session:${worker}`)));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(stored.length);
  await stores.close();
});

it('a request that PostgreSQL cannot store is refused alone', async () => {
  await using server = await startPostgres();
  const stores = await openPostgresStores({ url: server.url });
  const scopes = ['a', 'b\u0000', 'c'];
  const requests = await Promise.allSettled(
    scopes.map((scope) =>
      stores.events.append({
        streams: [],
        commands: [],
        writes: [{ op: 'put', table: 'items', key: scope, row: { scope, tag: '', sort: '', doc: null } }],
      }),
    ),
  );
  expect(requests.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await stores.events.countRows('items', {})).toBe(2);
  await stores.close();
});
