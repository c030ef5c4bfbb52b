/** Rules S1-S12. */
import { describe, expect, it } from 'vitest';
import { currentRun } from '#shared/features/sessions/state.ts';
import {
  anActor,
  aPlan,
  aQuestion,
  CITIZEN,
  liveWorld,
  MODERATOR,
  publishedQuestion,
  World,
} from '#tests/support/world.ts';

describe('sessions', () => {
  it.each(['moderator', 'committee', 'administrator'] as const)(
    '[S1] a %s creates a session in preparation',
    (role) => {
      const world = new World();
      const made = world.do('sessions:create', aPlan(), anActor(role));
      expect(made.code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
      expect(world.room.session).toMatchObject({
        id: made.sessionId,
        status: 'preparing',
        tenantName: '云溪县政协',
      });
    },
  );

  it('[S2] an unknown department is refused', () => {
    const result = new World().run('sessions:create', aPlan({ unitIds: ['u_unknown1'] }));
    expect(result).toMatchObject({ ok: false, code: 'not_found' });
  });

  it('[S3] announcing opens questions in advance', () => {
    const world = new World();
    world.do('sessions:create', aPlan());
    expect(world.run('questions:ask', aQuestion(), CITIZEN)).toMatchObject({ code: 'questions_closed' });
    world.do('sessions:announce', {});
    expect(world.room.session).toMatchObject({ status: 'announced', intake: { questions: true } });
    expect(world.run('questions:ask', aQuestion(), CITIZEN).ok).toBe(true);
  });

  it('[S4] going live opens questions and comments and enters the first stage', () => {
    const world = liveWorld();
    expect(world.room.session.intake).toEqual({ questions: true, comments: true });
    expect(currentRun(world.room.session)?.stageId).toBe('opening');
  });

  it('[S5] pauses and resumes', () => {
    const world = liveWorld();
    world.do('sessions:pause', {});
    expect(world.room.session.status).toBe('paused');
    world.do('sessions:resume', {});
    expect(world.room.session.status).toBe('live');
  });

  it('[S6] ending closes intake, leaves the stage and begins compilation', () => {
    const world = liveWorld();
    world.do('sessions:end', {});
    expect(world.room.session).toMatchObject({
      status: 'compiling',
      intake: { questions: false, comments: false },
    });
    expect(currentRun(world.room.session)).toBeNull();
  });

  it('[S7] moves that the state does not allow change nothing', () => {
    const world = new World();
    world.do('sessions:create', aPlan());
    const before = world.room;
    const moves = ['sessions:pause', 'sessions:resume', 'sessions:end', 'sessions:close'] as const;
    for (const name of moves) {
      expect(world.run(name, {}, anActor('administrator'))).toMatchObject({ ok: false, code: 'wrong_state' });
    }
    expect(world.room).toBe(before);
  });

  it('[S7] a session does not end while a poll is open', () => {
    const world = liveWorld();
    const { pollId } = world.do('polls:prepare', {
      title: '是否同意',
      type: 'single',
      config: { options: ['同意', '不同意'] },
      secret: false,
      results: 'live',
      electorate: 'all',
    });
    world.do('polls:open', { pollId });
    expect(world.run('sessions:end', {})).toMatchObject({ code: 'wrong_state' });
  });

  it('[S8] entering a stage leaves the one before at the same instant, and time adds up', () => {
    const world = liveWorld();
    world.nowMs += 60_000;
    world.do('sessions:enterStage', { stageId: 'interaction' });
    world.nowMs += 60_000;
    world.do('sessions:enterStage', { stageId: 'opening' });
    const [first, second, third] = world.room.session.runs;
    expect(first?.leftAt).toBe(second?.enteredAt);
    expect(third).toMatchObject({ stageId: 'opening', leftAt: null });
    expect(world.run('sessions:enterStage', { stageId: 'nowhere' })).toMatchObject({ code: 'no_such_stage' });
  });

  it('[S9] a department that holds a routed question stays invited', () => {
    const world = liveWorld();
    const questionId = publishedQuestion(world);
    world.do('questions:route', { questionId, unitIds: ['u_housing1'] });
    expect(world.run('sessions:change', { unitIds: ['u_traffic1'] })).toMatchObject({ code: 'conflict' });
    world.do('sessions:change', { unitIds: ['u_housing1', 'u_gasworks'], title: '新题目' });
    expect(world.room.session.title).toBe('新题目');
    world.do('sessions:end', {});
    expect(world.run('sessions:change', { title: '晚了' })).toMatchObject({ code: 'wrong_state' });
  });

  it('[S10] intake can be closed and opened while people are there', () => {
    const world = liveWorld();
    world.do('sessions:setIntake', { questions: false, comments: true });
    expect(world.run('questions:ask', aQuestion(), CITIZEN)).toMatchObject({ code: 'questions_closed' });
    world.do('sessions:end', {});
    expect(world.run('sessions:setIntake', { questions: true, comments: true })).toMatchObject({
      code: 'wrong_state',
    });
  });

  it('[S11] a session closes only when every submission has its end and every item is closed', () => {
    const world = liveWorld();
    const officer = anActor('committee');
    const questionId = publishedQuestion(world);
    expect(world.run('sessions:close', {}, MODERATOR)).toMatchObject({ code: 'forbidden' });
    world.do('sessions:end', {});
    expect(world.run('sessions:close', {}, officer)).toMatchObject({ code: 'not_all_settled' });
    world.do('compile:settle', { key: `q:${questionId}`, how: 'reason', reason: '已在别处解决' }, officer);
    expect(world.run('sessions:close', {}, officer, { openItems: 1 })).toMatchObject({
      code: 'not_all_settled',
    });
    world.do('sessions:close', {}, officer);
    expect(world.room.session.status).toBe('closed');
  });
});
