/** kill -9 of the server under a stream of votes and questions: everything acknowledged is there afterwards, once. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { RoomClient } from '#tests/support/room-client.ts';
import { startServerProcess } from '#tests/support/server-process.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { goLive, setUpWith, visit } from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const ROUNDS = 3;
const VOTERS = 60;

describe('a server that is killed', () => {
  it('[P5] [Q2] loses nothing that it acknowledged, and counts nothing twice', async () => {
    await using directory = await tempDir('crash');
    const environment = { DATA_DIR: directory.path };
    let server = await startServerProcess(environment);
    const { port } = server;
    const { admin, units } = await setUpWith(server.url, server.token);
    const { code, sessionId } = await goLive(admin, units, { reviewQuestions: false });
    const { pollId } = await admin.must(
      'polls:prepare',
      {
        title: '同意吗',
        type: 'single',
        config: { options: ['同意', '不同意'] },
        secret: true,
        results: 'live',
        electorate: 'all',
      },
      { sessionId },
    );
    await admin.must('polls:open', { pollId }, { sessionId });
    const devices = await Promise.all(Array.from({ length: VOTERS }, () => visit(server.url)));
    const ackedQuestions = new Map<string, number>();
    const ackedVoters = new Set<number>();

    for (let round = 0; round < ROUNDS; round += 1) {
      const clients = await Promise.all(devices.map((http) => RoomClient.join({ http, code })));
      const voting = clients.map(async (client, voter) => {
        if (voter % ROUNDS === round) {
          const vote = await client.send('polls:vote', { pollId, answer: { choice: 0 } });
          if (vote.ok) ackedVoters.add(voter);
        }
        for (;;) {
          const commandId = randomUUID();
          const asked = await client.send(
            'questions:ask',
            { text: '问', name: '网友', place: '', contact: '' },
            commandId,
          );
          if (asked.ok) ackedQuestions.set(asked.value.questionId, asked.value.no);
        }
      });
      // Every sender goes on until the server is gone.
      const ended = Promise.allSettled(voting);
      const before = ackedQuestions.size;
      await waitFor(() => ackedQuestions.size > before + 100, {
        what: 'a hundred acknowledged questions',
        withinMs: 30_000,
      });
      await server.kill();
      for (const client of clients) client.drop();
      await ended;
      server = await startServerProcess({ ...environment, PORT: String(port) });
    }

    const after = await RoomClient.join({ http: await visit(server.url), code });
    const stored = after.room.questions.byId;
    for (const [id, no] of ackedQuestions) expect(stored[id]?.no).toBe(no);
    const numbers = Object.values(stored)
      .map(({ no }) => no)
      .toSorted((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_no, at) => at + 1));
    await admin.must('polls:close', { pollId }, { sessionId });
    await waitFor(() => after.room.polls.byId[pollId]?.final !== null, { what: 'the final tally' });
    const final = after.room.polls.byId[pollId]?.final;
    expect(final?.turnout).toBeGreaterThanOrEqual(ackedVoters.size);
    expect(final?.tally).toEqual({ counts: [final?.turnout, 0] });
    after.drop();
    expect(await server.stop()).toBe(0);
  }, 120_000);

  it('answers a repeated command as the first time, also after a restart', async () => {
    await using directory = await tempDir('repeat');
    const environment = { DATA_DIR: directory.path };
    const first = await startServerProcess(environment);
    const { admin, units } = await setUpWith(first.url, first.token);
    const { sessionId } = await goLive(admin, units);
    const device = await visit(first.url);
    const ask = { text: '问一次', name: '网友', place: '', contact: '' };
    const options = { sessionId, as: 'citizen', commandId: 'one-intention-0001' } as const;
    const before = await device.command('questions:ask', ask, options);
    await admin.must('sessions:end', {}, { sessionId });
    await first.kill();
    await using second = await startServerProcess({ ...environment, PORT: String(first.port) });
    expect(second.port).toBe(first.port);
    // Questions are closed by now: only the memory of the command can answer this.
    expect(await device.command('questions:ask', ask, options)).toEqual(before);
    const stranger = await visit(second.url);
    expect(await stranger.command('questions:ask', ask, options)).toMatchObject({ ok: false });
  }, 60_000);
});
