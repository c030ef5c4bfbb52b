/** What the desk is told of picture and sound: figures, alarms in words, and people who cannot see. */
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '#shared/contract/protocol.ts';
import { type BadLine, openBadLine } from '#tests/support/bad-line.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { freePort } from '#tests/support/free-port.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { buildClient } from '../support/built-client.ts';
import { changeCandidates } from '../support/candidates.ts';
import { type Guest, LiveStage } from '../support/live-stage.ts';
import { button, dialog, leavePictures, type Person, sees } from '../support/person.ts';
import { pictureMoves } from '../support/picture.ts';
import { openSite } from '../support/site.ts';
import { words } from '../support/words.ts';

const { player, deskHealth } = words;
const METRICS_TOKEN = 'a token of some length';

describe('what is known of picture and sound', () => {
  let stage: LiveStage;
  let browser: Browser;
  let line: BadLine;
  let guest: Guest;
  let desk: Person;

  beforeAll(async () => {
    const client = await buildClient();
    const mediaPort = await freePort();
    const site = await openSite(client.path, { settings: { MEDIA_PORT: String(mediaPort), METRICS_TOKEN } });
    line = await openBadLine(mediaPort);
    browser = await launchChromium({ fakeMedia: true, autoplay: 'allowed' });
    stage = await LiveStage.open(site, browser);
    guest = await stage.guest('高岭镇分会场', 'rgb(200 30 30)', 440, {
      prepare: (context) => changeCandidates(context, 'udp', line.port),
    });
    await stage.cut({ video: { sourceId: guest.guestId, track: 'camera' }, audio: [guest.guestId] });
    desk = await stage.desk();
    return async () => {
      await leavePictures(process.env['LEAVE_PICTURES'] === undefined ? [] : stage.people);
      await browser.close();
      line.close();
      await site.close();
      await client.remove();
    };
  });

  it('[H1] the desk reads size, rate and bits of every source, and how people watch', async () => {
    const tile = desk.page.locator(`[data-source="${guest.guestId}"]`);
    await sees(tile, /\d+×\d+ · \d+ 帧\/秒 · .*bit\/s/);
    const viewer = await stage.viewer();
    await pictureMoves(viewer.page);
    await sees(desk.page, new RegExp(`${deskHealth.way.webrtc} 1`));
  });

  it('[H2] a picture on air that stands still is said so in words, and no more when it moves', async () => {
    line.set({ cut: true });
    const alarm = desk.page.getByText(/高岭镇分会场画面卡住 \d+ 秒/);
    await alarm.waitFor();
    line.set({});
    await alarm.waitFor({ state: 'detached' });
  });

  it('[H3] a citizen says that nothing is heard: the desk reads it, under the number the citizen was told', async () => {
    const viewer = stage.people.at(-1);
    if (viewer === undefined) throw new Error('nobody watches');
    await button(viewer.page, player.trouble.open).click();
    await button(dialog(viewer.page), player.trouble.problem.no_sound).click();
    const told = await dialog(viewer.page)
      .getByText(/编号 \w{4}/)
      .innerText();
    const no = told.slice(-4);
    await desk.page.getByText(deskHealth.troubles(1)).click();
    await sees(desk.page, new RegExp(`${deskHealth.problem.no_sound}.*${no}`));
  });

  it('[H4] a monitoring system reads the same', async () => {
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    const text = await (await fetch(`${stage.site.url}/metrics`, { headers })).text();
    expect(text).toMatch(
      new RegExp(`yishiting_source_bits_per_second\\{.*source="${guest.guestId}",track="camera"\\} \\d+`),
    );
    expect(text).toMatch(/yishiting_viewers\{.*way="webrtc"\} 1/);
  });

  it('[S13] the big screen of the hall is counted nowhere', async () => {
    const counters = async () => {
      const path = `/api/sessions/${stage.code}/snapshot?audience=staff`;
      return (await stage.admin.get<Snapshot>(path)).now.counters;
    };
    const before = await counters();
    await stage.admin.must('stage:setScreen', { kind: 'programme' }, { sessionId: stage.sessionId });
    const wall = await stage.wall();
    await pictureMoves(wall.page);
    const viewer = await stage.viewer();
    await pictureMoves(viewer.page);
    await sees(desk.page, new RegExp(`${deskHealth.way.webrtc} 2`));
    await waitFor(async () => (await counters()).current > before.current, {
      what: 'the viewer to be counted',
    });
    const { current, views } = await counters();
    expect({ current, views }).toEqual({ current: before.current + 1, views: before.views + 1 });
  });

  it('no page met an error', () => {
    expect(stage.people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
