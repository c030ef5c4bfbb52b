/** What a guest reads of being on air, and what to do where something does not arrive. */
import { describe, expect, it } from 'vitest';
import { zh } from '#client/locales/zh/desk-stage.ts';
import { guestLight } from './guest-light.ts';
import type { GuestOnAir } from './guest-on-air.ts';

const ON: GuestOnAir = { picture: 'reaches', track: 'camera', sound: 'reaches' };
const { guestPage: page } = zh;
const light = (change: Partial<GuestOnAir>, sending = true) => guestLight(zh, { ...ON, ...change }, sending);

describe('the light of a guest', () => {
  it.each<[Partial<GuestOnAir>, string, string]>([
    [{}, page.onAir, page.onAirHint],
    [{ sound: 'off' }, page.onAir, page.pictureOnlyHint],
    [{ picture: 'off' }, page.soundOnAir, page.soundOnlyHint],
  ])('[T46] is red while all that is wanted arrives: %j', (change, title, hint) => {
    expect(light(change)).toEqual({ tone: 'live', title, hints: [hint] });
  });

  it('[T46] off air says so, and before anything is open what to do first', () => {
    const off = { picture: 'off', sound: 'off' } as const;
    expect(light(off)).toEqual({ tone: 'off', title: page.offAir, hints: [page.offAirHint] });
    expect(light(off, false)).toEqual({ tone: 'off', title: page.ready, hints: [page.readyHint] });
  });

  it('[T46] says to who is seen and muted that nobody hears anything, and which button opens it', () => {
    expect(light({ sound: 'muted' })).toEqual({
      tone: 'live',
      title: '直播中（观众看得到您，听不到您）',
      hints: ['您的麦克风关着，请点“取消静音”。'],
    });
  });

  it('[T46] says to who is heard and not seen that the camera or the screen is closed', () => {
    const unseen = { tone: 'live', title: '直播中（观众听得到您，看不到您）' };
    expect(light({ picture: 'closed' })).toEqual({ ...unseen, hints: ['您的摄像头关着，请点“开摄像头”。'] });
    expect(light({ picture: 'closed', track: 'screen' })).toEqual({
      ...unseen,
      hints: ['您的屏幕没有在共享，请点“共享屏幕”。'],
    });
  });

  it('[T46] is amber, not red, for who is on air and neither seen nor heard', () => {
    const turn = { tone: 'missing', title: '轮到您了（观众看不到、听不到您）' };
    expect(light({ picture: 'off', sound: 'muted' })).toEqual({
      ...turn,
      hints: ['您的麦克风关着，请点“取消静音”。'],
    });
    expect(light({ picture: 'closed', sound: 'muted' }).hints).toHaveLength(2);
    const closed = { picture: 'closed', sound: 'closed' } as const;
    expect(light(closed, false)).toEqual({ ...turn, hints: ['请点“打开摄像头和麦克风”。'] });
    const broken = { picture: 'broken', sound: 'broken' } as const;
    expect(light(broken)).toEqual({ ...turn, hints: [page.why.broken] });
  });

  it('[T46] does not say that nobody sees whom another page of the same guest sends', () => {
    const elsewhere = { picture: 'elsewhere', sound: 'elsewhere' } as const;
    expect(light(elsewhere, false)).toEqual({
      tone: 'off',
      title: page.elsewhere,
      hints: [page.why.elsewhere],
    });
    expect(light({ picture: 'elsewhere' })).toMatchObject({ tone: 'live', title: page.soundOnAir });
    expect(light({ picture: 'elsewhere', sound: 'muted' })).toMatchObject({
      tone: 'missing',
      title: page.turn,
    });
  });
});
