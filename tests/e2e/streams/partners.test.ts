/** A partner's stream and a platform from the desk's forms to the audience: added, on air, broken off and back, removed. */
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { freePort } from '#tests/support/free-port.ts';
import { type HlsPartner, openPartner } from '#tests/support/hls-partner.ts';
import { openPlatform, type RtmpPlatform } from '#tests/support/rtmp-platform.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { addPull, addRestream } from '../support/adding.ts';
import { buildClient } from '../support/built-client.ts';
import { LiveStage } from '../support/live-stage.ts';
import {
  button,
  confirm,
  dialog,
  field,
  leavePictures,
  type Person,
  patienceMs,
  sees,
} from '../support/person.ts';
import { pictureMoves } from '../support/picture.ts';
import { coloursOf, nameOf, whenColour } from '../support/pixels.ts';
import { openSite, type Site } from '../support/site.ts';
import { words } from '../support/words.ts';

const { deskStage, refusals } = words;
const { pull, restream } = words.deskStreams;
const PARTNER = '县融媒体中心';
const PLATFORM = '视频号';
const KEY = 'live_7Kd2a9';
const slow = { withinMs: patienceMs, everyMs: 300 };

describe('partners and platforms at the desk', () => {
  let site: Site;
  let browser: Browser;
  let stage: LiveStage;
  let desk: Person;
  let viewer: Person;
  let partner: HlsPartner;
  let port: number;
  let platform: RtmpPlatform;

  beforeAll(async () => {
    await ensureDebianPackages(['ffmpeg', 'fonts-noto-cjk']);
    const client = await buildClient();
    partner = await openPartner('blue', 660);
    port = await freePort();
    platform = await openPlatform(port, KEY);
    const settings = { HLS: 'on', PULL_PRIVATE: 'on', RTMP_PORT: '0' };
    site = await openSite(client.path, { settings });
    browser = await launchChromium({ fakeMedia: true, autoplay: 'allowed' });
    stage = await LiveStage.open(site, browser);
    desk = await stage.desk();
    viewer = await stage.viewer();
    return async () => {
      if (process.env['LEAVE_PICTURES'] !== undefined) await leavePictures(stage.people);
      await browser.close();
      await site.close();
      await partner[Symbol.asyncDispose]();
      await platform.close();
      await client.remove();
    };
  });

  const card = () => desk.page.locator('li[data-source^="pull"]');
  const row = () => desk.page.locator('li[data-platform]');
  const monitor = () => desk.page.getByRole('region', { name: deskStage.programme });
  const closed = () => dialog(desk.page).waitFor({ state: 'detached' });

  it('[U1] an address that is none is told beside its field, and what was typed stays', async () => {
    await addPull(desk.page, PARTNER, '县融媒体中心的直播间');
    await sees(dialog(desk.page), pull.addressProblem);
    expect(await field(desk.page, pull.label).inputValue()).toBe(PARTNER);
    await field(desk.page, pull.address).fill(partner.url);
    expect(await dialog(desk.page).getByText(pull.addressProblem).count()).toBe(0);
    await button(dialog(desk.page), pull.make).click();
    await closed();
  });

  it('[U1] [U3] a partner’s stream becomes a source, is seen at the desk, and goes on air', async () => {
    await sees(card(), pull.connected);
    await sees(card(), deskStage.air.off);
    await waitFor(
      async () => {
        const [middle = [0, 0, 0] as const] = await coloursOf(viewer.page, card().locator('video'), [
          [0.5, 0.5],
        ]);
        return nameOf(middle) === 'blue';
      },
      { what: 'the partner’s picture on its tile', ...slow },
    );
    const atTheDesk = whenColour(desk.page, 'blue', patienceMs);
    const atHome = whenColour(viewer.page, 'blue', patienceMs);
    await button(card(), deskStage.cut.camera).click();
    await sees(card(), deskStage.air.main);
    await Promise.all([atTheDesk, atHome]);
    await sees(viewer.page, PARTNER);
  });

  it('all pictures of the desk come over one path', async () => {
    let paths = 0;
    desk.page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        if (payload.includes('stage:createTransport')) paths += 1;
      }),
    );
    await desk.page.reload();
    const playing = () =>
      desk.page
        .locator('video')
        .evaluateAll(
          (videos: HTMLVideoElement[]) => videos.filter(({ videoWidth }) => videoWidth > 0).length,
        );
    await waitFor(async () => (await playing()) === 2, { what: 'the monitor and the tile', ...slow });
    expect(paths).toBe(1);
  });

  it('[U3] one that goes away is told in words with the next attempt, and comes back by itself', async () => {
    partner.leave();
    await sees(card(), /^信号断了，(\d+ 秒后再试|正在重试)$/);
    await sees(card(), refusals.source_unreachable);
    await partner.comeBack();
    await sees(card(), pull.connected);
    await whenColour(viewer.page, 'blue', patienceMs);
    // The last picture stays where none comes: it has to move on.
    await pictureMoves(viewer.page);
  });

  it('[V1] the page of a live room is no address to send to', async () => {
    await addRestream(desk.page, PLATFORM, 'https://channels.example/live/1', KEY);
    await sees(dialog(desk.page), restream.addressProblem);
    await field(desk.page, restream.address).fill(`rtmp://127.0.0.1:${port}/live`);
    expect(await field(desk.page, restream.key).getAttribute('type')).toBe('password');
    await button(dialog(desk.page), restream.make).click();
    await closed();
  });

  it('[V3] the programme is sent, breaks off with the platform, and is sent again', async () => {
    await sees(row(), restream.running);
    await waitFor(() => platform.bytes() > 50_000, { what: 'the programme on the platform', ...slow });
    await platform.close();
    await sees(row(), /^推送断了，(\d+ 秒后再试|正在重试)$/);
    await sees(row(), refusals.target_unreachable);
    platform = await openPlatform(port, KEY);
    await sees(row(), restream.running);
    await waitFor(() => platform.bytes() > 50_000, { what: 'the programme once more', ...slow });
  });

  it('[V2] nobody is shown the key again, the desk that gave it included', async () => {
    await button(desk.page, restream.add).click();
    expect(await field(desk.page, restream.key).inputValue()).toBe('');
    await desk.page.keyboard.press('Escape');
    const shown = await Promise.all(stage.people.map(({ page }) => page.content()));
    expect(shown.filter((html) => html.includes(KEY))).toEqual([]);
  });

  it('[U4] [V3] both are removed after a question', async () => {
    const { action } = deskStage.removing;
    await confirm(desk.page, button(row(), `${action} ${PLATFORM}`), action);
    await row().waitFor({ state: 'detached' });
    await confirm(desk.page, button(card(), `${action} ${PARTNER}`), action);
    await card().waitFor({ state: 'detached' });
    await sees(monitor(), deskStage.nothingOnAir);
    await waitFor(() => site.server.mediaPlane.producers(stage.sessionId).length === 0, {
      ...{ what: 'the partner’s media to end', ...slow },
    });
  });

  it('no page met an error', () => {
    expect(stage.people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
