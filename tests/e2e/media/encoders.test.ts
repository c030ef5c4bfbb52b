/** An encoder from the desk's two lines to the audience: added, on air, its key changed, back again, removed. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { pushColourAndTone } from '#tests/support/rtmp-encoder.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { encode, serveThirdParty } from '../streams/third-party.ts';
import { addSource } from '../support/adding.ts';
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
import { whenColour } from '../support/pixels.ts';
import { openSite, type Site } from '../support/site.ts';
import { words } from '../support/words.ts';

const { deskStage } = words;
const { encoders } = deskStage;
const HALL = '高岭镇分会场';
/** Not where the test reaches the server: an encoder in another building must be told this. */
const PUBLIC_URL = 'http://xieshang.yunxi.example:8080';

describe('an encoder of a hall', () => {
  let site: Site;
  let stage: LiveStage;
  let browser: Browser;
  let desk: Person;
  let viewer: Person;
  let elsewhere: () => Promise<Page>;
  let latest: Page | null = null;

  beforeAll(async () => {
    await ensureDebianPackages(['ffmpeg']);
    const client = await buildClient();
    site = await openSite(client.path, { settings: { PUBLIC_URL, RTMP_PORT: '0' } });
    const thirdParty = await serveThirdParty();
    browser = await launchChromium({ fakeMedia: true, autoplay: 'allowed' });
    stage = await LiveStage.open(site, browser);
    desk = await stage.desk();
    viewer = await stage.viewer();
    elsewhere = async () => {
      latest = await thirdParty.open(browser);
      return latest;
    };
    return async () => {
      if (process.env['LEAVE_PICTURES'] !== undefined) await leavePictures(stage.people);
      await browser.close();
      thirdParty.close();
      await site.close();
      await client.remove();
    };
  });

  const card = () => desk.page.locator('li[data-source^="enc"]');
  /** What the open dialog tells the operator. */
  const told = async () => {
    const text = async (label: string) =>
      (await dialog(desk.page).getByRole('group', { name: label }).locator('code').textContent()) ?? '';
    const { whip, rtmp } = encoders.address;
    return { address: await text(whip), rtmp: await text(rtmp), key: await text(encoders.key) };
  };
  const publish = async (way: { address: string; key: string }, colour: string) => {
    const page = await elsewhere();
    const url = way.address.replace(PUBLIC_URL, site.url);
    await encode(page, { url, token: way.key, colour });
  };
  let latestTold = { address: '', rtmp: '', key: '' };
  let first = { address: '', rtmp: '', key: '' };

  it('[W1] [W20] is told its address and key once, and nobody’s own machine is the address', async () => {
    await addSource(desk.page, 'encoder');
    await field(desk.page, encoders.label).fill(HALL);
    await button(dialog(desk.page), encoders.make).click();
    await sees(dialog(desk.page), encoders.keyOnce);
    first = await told();
    expect(first.address).toBe(`${PUBLIC_URL}/whip/${stage.code}`);
    expect(first.rtmp).toBe(`rtmp://xieshang.yunxi.example:${site.server.services.pushPort}/live`);
    expect(first.key.length).toBeGreaterThan(20);
    await desk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await button(dialog(desk.page), encoders.copyKey).click();
    await waitFor(
      async () => (await desk.page.evaluate(() => navigator.clipboard.readText())) === first.key,
      {
        what: 'the copied key',
      },
    );
    await button(dialog(desk.page), encoders.done).click();
    await sees(card(), encoders.waiting);
    await button(card(), `${encoders.settings} ${HALL}`).click();
    await sees(dialog(desk.page), first.address);
    expect(await dialog(desk.page).textContent()).not.toContain(first.key);
    await button(dialog(desk.page), encoders.done).click();
  });

  it('[W2] [W20] comes with what it was told, goes on air under its name, and is seen', async () => {
    await publish(first, 'rgb(200 30 30)');
    await sees(card(), encoders.connected);
    await sees(card(), deskStage.air.off);
    const red = whenColour(viewer.page, 'red', patienceMs);
    await button(card(), deskStage.cut.camera).click();
    await sees(card(), deskStage.air.main);
    await red;
    await sees(viewer.page, HALL);
  });

  it('[W3] [W4] loses its stream with its key, and takes its place again with the new one', async () => {
    await button(card(), `${encoders.settings} ${HALL}`).click();
    await confirmChange();
    const second = await told();
    latestTold = second;
    expect(second.key).not.toBe(first.key);
    await button(dialog(desk.page), encoders.done).click();
    await sees(card(), encoders.lost);
    await expect(publish(first, 'rgb(200 30 30)')).rejects.toThrow();
    const blue = whenColour(viewer.page, 'blue', patienceMs);
    await publish(second, 'rgb(30 60 200)');
    await sees(card(), encoders.connected);
    await blue;
  });

  it('[RT1] [W20] comes by RTMP with the same key, and takes the place of the other stream', async () => {
    const { hostname } = new URL(site.url);
    const server = latestTold.rtmp.replace(new URL(PUBLIC_URL).hostname, hostname);
    const green = whenColour(viewer.page, 'green', patienceMs);
    await using _pushed = pushColourAndTone({ url: `${server}/${latestTold.key}`, colour: 'green', hz: 500 });
    await green;
    await sees(card(), encoders.connected);
  });

  it('[W3] is removed after a question, and leaves the air', async () => {
    const blue = whenColour(viewer.page, 'blue', patienceMs);
    await publish(latestTold, 'rgb(30 60 200)');
    await blue;
    await confirm(
      desk.page,
      button(card(), `${deskStage.removing.action} ${HALL}`),
      deskStage.removing.action,
    );
    await card().waitFor({ state: 'detached' });
    await sees(desk.page.getByRole('region', { name: deskStage.programme }), deskStage.nothingOnAir);
    const ended = () => latest?.evaluate(() => window.running.pc.connectionState !== 'connected');
    await waitFor(async () => (await ended()) === true, { what: 'the stream to end', withinMs: patienceMs });
  });

  it('no page met an error', () => {
    expect(stage.people.flatMap(({ faults }) => faults)).toEqual([]);
  });

  async function confirmChange(): Promise<void> {
    await button(dialog(desk.page), encoders.change).click();
    await sees(dialog(desk.page), encoders.changeText);
    await button(dialog(desk.page), encoders.change).click();
    await sees(dialog(desk.page), encoders.keyOnce);
  }
});
