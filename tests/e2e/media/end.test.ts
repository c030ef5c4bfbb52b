/** The end of a session as its people see it: devices let go, controls gone, and the way to what comes next. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { buildClient } from '../support/built-client.ts';
import { type Guest, LiveStage } from '../support/live-stage.ts';
import { move } from '../support/moderating.ts';
import { button, dialog, leavePictures, type Person, patienceMs, sees } from '../support/person.ts';
import { openSite } from '../support/site.ts';
import { words } from '../support/words.ts';

const { deskComments, deskPolls, deskSessions, deskStage, deskStreams, ledger, sessions } = words;

/** Keeps a hold on every track that a page is given, as the browser's own light does. */
async function keepTracks(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const given: MediaStreamTrack[] = [];
    const devices = navigator.mediaDevices;
    for (const ask of ['getUserMedia', 'getDisplayMedia'] as const) {
      const give = devices[ask].bind(devices);
      devices[ask] = async (wanted) => {
        const stream = await give(wanted);
        given.push(...stream.getTracks());
        return stream;
      };
    }
    Object.assign(window, { trackStates: () => given.map(({ readyState }) => readyState) });
  });
}

/** `live` or `ended` of each, in the order in which they were given. */
const trackStates = (page: Page) =>
  page.evaluate(() => {
    const states: unknown = Reflect.apply(Reflect.get(window, 'trackStates'), null, []);
    return Array.isArray(states) ? states.map(String) : [];
  });

const allEnded = (page: Page) =>
  waitFor(async () => (await trackStates(page)).every((state) => state === 'ended'), {
    what: 'devices that are let go',
    withinMs: patienceMs,
    everyMs: 100,
  });

/** Addresses that a page asked for in vain, and errors of its console. */
function listenForFailures(page: Page): readonly string[] {
  const failures: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) failures.push(`${response.status()} ${response.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') failures.push(message.text());
  });
  return failures;
}

describe('the end of a session', () => {
  let stage: LiveStage;
  let browser: Browser;
  let guest: Guest;
  let desk: Person;
  let viewer: Person;
  let viewerFailures: readonly string[] = [];

  beforeAll(async () => {
    const client = await buildClient();
    const site = await openSite(client.path, { settings: { HLS: 'on' } });
    browser = await launchChromium({ fakeMedia: true, autoplay: 'allowed' });
    stage = await LiveStage.open(site, browser);
    guest = await stage.guest('陈工', 'rgb(200 30 30)', 440, { prepare: keepTracks });
    desk = await stage.desk(keepTracks);
    viewer = await stage.viewer();
    viewerFailures = listenForFailures(viewer.page);
    return async () => {
      if (process.env['LEAVE_PICTURES'] !== undefined) await leavePictures(stage.people);
      await browser.close();
      await site.close();
      await client.remove();
    };
  });

  const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first();

  it('[T55] asks before a whole audience reads that it is over', async () => {
    const { cards, endedCard } = deskStage;
    const pressed = (name: string) => button(desk.page, name).getAttribute('aria-pressed');
    const shows = (name: string) =>
      waitFor(async () => (await pressed(name)) === 'true', { what: `the card ${name}` });
    await button(desk.page, cards.break).click();
    await shows(cards.break);
    await button(desk.page, cards.ended).click();
    await button(dialog(desk.page), endedCard.no).click();
    expect(await pressed(cards.break)).toBe('true');
    await button(desk.page, cards.ended).click();
    await button(dialog(desk.page), endedCard.yes).click();
    await shows(cards.ended);
    await sees(viewer.page, words.player.ended);
  });

  it('[T51] closes the cameras and microphones of guests and of the desk', async () => {
    await button(desk.page, deskStage.devices.open).click();
    await sees(desk.page, deskStage.devices.live);
    await stage.cut({ video: { sourceId: 'host', track: 'camera' }, audio: ['host', guest.guestId] });
    await sees(guest.page, deskStage.guestPage.soundOnAir);
    for (const { page } of [desk, guest]) expect(await trackStates(page)).toEqual(['live', 'live']);
    await move(desk, 'end');
    await allEnded(desk.page);
    await allEnded(guest.page);
  });

  it('[T51] tells the guest that it is over, and thanks', async () => {
    await sees(guest.page, deskStage.guestPage.ended);
    await sees(guest.page, deskStage.guestPage.thanks);
    await guest.page.getByRole('link', { name: sessions.replay }).waitFor();
    expect(await button(guest.page, deskStage.devices.open).count()).toBe(0);
  });

  it('[S14] takes away from the desk what has no effect any more', async () => {
    const { cards } = deskStage;
    await sees(desk.page, deskSessions.ended.heading);
    const gone = [
      ...[deskStreams.add.open, deskStreams.restream.add, deskStage.films.upload, deskPolls.create],
      ...[cards.soon, cards.break, cards.ended, deskStage.devices.open, deskStage.wall.toProgramme],
      ...[deskSessions.runner.end, deskSessions.runner.pause, deskSessions.runner.choose],
    ];
    for (const name of gone) expect(await button(desk.page, name).count(), name).toBe(0);
    const switches = desk.page.getByRole('switch', { name: deskComments.reviewIs(true) });
    expect(await switches.count()).toBe(0);
  });

  it('[S14] offers what comes next: the replay, the board and the public progress', async () => {
    const { ended } = deskSessions;
    const { code } = stage;
    expect(await link(desk.page, ended.toBoard).getAttribute('href')).toBe(`/desk/s/${code}/board`);
    expect(await link(desk.page, sessions.replay).getAttribute('href')).toBe(`/replay/${code}`);
    expect(await link(desk.page, sessions.seeLedger).getAttribute('href')).toBe(`/ledger/${code}`);
  });

  it('[F27] has a page of its progress at once, which says what will be there and leads back', async () => {
    await sees(viewer.page, sessions.endedLead.compiling);
    const ways = viewer.page.getByRole('link', {
      name: new RegExp(`${sessions.replay}|${sessions.seeLedger}`),
    });
    expect(await ways.first().textContent()).toBe(sessions.replay);
    await link(viewer.page, sessions.seeLedger).click();
    await viewer.page.waitForURL('**/ledger/**');
    await sees(viewer.page, ledger.soonTitle);
    await viewer.page.getByRole('heading', { level: 1, name: '水电气计价与安全管理' }).waitFor();
    await link(viewer.page, ledger.toReplay).waitFor();
    expect(await link(viewer.page, ledger.toSession).getAttribute('href')).toBe(`/s/${stage.code}`);
    expect(viewerFailures).toEqual([]);
  });

  it('[S14] says so on the desk when everything is settled and the session is closed', async () => {
    await stage.admin.must('sessions:close', {}, { sessionId: stage.sessionId });
    await sees(desk.page, deskSessions.ended.closed);
    expect(await link(desk.page, sessions.replay).count()).toBe(1);
    await desk.page.reload();
    await sees(desk.page, deskSessions.ended.closed);
    expect(await button(desk.page, deskStreams.add.open).count()).toBe(0);
  });

  it('no page met an error', () => {
    expect(stage.people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
