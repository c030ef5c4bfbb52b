/** What only the whole server can show of polls: the race at closing, secrecy on disk, named ballots for staff. */
import { readdirSync, readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { NamedBallot } from '#shared/contract/http.ts';
import { RoomClient } from '#tests/support/room-client.ts';
import { goLive, setUp, startTestServer, visit } from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const POLL = {
  title: '是否同意改造方案',
  type: 'single',
  config: { options: ['同意', '不同意'] },
  results: 'after',
  electorate: 'all',
} as const;

async function openPoll(
  server: Awaited<ReturnType<typeof startTestServer>>,
  secret: boolean,
  voters: number,
) {
  const { admin, units } = await setUp(server);
  const { code, sessionId } = await goLive(admin, units);
  const { pollId } = await admin.must('polls:prepare', { ...POLL, secret }, { sessionId });
  await admin.must('polls:open', { pollId }, { sessionId });
  const devices = await Promise.all(Array.from({ length: voters }, () => visit(server.url)));
  const clients = await Promise.all(devices.map((http) => RoomClient.join({ http, code })));
  return { admin, units, code, sessionId, pollId, clients };
}

describe('polls on a whole server', () => {
  it('[P7] votes that race the closing are counted exactly when they were acknowledged', async () => {
    await using server = await startTestServer();
    const { admin, sessionId, pollId, clients } = await openPoll(server, false, 40);
    const votes = clients.map((client) => client.send('polls:vote', { pollId, answer: { choice: 0 } }));
    // Closing once half has been acknowledged puts it in the midst of the others.
    const half = Promise.all(votes.slice(0, clients.length / 2));
    await half;
    await admin.must('polls:close', { pollId }, { sessionId });
    const acknowledged = (await Promise.all(votes)).filter((result) => result.ok).length;
    const [first] = clients;
    await waitFor(() => first?.room.polls.byId[pollId]?.final !== null, { what: 'the result' });
    expect(first?.room.polls.byId[pollId]?.final).toEqual({
      tally: { counts: [acknowledged, 0] },
      turnout: acknowledged,
    });
    for (const client of clients) client.drop();
  });

  it('[P10] nothing stored relates a voter to a ballot', async () => {
    await using server = await startTestServer();
    const { admin, sessionId, pollId, clients } = await openPoll(server, true, 6);
    for (const [at, client] of clients.entries())
      await client.must('polls:vote', { pollId, answer: { choice: at % 2 } });
    await admin.must('polls:close', { pollId }, { sessionId });
    const file = readdirSync(server.dataDir).find((name) => name.endsWith('.sqlite')) ?? '';
    using database = new DatabaseSync(joinPath(server.dataDir, file), { readOnly: true });
    const tables = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
      .all()
      .map(({ name }) => String(name));
    const people = clients.map(({ mine }) => mine?.personId ?? '');
    for (const table of tables) {
      const rows = database
        .prepare(`SELECT * FROM "${table}"`)
        .all()
        .map((row) => JSON.stringify(row));
      const telling = rows.filter((row) => people.some((id) => row.includes(id)) && row.includes('choice'));
      expect(telling, table).toEqual([]);
    }
    expect(readFileSync(joinPath(server.dataDir, file)).length).toBeGreaterThan(0);
    for (const client of clients) client.drop();
  });

  it('[P11] staff see who voted what in a named poll, after closing and not before; of a secret one never', async () => {
    await using server = await startTestServer();
    const { admin, code, sessionId, pollId, clients } = await openPoll(server, false, 2);
    const path = `/api/sessions/${code}/polls/${pollId}/ballots`;
    for (const [at, client] of clients.entries())
      await client.must('polls:vote', { pollId, answer: { choice: at } });
    expect((await admin.request('GET', path)).status).toBe(409);
    await admin.must('polls:close', { pollId }, { sessionId });
    const ballots = await admin.get<NamedBallot[]>(path);
    expect(ballots.map(({ voter }) => voter).toSorted()).toEqual(
      clients.map(({ mine }) => mine?.personId).toSorted(),
    );
    expect((await (await visit(server.url)).request('GET', path)).status).toBe(401);
    for (const client of clients) client.drop();
  });
});
