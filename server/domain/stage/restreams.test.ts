/** Rules V1 and V2: which platforms are taken, and who learns their keys: nobody. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '#shared/contract/catalogue.ts';
import { PUBLIC, STAFF } from '#shared/kernel/audience.ts';
import { CITIZEN, liveWorld } from '#tests/support/world.ts';
import { presentStage } from './present.ts';

const PLATFORM = { label: '视频号', url: 'rtmp://push.example/live', key: 'stream-key-1?sign=a/b' };

describe('platforms that the programme is sent on to', () => {
  it('[V1] are added by the moderator, and are not many', () => {
    const world = liveWorld();
    expect(world.run('stage:addRestream', PLATFORM, CITIZEN)).toMatchObject({ code: 'sign_in_required' });
    const forbidden = world.run('stage:addRestream', PLATFORM, undefined, { forbidden: true });
    expect(forbidden).toMatchObject({ code: 'address_forbidden' });
    const { restreamId } = world.do('stage:addRestream', PLATFORM);
    for (let at = 0; at < 3; at += 1) world.do('stage:addRestream', PLATFORM);
    expect(world.run('stage:addRestream', PLATFORM)).toMatchObject({ code: 'too_many_restreams' });
    world.do('stage:removeRestream', { restreamId });
    expect(world.run('stage:removeRestream', { restreamId })).toMatchObject({ code: 'not_found' });
    expect(Object.keys(world.room.stage.restreams)).toHaveLength(3);
    world.do('sessions:end', {});
    expect(world.run('stage:addRestream', PLATFORM)).toMatchObject({ code: 'session_ended' });
  });

  it('[V1] have an address of RTMP and a key without spaces', () => {
    const takes = (more: object) =>
      CATALOGUE['stage:addRestream'].payload.safeParse({ ...PLATFORM, ...more }).success;
    expect([takes({}), takes({ url: 'rtmps://push.example:443/live/' })]).toEqual([true, true]);
    for (const more of [
      { url: 'http://push.example/live' },
      { url: 'file:///x' },
      { key: '' },
      { key: 'a b' },
    ]) {
      expect([more, takes(more)]).toEqual([more, false]);
    }
  });

  it('[V2] have a key that is sealed, and told to nobody', () => {
    const world = liveWorld();
    const { restreamId } = world.do('stage:addRestream', PLATFORM);
    expect(world.sealed).toEqual([PLATFORM.key]);
    expect(world.room.stage.restreams[restreamId]?.sealedKey).toBe('sealed:1');
    const [added] = world.log.slice(-1);
    if (added?.event.type !== 'stage.restreamAdded') throw new Error('not added');
    const { label, url } = PLATFORM;
    expect(presentStage.state(world.room.stage, STAFF).restreams).toEqual({
      [restreamId]: { id: restreamId, label, url },
    });
    expect(presentStage.state(world.room.stage, PUBLIC).restreams).toEqual({});
    expect(JSON.stringify(presentStage.event(added.event, STAFF))).not.toContain('sealed');
    expect(presentStage.event(added.event, PUBLIC)).toBeNull();
    expect(JSON.stringify(world.log)).not.toContain(PLATFORM.key);
  });
});
