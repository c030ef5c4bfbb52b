/** Rules C1-C9. */
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#shared/kernel/limits.ts';
import { anActor, aPlan, aQuestion, CITIZEN, liveWorld, REVIEWER, World } from '#tests/support/world.ts';

const OPEN = { policy: { guests: 'comment', reviewQuestions: true, reviewComments: false } } as const;
const HELLO = { text: '支持！', name: '网友甲' };

describe('comments', () => {
  it.each([
    ['blank', { text: ' ' }],
    ['too long', { text: '长'.repeat(201) }],
    ['no name', { name: ' ' }],
  ])('[C1] %s is refused', (_what, fault) => {
    const world = liveWorld(OPEN);
    expect(world.run('comments:make', { ...HELLO, ...fault }, CITIZEN).ok).toBe(false);
    expect(world.room.comments.lastNo).toBe(0);
  });

  it('[C2] comments are taken only while intake is open', () => {
    const world = new World();
    world.do('sessions:create', aPlan());
    world.do('sessions:announce', {});
    expect(world.run('comments:make', HELLO, CITIZEN)).toMatchObject({ code: 'comments_closed' });
    world.do('sessions:setIntake', { questions: true, comments: true });
    expect(world.run('comments:make', HELLO, CITIZEN).ok).toBe(true);
    const ended = liveWorld(OPEN);
    ended.do('sessions:end', {});
    expect(ended.run('comments:make', HELLO, CITIZEN)).toMatchObject({ code: 'comments_closed' });
  });

  it('[C3] every comment has its number and programme time, shown or not', () => {
    const world = liveWorld();
    world.nowMs += 5000;
    world.do('comments:make', HELLO, CITIZEN);
    const second = world.do('comments:make', HELLO, CITIZEN);
    expect(second).toMatchObject({ no: 2, pending: true });
    expect(world.room.comments.pending[second.commentId]?.programmeMs).toBe(5000);
  });

  it('[C4] with review off a comment is shown at once', () => {
    const world = liveWorld(OPEN);
    world.do('comments:make', HELLO, CITIZEN);
    expect(world.room.comments.shown).toHaveLength(1);
  });

  it('[C5] several are passed at once; those that a colleague decided are left as they are', () => {
    const world = liveWorld();
    const ids = [1, 2, 3].map(() => world.do('comments:make', HELLO, CITIZEN).commentId);
    world.do('comments:reject', { commentIds: ids.slice(0, 1), reason: '无关' }, REVIEWER);
    world.do('comments:pass', { commentIds: ids }, REVIEWER);
    expect(world.room.comments.shown.map(({ id }) => id)).toEqual(ids.slice(1));
  });

  it('[C6] deleting needs a reason and takes the comment away', () => {
    const world = liveWorld(OPEN);
    const { commentId } = world.do('comments:make', HELLO, CITIZEN);
    expect(world.run('comments:delete', { commentId, reason: '' }, REVIEWER).ok).toBe(false);
    world.do('comments:delete', { commentId, reason: '广告' }, REVIEWER);
    expect(world.room.comments.shown).toEqual([]);
  });

  it('[C7] a muted author can neither comment nor ask until unmuted', () => {
    const world = liveWorld(OPEN);
    const { commentId } = world.do('comments:make', HELLO, CITIZEN);
    world.do('comments:mute', { commentId, reason: '刷屏' }, REVIEWER);
    expect(world.run('comments:make', HELLO, CITIZEN)).toMatchObject({ code: 'muted' });
    expect(world.run('questions:ask', aQuestion(), CITIZEN)).toMatchObject({ code: 'muted' });
    const other = anActor('citizen', { personId: 'p_somebodyelse' });
    expect(world.run('comments:make', HELLO, other).ok).toBe(true);
    world.do('comments:unmute', { personId: CITIZEN.personId }, REVIEWER);
    expect(world.run('comments:make', HELLO, CITIZEN).ok).toBe(true);
  });

  it('[C9] the room keeps the newest', () => {
    const world = liveWorld(OPEN);
    for (let made = 0; made < LIMITS.liveComments + 5; made += 1) world.do('comments:make', HELLO, CITIZEN);
    expect(world.room.comments.shown).toHaveLength(LIMITS.liveComments);
    expect(world.room.comments.shown.at(-1)?.no).toBe(LIMITS.liveComments + 5);
  });

  it('[C6] [C7] a comment that the room no longer keeps is deleted and muted all the same', () => {
    const world = liveWorld(OPEN);
    world.do('comments:make', HELLO, CITIZEN);
    const comment = world.room.comments.shown[0] ?? null;
    world.room = { ...world.room, comments: { ...world.room.comments, shown: [] } };
    const target = { commentId: comment?.id ?? '', reason: '广告' };
    world.do('comments:delete', target, REVIEWER, { comment });
    world.do('comments:mute', target, REVIEWER, { comment });
    expect(world.room.comments.muted[CITIZEN.personId]?.reason).toBe('广告');
    expect(world.run('comments:delete', target, REVIEWER)).toMatchObject({ code: 'not_found' });
  });

  it('[C10] staff know people by comment or opaque id', () => {
    const world = liveWorld(OPEN);
    const { commentId } = world.do('comments:make', HELLO, CITIZEN);
    expect(world.run('comments:mute', { commentId, reason: '刷屏' }, CITIZEN)).toMatchObject({
      code: 'sign_in_required',
    });
    expect(world.run('comments:mute', { commentId: 'c_unknown01', reason: '刷屏' }, REVIEWER)).toMatchObject({
      code: 'not_found',
    });
  });
});
