/** One session over real HTTP and sockets, from the announcement to the end. */
import { describe, expect, it } from 'vitest';
import { RoomClient } from '#tests/support/room-client.ts';
import { goLive, join, setUp, startTestServer, visit, watch } from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const ASK = { text: '什么时候轮到我们小区？', name: '王阿姨', place: '城关镇', contact: '13800001234' };

describe('a session', () => {
  it('[Q2] [Q5] [Q12] a question goes from the asker through review to the department and back', async () => {
    await using server = await startTestServer();
    const { admin, units } = await setUp(server);
    const [housing] = units;
    const reviewer = await join(admin, 'reviewer');
    const officer = await join(admin, 'department', housing?.id ?? '');
    const { code } = await goLive(admin, units);
    const desk = await RoomClient.join({ http: reviewer, code, audience: 'staff' });
    const unit = await RoomClient.join({ http: officer, code, audience: 'unit' });
    const author = await watch(server.url, code);
    const viewer = await watch(server.url, code);

    const { questionId, no, receipt } = await author.must('questions:ask', ASK);
    expect(no).toBe(1);
    await waitFor(() => author.mine?.questions[0]?.receipt === receipt, { what: 'the own question' });
    await waitFor(() => desk.room.questions.byId[questionId] !== undefined, {
      what: 'the pending question at the desk',
    });

    await desk.must('questions:pass', { questionId });
    await waitFor(() => viewer.room.questions.byId[questionId]?.status === 'published', {
      what: 'publication',
    });
    await admin.must(
      'questions:route',
      { questionId, unitIds: [housing?.id ?? ''] },
      { sessionId: desk.sessionId },
    );
    await waitFor(() => unit.room.questions.byId[questionId]?.unitIds.length === 1, { what: 'routing' });
    await unit.must('questions:answer', { questionId, text: '已列入计划', commitment: null });
    await waitFor(() => viewer.room.questions.byId[questionId]?.answers.length === 1, { what: 'the answer' });
    expect(viewer.received.join('')).not.toMatch(/13800001234|authorId|contactSealed/);
    expect(viewer.received.join('')).not.toContain(receipt);
    for (const client of [desk, unit, author, viewer]) client.drop();
  });

  it('[P5] [P8] [P9] votes count once, and no tally leaves the server before closing', async () => {
    await using server = await startTestServer();
    const { admin, units } = await setUp(server);
    const { code, sessionId } = await goLive(admin, units);
    const voters = await Promise.all(Array.from({ length: 5 }, () => watch(server.url, code)));
    const { pollId } = await admin.must(
      'polls:prepare',
      {
        title: '同意吗',
        type: 'single',
        config: { options: ['同意', '不同意'] },
        secret: true,
        results: 'after',
        electorate: 'all',
      },
      { sessionId },
    );
    await admin.must('polls:open', { pollId }, { sessionId });
    await Promise.all(
      voters.map((voter) => waitFor(() => voter.room.polls.byId[pollId] !== undefined, { what: 'the poll' })),
    );
    const [first] = voters;
    const repeated = await Promise.all(
      [1, 2, 3].map(async () =>
        first?.send('polls:vote', { pollId, answer: { choice: 0 } }, 'same-command-id'),
      ),
    );
    expect(repeated.every((result) => result?.ok)).toBe(true);
    expect(await first?.send('polls:vote', { pollId, answer: { choice: 1 } })).toMatchObject({
      code: 'already_voted',
    });
    for (const voter of voters.slice(1)) await voter.must('polls:vote', { pollId, answer: { choice: 1 } });
    await waitFor(() => voters.every(({ now }) => now.polls?.[pollId]?.turnout === 5), {
      what: 'the turnout',
    });
    expect(voters.flatMap(({ received }) => received).join('')).not.toContain('"counts"');
    await admin.must('polls:close', { pollId }, { sessionId });
    await waitFor(() => first?.room.polls.byId[pollId]?.final !== null, { what: 'the result' });
    expect(first?.room.polls.byId[pollId]?.final).toEqual({ tally: { counts: [1, 4] }, turnout: 5 });
    expect(await first?.send('polls:vote', { pollId, answer: { choice: 1 } })).toMatchObject({
      code: 'poll_closed',
    });
    for (const voter of voters) voter.drop();
  });

  it('[Q16] a person supports a question once', async () => {
    await using server = await startTestServer();
    const { admin, units } = await setUp(server);
    const { code } = await goLive(admin, units, { reviewQuestions: false });
    const [author, fan] = [await watch(server.url, code), await watch(server.url, code)];
    const { questionId } = await author.must('questions:ask', ASK);
    for (const on of [true, true, false, true]) await fan.must('questions:support', { questionId, on });
    await waitFor(() => author.now.supports?.[questionId] === 1, { what: 'one support' });
    for (const client of [author, fan]) client.drop();
  });

  it('[C8] beyond the budget the answer says how long to wait', async () => {
    await using server = await startTestServer({ environment: { RATE_FACTOR: '1' } });
    const { admin, units } = await setUp(server);
    const { code } = await goLive(admin, units, { reviewComments: false });
    const author = await watch(server.url, code);
    const results = await Promise.all(
      Array.from({ length: 12 }, () => author.send('comments:make', { text: '好', name: '网友' })),
    );
    const refused = results.filter((result) => !result.ok);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ code: 'too_fast', retryAfterMs: expect.any(Number) });
    author.drop();
  });

  it('[S12] a session in preparation does not exist for citizens', async () => {
    await using server = await startTestServer();
    const { admin, units } = await setUp(server);
    const { code } = await admin.must('sessions:create', {
      title: '筹备中的会',
      kind: 'consultation',
      topic: '',
      scheduledAt: '2026-06-01T01:00:00Z',
      unitIds: units.map(({ id }) => id),
      agenda: [],
      policy: { guests: 'comment', reviewQuestions: true, reviewComments: true },
    });
    await expect(watch(server.url, code)).rejects.toThrow(/404/);
    expect(await admin.get('/api/sessions')).toHaveLength(1);
  });

  it('two tabs of one person are one person', async () => {
    await using server = await startTestServer();
    const { admin, units } = await setUp(server);
    const { code } = await goLive(admin, units);
    const one = await watch(server.url, code);
    const other = await watch(server.url, code);
    const http = await visit(server.url);
    const tabs = [await RoomClient.join({ http, code }), await RoomClient.join({ http, code })];
    const counted = () => {
      const { current, distinct, views } = one.now.counters ?? {};
      return current === 3 && distinct === 3 && views === 4;
    };
    await waitFor(counted, { what: 'three people with four connections' });
    for (const client of [one, other, ...tabs]) client.drop();
  });
});

describe('staff sockets', () => {
  it('[A7] are closed when the sign-in ends', async () => {
    await using server = await startTestServer();
    const { admin, units } = await setUp(server);
    const reviewer = await join(admin, 'reviewer');
    const { code } = await goLive(admin, units);
    const desk = await RoomClient.join({ http: reviewer, code, audience: 'staff' });
    expect((await reviewer.post('/api/sign-out', {})).ok).toBe(true);
    await waitFor(() => !desk.connected, { what: 'the socket to be closed' });
  });
});
