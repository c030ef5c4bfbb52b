/** Rules P1-P4, P6, P12, P13. */
import { describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/catalogue.ts';
import { anActor, CITIZEN, liveWorld, MODERATOR, type World } from '#tests/support/world.ts';
import { pollAccess } from './access.ts';
import { checkVote } from './decide.ts';

function aPoll(overrides: Partial<InputOf<'polls:prepare'>> = {}): InputOf<'polls:prepare'> {
  return {
    title: '是否同意改造方案',
    type: 'single',
    config: { options: ['同意', '不同意', '弃权'] },
    secret: true,
    results: 'after',
    electorate: 'all',
    ...overrides,
  };
}

function prepared(world: World, overrides: Partial<InputOf<'polls:prepare'>> = {}): string {
  return world.do('polls:prepare', aPoll(overrides)).pollId;
}

describe('polls', () => {
  it.each([
    ['a blank title', { title: ' ' }],
    ['one option', { config: { options: ['同意'] } }],
    ['options that repeat', { config: { options: ['同意', '同意'] } }],
    ['a config of another type', { type: 'rating' as const, config: { options: ['同意', '不同意'] } }],
  ])('[P1] %s is refused', (_what, fault) => {
    expect(liveWorld().run('polls:prepare', aPoll(fault))).toMatchObject({ ok: false, code: 'bad_request' });
  });

  it('[P1] an unknown type is refused', () => {
    expect(liveWorld().try('polls:prepare', { ...aPoll(), type: 'astrology' }, MODERATOR)).toMatchObject({
      code: 'bad_request',
    });
  });

  it('[P2] a prepared poll can be changed and removed, an open one cannot', () => {
    const world = liveWorld();
    const pollId = prepared(world);
    world.do('polls:prepare', { ...aPoll({ title: '改过的题目' }), pollId });
    expect(world.room.polls.byId[pollId]).toMatchObject({ title: '改过的题目', no: 1 });
    world.do('polls:open', { pollId });
    expect(world.run('polls:remove', { pollId })).toMatchObject({ code: 'wrong_state' });
    expect(world.run('polls:prepare', { ...aPoll(), pollId })).toMatchObject({ code: 'wrong_state' });
  });

  it('[P3] polls open only while the session is live or paused, several at once', () => {
    const world = liveWorld();
    const [first, second] = [prepared(world), prepared(world)];
    world.do('polls:open', { pollId: first });
    world.do('sessions:pause', {});
    world.do('polls:open', { pollId: second });
    world.do('polls:close', { pollId: first });
    world.do('polls:close', { pollId: second });
    const third = prepared(world);
    world.do('sessions:end', {});
    expect(world.run('polls:open', { pollId: third })).toMatchObject({ code: 'session_ended' });
  });

  it('[P4] a vote before opening and after closing is refused', () => {
    const world = liveWorld();
    const pollId = prepared(world);
    expect(checkVote(world.room, pollId, { choice: 0 })).toMatchObject({ code: 'poll_not_open' });
    world.do('polls:open', { pollId });
    expect(checkVote(world.room, pollId, { choice: 0 }).ok).toBe(true);
    world.do('polls:close', { pollId });
    expect(checkVote(world.room, pollId, { choice: 0 })).toMatchObject({ code: 'poll_closed' });
  });

  it.each([[{ choice: 3 }], [{ choice: -1 }], [{ choice: '0' }], [{ choice: 0, more: 1 }], [null], [[0]]])(
    '[P6] the answer %j is refused',
    (answer) => {
      const world = liveWorld();
      const pollId = prepared(world);
      world.do('polls:open', { pollId });
      expect(checkVote(world.room, pollId, answer)).toMatchObject({ code: 'bad_answer' });
    },
  );

  it('[P12] a poll for verified people refuses others', () => {
    const world = liveWorld();
    const pollId = prepared(world, { electorate: 'verified' });
    const access = (verified: boolean) =>
      pollAccess['polls:vote'](anActor('citizen', { verified }), world.room, {
        pollId,
        answer: { choice: 0 },
      });
    expect(access(false)).toBe('not_in_electorate');
    expect(access(true)).toBeNull();
  });

  it('[P15] staff and stage guests have no vote of their own, watchers none at all', () => {
    const world = liveWorld();
    const pollId = prepared(world);
    const vote = { pollId, answer: { choice: 0 } };
    expect(pollAccess['polls:vote'](MODERATOR, world.room, vote)).toBe('forbidden');
    expect(pollAccess['polls:vote'](anActor('guest'), world.room, vote)).toBe('forbidden');
    world.do('sessions:change', { policy: { guests: 'watch', reviewQuestions: true, reviewComments: true } });
    expect(pollAccess['polls:vote'](CITIZEN, world.room, vote)).toBe('guests_may_only_watch');
  });

  it('[P13] opening twice and closing twice are refused', () => {
    const world = liveWorld();
    const pollId = prepared(world);
    world.do('polls:open', { pollId });
    expect(world.run('polls:open', { pollId })).toMatchObject({ code: 'wrong_state' });
    world.do('polls:close', { pollId }, MODERATOR, { counted: { tally: { counts: [1, 0, 0] }, turnout: 1 } });
    expect(world.run('polls:close', { pollId })).toMatchObject({ code: 'wrong_state' });
    expect(world.room.polls.byId[pollId]?.final).toEqual({ tally: { counts: [1, 0, 0] }, turnout: 1 });
  });

  it('[P1] citizens do not prepare polls', () => {
    expect(liveWorld().run('polls:prepare', aPoll(), CITIZEN)).toMatchObject({ code: 'sign_in_required' });
  });
});
