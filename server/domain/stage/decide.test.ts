/** Rules T1, T3, T5, T6, T8, T9, T11, W1, W3; media itself is tested where it is carried. */
import { describe, expect, it } from 'vitest';
import { PUBLIC, STAFF } from '#shared/kernel/audience.ts';
import { CITIZEN, liveWorld, MODERATOR, publishedQuestion } from '#tests/support/world.ts';
import { presentStage } from './present.ts';

const CAMERA = (sourceId: string) => ({ sourceId, track: 'camera' }) as const;

describe('stage', () => {
  it('[T1] a guest’s token is told once and kept as a digest', () => {
    const world = liveWorld();
    const { guestId, token } = world.do('stage:inviteGuest', { label: '分会场' });
    expect(world.room.stage.guests[guestId]?.tokenDigest).toBe(`digest-of-${token}`);
    expect(world.run('stage:inviteGuest', { label: '我' }, CITIZEN)).toMatchObject({
      code: 'sign_in_required',
    });
  });

  it('[T3] only sources of the stage go on air', () => {
    const world = liveWorld();
    const { guestId } = world.do('stage:inviteGuest', { label: '分会场' });
    world.do('stage:cut', { video: CAMERA(guestId), audio: [guestId, 'host', 'host'], card: 'none' });
    expect(world.room.stage.programme.audio).toEqual([guestId, 'host']);
    expect(world.run('stage:cut', { video: CAMERA('stranger'), audio: [], card: 'none' })).toMatchObject({
      code: 'not_on_stage',
    });
  });

  it('[T5] removing a guest takes the guest off the air', () => {
    const world = liveWorld();
    const { guestId } = world.do('stage:inviteGuest', { label: '分会场' });
    world.do('stage:cut', { video: CAMERA(guestId), audio: [guestId, 'host'], card: 'none' });
    world.do('stage:removeGuest', { guestId });
    expect(world.room.stage.programme).toEqual({ video: null, audio: ['host'], card: 'none' });
    expect(world.room.stage.guests).toEqual({});
  });

  it('[W1] an encoder’s key is told once and kept as a digest, which nobody is shown', () => {
    const world = liveWorld();
    const { sourceId, token } = world.do('stage:addEncoder', { label: '主会场导播台' });
    expect(world.room.stage.encoders[sourceId]?.keyDigest).toBe(`digest-of-${token}`);
    const { token: fresh } = world.do('stage:rotateEncoderKey', { sourceId });
    expect(world.room.stage.encoders[sourceId]?.keyDigest).toBe(`digest-of-${fresh}`);
    expect(presentStage.state(world.room.stage, STAFF).encoders).toEqual({
      [sourceId]: { id: sourceId, label: '主会场导播台' },
    });
    expect(presentStage.state(world.room.stage, PUBLIC).encoders).toEqual({});
    expect(world.run('stage:rotateEncoderKey', { sourceId: 'enc_unknown1' })).toMatchObject({
      code: 'not_found',
    });
  });

  it('[W3] removing an encoder takes it off the air', () => {
    const world = liveWorld();
    const { sourceId } = world.do('stage:addEncoder', { label: '主会场导播台' });
    world.do('stage:cut', { video: CAMERA(sourceId), audio: [sourceId, 'host'], card: 'none' });
    world.do('stage:removeEncoder', { sourceId });
    expect(world.room.stage.programme).toEqual({ video: null, audio: ['host'], card: 'none' });
    expect(world.run('stage:removeEncoder', { sourceId })).toMatchObject({ code: 'not_found' });
  });

  it('[T5] of two pictures the one that is not removed is shown alone', () => {
    const world = liveWorld();
    const { guestId } = world.do('stage:inviteGuest', { label: '分会场' });
    const host = CAMERA('host');
    const second = { ...host, place: 'beside' } as const;
    world.do('stage:cut', { video: CAMERA(guestId), second, audio: ['host', guestId], card: 'none' });
    world.do('stage:removeGuest', { guestId });
    expect(world.room.stage.programme).toEqual({ video: host, audio: ['host'], card: 'none' });
  });

  it('[T9] a second picture needs a main one and differs from it', () => {
    const world = liveWorld();
    const { guestId } = world.do('stage:inviteGuest', { label: '分会场' });
    const screen = { sourceId: guestId, track: 'screen' } as const;
    const inset = { ...CAMERA(guestId), place: 'inset' } as const;
    const rest = { audio: [], card: 'none' } as const;
    const code = (video: typeof screen | null, second: object) => {
      const result = world.try('stage:cut', { ...rest, video, second }, MODERATOR);
      return result.ok ? 'ok' : result.code;
    };
    expect([
      code(null, inset),
      code(screen, { ...screen, place: 'beside' }),
      code(screen, { ...CAMERA('stranger'), place: 'beside' }),
      code(screen, { ...inset, place: 'behind' }),
      code(screen, inset),
    ]).toEqual(['two_pictures_needed', 'two_pictures_needed', 'not_on_stage', 'bad_request', 'ok']);
    expect(world.room.stage.programme).toEqual({ ...rest, video: screen, second: inset });
  });

  it('[T53] a cut of a desk that has not seen the newest programme is refused', () => {
    const world = liveWorld();
    const { guestId } = world.do('stage:inviteGuest', { label: '分会场' });
    const onGuest = { video: CAMERA(guestId), audio: [guestId], card: 'none' } as const;
    const onHost = { video: CAMERA('host'), audio: ['host'], card: 'none' } as const;
    const pressedOn = world.room.stage.cutSeq;
    const { cutSeq } = world.do('stage:cut', { ...onGuest, audio: [guestId], after: pressedOn });
    expect(world.room.stage.cutSeq).toBe(cutSeq);
    expect(cutSeq).toBeGreaterThan(pressedOn);
    expect(world.run('stage:cut', { ...onHost, audio: ['host'], after: pressedOn })).toMatchObject({
      code: 'conflict',
    });
    expect(world.room.stage.programme).toEqual(onGuest);
    world.do('sessions:setIntake', { questions: true, comments: false });
    world.do('stage:cut', { ...onHost, audio: ['host'], after: world.room.stage.cutSeq });
    world.do('stage:cut', { ...onGuest, audio: [guestId] });
    expect(world.room.stage.programme).toEqual(onGuest);
  });

  it('[T11] a cut tells who is to be seen, and no one else', () => {
    const world = liveWorld();
    const { guestId } = world.do('stage:inviteGuest', { label: '李明', title: '县水务局局长' });
    const other = world.do('stage:inviteGuest', { label: '王工' }).guestId;
    const second = { ...CAMERA(other), place: 'beside' } as const;
    world.do('stage:cut', { video: CAMERA(guestId), second, audio: ['host'], card: 'none' });
    expect(world.room.stage.names).toEqual({
      [guestId]: { label: '李明', title: '县水务局局长' },
      [other]: { label: '王工' },
    });
    const hall = world.do('stage:addEncoder', { label: '高岭镇分会场' }).sourceId;
    world.do('stage:cut', { video: CAMERA(hall), audio: [hall], card: 'none' });
    expect(world.room.stage.names).toEqual({ [hall]: { label: '高岭镇分会场' } });
    world.do('stage:cut', { video: CAMERA('host'), audio: [guestId], card: 'none' });
    expect(world.room.stage.names).toEqual({});
  });

  it('[T6] the wall shows published questions and opened polls only', () => {
    const world = liveWorld();
    const { questionId } = world.do(
      'questions:ask',
      { text: '问', name: '王', place: '', contact: '' },
      CITIZEN,
    );
    expect(world.run('stage:setScreen', { kind: 'question', questionId })).toMatchObject({
      code: 'not_published',
    });
    world.do('stage:setScreen', { kind: 'question', questionId: publishedQuestion(world) });
    const { pollId } = world.do('polls:prepare', {
      title: '表决',
      type: 'single',
      config: { options: ['同意', '不同意'] },
      secret: true,
      results: 'after',
      electorate: 'all',
    });
    expect(world.run('stage:setScreen', { kind: 'poll', pollId })).toMatchObject({ code: 'poll_not_open' });
    world.do('stage:setScreen', { kind: 'programme' });
    world.do('stage:setScreen', { kind: 'welcome' });
  });

  it('[T8] ending the session shows the closing card', () => {
    const world = liveWorld();
    world.do('stage:cut', { video: CAMERA('host'), audio: ['host'], card: 'none' });
    world.do('sessions:end', {});
    expect(world.room.stage.programme).toEqual({ video: null, audio: [], card: 'ended' });
    expect(world.run('stage:cut', { video: CAMERA('host'), audio: [], card: 'none' })).toMatchObject({
      code: 'session_ended',
    });
  });
});
