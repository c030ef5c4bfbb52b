/** Rules U1, U2, U4 and U5: whose stream may be taken in, and what goes with it. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '#shared/contract/catalogue.ts';
import { PUBLIC, STAFF } from '#shared/kernel/audience.ts';
import { CITIZEN, liveWorld } from '#tests/support/world.ts';
import { presentStage } from './present.ts';

const PARTNER = { label: '县融媒体中心', url: 'https://media.example:8443/live/a.m3u8?key=1' };
const CAMERA = (sourceId: string) => ({ sourceId, track: 'camera' }) as const;

describe('streams of media partners', () => {
  it('[U1] [T11] are added by the moderator, known to the desk only, and go on air', () => {
    const world = liveWorld();
    expect(world.run('stage:addPull', PARTNER, CITIZEN)).toMatchObject({ code: 'sign_in_required' });
    const { sourceId } = world.do('stage:addPull', PARTNER);
    expect(presentStage.state(world.room.stage, STAFF).pulls).toEqual({
      [sourceId]: { id: sourceId, ...PARTNER },
    });
    expect(presentStage.state(world.room.stage, PUBLIC).pulls).toEqual({});
    const [added] = world.log.slice(-1);
    if (added?.event.type !== 'stage.pullAdded') throw new Error('not added');
    expect(presentStage.event(added.event, PUBLIC)).toBeNull();
    world.do('stage:cut', { video: CAMERA(sourceId), audio: [sourceId], card: 'none' });
    expect(world.room.stage.programme.video).toEqual(CAMERA(sourceId));
    expect(world.room.stage.names).toEqual({ [sourceId]: { label: PARTNER.label } });
  });

  it('[U1] have an address of HTTP or RTMP, and are not many', () => {
    const world = liveWorld();
    const { payload } = CATALOGUE['stage:addPull'];
    const takes = (url: string) => payload.safeParse({ label: '融媒', url }).success;
    for (const url of ['http://a.example/x.flv', 'rtmp://a.example/live/1', 'rtmps://a.example:444/l/1']) {
      expect([url, takes(url)]).toEqual([url, true]);
    }
    for (const url of [
      ...['file:///etc/passwd', 'concat:a|b', '/etc/passwd', 'rtsp://a.example/1', 'http://', 'http:// a/'],
      ...['', '-i', 'data:text/plain,x', 'tcp://a.example:1', `http://a.example/${'x'.repeat(1_000)}`],
    ]) {
      expect([url, takes(url)]).toEqual([url, false]);
    }
    for (let at = 0; at < 4; at += 1) world.do('stage:addPull', { ...PARTNER, label: `融媒 ${at}` });
    expect(world.run('stage:addPull', PARTNER)).toMatchObject({ code: 'too_many_pulls' });
  });

  it('[U2] are refused where the address is not to be reached', () => {
    const world = liveWorld();
    const refused = world.run('stage:addPull', PARTNER, undefined, { forbidden: true });
    expect(refused).toMatchObject({ code: 'address_forbidden' });
    expect(world.room.stage.pulls).toEqual({});
  });

  it('[U5] have names of their own, which are free again when they are gone', () => {
    const world = liveWorld();
    const { sourceId } = world.do('stage:addPull', { ...PARTNER, label: 'County TV' });
    const elsewhere = 'https://media.example:8443/live/b.m3u8';
    const again = () => world.run('stage:addPull', { label: 'county tv', url: elsewhere });
    expect(again()).toMatchObject({ code: 'already_exists' });
    world.do('stage:addPull', { label: '市融媒体中心', url: PARTNER.url });
    world.do('stage:removePull', { sourceId });
    expect(again()).toMatchObject({ ok: true });
  });

  it('[U4] go off the air when they are removed', () => {
    const world = liveWorld();
    const { sourceId } = world.do('stage:addPull', PARTNER);
    world.do('stage:cut', { video: CAMERA(sourceId), audio: [sourceId, 'host'], card: 'none' });
    world.do('stage:removePull', { sourceId });
    expect(world.room.stage.programme).toEqual({ video: null, audio: ['host'], card: 'none' });
    expect(world.run('stage:removePull', { sourceId })).toMatchObject({ code: 'not_found' });
    world.do('sessions:end', {});
    expect(world.run('stage:addPull', PARTNER)).toMatchObject({ code: 'session_ended' });
  });
});
