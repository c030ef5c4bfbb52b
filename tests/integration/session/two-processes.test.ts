/** One session over two server processes that share PostgreSQL and Redis, one of which is killed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '#tests/support/postgres-server.ts';
import { type RedisServer, startRedis } from '#tests/support/redis-server.ts';
import { RoomClient } from '#tests/support/room-client.ts';
import { startServerProcess } from '#tests/support/server-process.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { goLive, setUpWith, visit } from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';

let postgres: PostgresServer;
let redis: RedisServer;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
}, 60_000);
afterAll(async () => {
  await Promise.all([postgres.stop(), redis.stop()]);
});

describe('two processes', () => {
  it('keep one order, one set of numbers and one vote per person, also when one is killed', async () => {
    await using directory = await tempDir('nodes');
    const environment = {
      DATA_DIR: directory.path,
      DATABASE_URL: await postgres.createDatabase(),
      REDIS_URL: redis.url,
      SECRET: 'a secret that both processes share, long enough',
    };
    await using one = await startServerProcess(environment);
    await using two = await startServerProcess(environment);
    const { admin, units } = await setUpWith(one.url, one.token);
    const { code, sessionId } = await goLive(admin, units, { reviewQuestions: false, reviewComments: false });
    const devices = await Promise.all(Array.from({ length: 8 }, () => visit(one.url)));
    const clients = await Promise.all(
      devices.map((http, index) =>
        RoomClient.join({ http: index % 2 === 0 ? http : http.at(two.url), code }),
      ),
    );
    const ask = { text: '问', name: '网友', place: '', contact: '' };
    const asked = await Promise.all(
      clients.flatMap((client) => Array.from({ length: 10 }, () => client.must('questions:ask', ask))),
    );
    expect(asked.map(({ no }) => no).toSorted((a, b) => a - b)).toEqual(
      asked.map((_question, index) => index + 1),
    );

    const { pollId } = await admin.must(
      'polls:prepare',
      {
        title: '同意吗',
        type: 'single',
        config: { options: ['同意', '不同意'] },
        secret: false,
        results: 'live',
        electorate: 'all',
      },
      { sessionId },
    );
    await admin.must('polls:open', { pollId }, { sessionId });
    await Promise.all(
      clients.map((client) =>
        waitFor(() => client.room.polls.byId[pollId]?.status === 'open', { what: 'the poll' }),
      ),
    );
    for (const client of clients) await client.must('polls:vote', { pollId, answer: { choice: 0 } });
    // The same person at the other process is still the same person.
    const [device] = devices;
    if (device === undefined) throw new Error('no device');
    const again = await RoomClient.join({ http: device.at(two.url), code });
    expect(await again.send('polls:vote', { pollId, answer: { choice: 1 } })).toMatchObject({
      code: 'already_voted',
    });
    await Promise.all(
      clients.map((client) =>
        waitFor(() => client.now.polls?.[pollId]?.turnout === clients.length, {
          what: 'the turnout at both processes',
        }),
      ),
    );

    await one.kill();
    const survivors = clients.filter((_client, index) => index % 2 === 1);
    const [speaker] = survivors;
    await speaker?.must('comments:make', { text: '还在', name: '网友' });
    for (const [index, client] of clients.entries()) {
      if (index % 2 === 1) continue;
      client.drop();
      const moved = await RoomClient.join({ http: (devices[index] ?? device).at(two.url), code });
      await waitFor(() => moved.room.comments.shown.some(({ text }) => text === '还在'), {
        what: 'what was missed',
      });
      expect(Object.keys(moved.room.questions.byId)).toHaveLength(asked.length);
      moved.drop();
    }
    const deskAtTwo = admin.at(two.url);
    await deskAtTwo.must('polls:close', { pollId }, { sessionId });
    await waitFor(() => speaker?.room.polls.byId[pollId]?.final?.turnout === clients.length, {
      what: 'the final tally',
    });
    for (const client of [...survivors, again]) client.drop();
  }, 120_000);
});
