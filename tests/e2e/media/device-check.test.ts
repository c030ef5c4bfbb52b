/** The check before going on, with real refusals of a real browser: what a guest and the moderator are told. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { buildClient } from '../support/built-client.ts';
import { giveColourCamera } from '../support/colour-camera.ts';
import { LiveStage } from '../support/live-stage.ts';
import {
  arrive,
  button,
  type Device,
  dialog,
  leavePictures,
  type Person,
  patienceMs,
  sees,
} from '../support/person.ts';
import { openSite } from '../support/site.ts';
import { words } from '../support/words.ts';

const { deviceCheck: t, deskStage } = words;
const FAKE = '--use-fake-device-for-media-stream';
const WECHAT =
  'Mozilla/5.0 (Linux; Android 14; V2302A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.54';

describe('the device check', () => {
  let stage: LiveStage;
  let link: string;
  let allowing: Browser;
  /** Answers every question of a page with no. */
  let refusing: Browser;
  /** Has a microphone and no camera. */
  let blind: Browser;
  let noUdp: Browser;
  const people: Person[] = [];

  beforeAll(async () => {
    const client = await buildClient();
    const site = await openSite(client.path);
    [allowing, refusing, blind, noUdp] = await Promise.all([
      launchChromium({ fakeMedia: true, autoplay: 'allowed' }),
      launchChromium({ args: [FAKE] }),
      launchChromium({ args: [`${FAKE}=device-count=0`, '--use-fake-ui-for-media-stream'] }),
      launchChromium({ fakeMedia: true, args: ['--webrtc-ip-handling-policy=disable_non_proxied_udp'] }),
    ]);
    stage = await LiveStage.open(site, allowing);
    const { token } = await stage.admin.must(
      'stage:inviteGuest',
      { label: '王工' },
      { sessionId: stage.sessionId },
    );
    link = `/guest/${token}`;
    return async () => {
      if (process.env['LEAVE_PICTURES'] !== undefined) await leavePictures([...stage.people, ...people]);
      await Promise.all([allowing, refusing, blind, noUdp].map((browser) => browser.close()));
      await site.close();
      await client.remove();
    };
  });

  const check = async (
    browser: Browser,
    prepare: (context: BrowserContext) => Promise<unknown> = async () => undefined,
    device: Device = 'phone',
  ): Promise<Page> => {
    const person = await arrive(browser, stage.site.url, `guest-${people.length}`, device);
    people.push(person);
    await prepare(person.context);
    await person.page.goto(link);
    await button(person.page, t.open).click();
    return person.page;
  };
  const voice = (context: BrowserContext, gain?: number) =>
    giveColourCamera(context, {
      camera: 'rgb(200 120 30)',
      hertz: 300,
      ...(gain === undefined ? {} : { gain }),
    });
  /** A busy machine holds answers of the network up now and then; people check again then. */
  const isReady = async (around: Page | Locator): Promise<void> => {
    const ready = around.getByText(t.verdict.ready).filter({ visible: true }).first();
    for (let round = 0; round < 5; round += 1) {
      const said = await ready.waitFor({ timeout: patienceMs / 5 }).catch((error: unknown) => error);
      if (said === undefined) return;
      await button(around, t.again).click();
    }
    throw new Error('the check never came to its good end');
  };
  const line = (page: Page, title: string) => page.getByRole('region', { name: title });

  it('[T40] [T42] says that one may go on, shows oneself, moves with the voice, and publishes nothing', async () => {
    const page = await check(allowing, voice);
    await isReady(page);
    await sees(line(page, t.names.microphone), t.microphone.heard);
    await sees(line(page, t.names.camera), t.camera.clear);
    const network = await line(page, t.network.title).textContent();
    expect(network).toMatch(/网络通畅，往返 \d+ 毫秒/);
    const level = page.getByRole('meter', { name: t.microphone.level });
    await waitFor(async () => Number(await level.getAttribute('aria-valuenow')) > 30, { what: 'the level' });
    const width = await page
      .getByLabel(t.self)
      .evaluate((video) => (video instanceof HTMLVideoElement ? video.videoWidth : 0));
    expect(width).toBeGreaterThan(0);
    expect(stage.site.server.mediaPlane.producers(stage.sessionId)).toEqual([]);
    await button(page, deskStage.devices.open).click();
    await sees(page, deskStage.devices.liveGuest);
    await page.close();
  });

  it('[T40] says that the microphone is silent', async () => {
    const page = await check(allowing, (context) => voice(context, 0));
    await page.getByRole('status').getByText(t.verdict.silent).waitFor({ timeout: patienceMs });
    await sees(page, t.microphone.silentHelp);
    await page.close();
  });

  it('[T41] a refusal tells where to allow it, in WeChat as well', async () => {
    const page = await check(refusing);
    await sees(line(page, t.names.microphone), t.problem.notAllowed(t.devices.microphone));
    await sees(line(page, t.names.camera), t.problem.notAllowed(t.devices.camera));
    await sees(page, t.allow.other);
    await sees(page, t.verdict.noMicrophone);
    await page.close();
    const phone = await refusing.newContext({ userAgent: WECHAT, baseURL: stage.site.url, locale: 'zh-CN' });
    const inWechat = await phone.newPage();
    await inWechat.goto(link);
    await button(inWechat, deskStage.devices.open).click();
    await sees(inWechat, t.allow['wechat-android']);
    await phone.close();
  });

  it('[T40] [T41] without a camera one may go on with sound', async () => {
    const page = await check(blind);
    await sees(line(page, t.names.camera), t.problem.notFound(t.devices.camera));
    await sees(page, t.find.camera);
    await sees(page, t.verdict.noCamera);
    await page.close();
  });

  it('[T41] a camera that another program holds is named', async () => {
    const page = await check(allowing, async (context) => {
      await voice(context);
      await context.addInitScript(() => {
        const { mediaDevices } = navigator;
        const get = mediaDevices.getUserMedia.bind(mediaDevices);
        mediaDevices.getUserMedia = async (wanted) => {
          if (wanted?.video !== undefined) throw new DOMException('in use', 'NotReadableError');
          return get(wanted);
        };
      });
    });
    await sees(line(page, t.names.camera), t.problem.busy(t.devices.camera));
    await sees(page, t.busyHelp);
    await page.close();
  });

  it('[T42] tells a network that lets only TCP through', async () => {
    const page = await check(noUdp, voice);
    await sees(line(page, t.network.title), /只能走 TCP，往返 \d+ 毫秒/);
    await sees(page, t.verdict.poorNetwork);
    await page.close();
  });

  it('[T42] and one that lets nothing through', async () => {
    const page = await check(allowing, async (context) => {
      await voice(context);
      await context.addInitScript(() => {
        const set = RTCPeerConnection.prototype.setRemoteDescription;
        // As a firewall would: the server's addresses lead nowhere.
        const withoutAddresses = ({ type, sdp = '' }: RTCSessionDescriptionInit) => ({
          type,
          sdp: sdp.replaceAll(/a=candidate:.*\r\n/g, ''),
        });
        Object.defineProperty(RTCPeerConnection.prototype, 'setRemoteDescription', {
          value(description: RTCSessionDescriptionInit) {
            return Reflect.apply(set, this, [withoutAddresses(description)]);
          },
        });
      });
    });
    await sees(line(page, t.network.title), t.network.blocked);
    await sees(page, t.verdict.noNetwork);
    await page.close();
  });

  it('[T40] opens from the moderator’s desk too', async () => {
    const { page } = await stage.desk();
    await button(page, t.open).click();
    await isReady(dialog(page));
    await button(dialog(page), t.close).click();
    await dialog(page).waitFor({ state: 'detached' });
  });

  it('no page met an error', () => {
    expect([...stage.people, ...people].flatMap(({ faults }) => faults)).toEqual([]);
  });
});
