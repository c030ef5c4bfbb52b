/** `npm run screenshots`: draws the main pages in their states anew, into docs/screenshots; names choose some. */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { buildClient } from '#tests/e2e/support/built-client.ts';
import {
  type BusyScenery,
  closePoll,
  openBusyCounty,
  openEmptyCounty,
  openPoll,
  putQuestionOnWall,
  type Scenery,
} from '#tests/e2e/support/county.ts';
import type { Device, Person } from '#tests/e2e/support/person.ts';
import { withState } from '#tests/e2e/support/showing.ts';
import { brokenStageStates, stageStates } from '#tests/e2e/support/stage-states.ts';
import {
  brokenStates,
  busyStates,
  emptyStates,
  type PageState,
  pollStates,
  questionStates,
  resultStates,
} from '#tests/e2e/support/states.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { keepPicture } from './demo/picture.ts';
import { LIVE_SESSION } from './demo/texts/sessions.ts';
import { savePicture } from './screenshots/save-picture.ts';
import { drawStreaming } from './screenshots/streaming.ts';

const folder = 'docs/screenshots';
const wanted = process.argv.slice(2);
const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

/** `citizen-live-phone.png`; the wall has but one size. */
function fileOf({ name, device }: Pick<PageState, 'name' | 'device'>): string {
  const size = { phone: '-phone', desk: '-desktop', wall: '' }[device];
  return path.join(folder, `${name}${size}.png`);
}

/** Pictures and letters have come. A page without a programme waits in vain for a moment. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const shown = () =>
    [...document.querySelectorAll('video')].every(
      (video) => video.videoWidth > 0 && video.getVideoPlaybackQuality().totalVideoFrames > 2,
    );
  await page.waitForFunction(shown, undefined, { timeout: 8000 }).catch(() => undefined);
  await page.waitForTimeout(400);
}

const isWanted = (file: string): boolean => wanted.length === 0 || wanted.some((name) => file.includes(name));

/** What somebody who is already there sees. */
async function drawPerson({ page }: Person, name: string, device: Device): Promise<void> {
  const file = fileOf({ name, device });
  if (!isWanted(file)) return;
  await settle(page);
  await savePicture(await page.screenshot(), file);
  say(`✓ ${file}`);
}

async function draw(browser: Browser, scenery: Scenery, states: readonly PageState[]): Promise<void> {
  for (const state of states) {
    const file = fileOf(state);
    if (!isWanted(file)) continue;
    await withState(browser, scenery, state, async (page) => {
      await settle(page);
      await savePicture(await page.screenshot({ fullPage: state.long ?? false }), file);
    });
    say(`✓ ${file}`);
  }
}

/** In the order in which the session goes on. */
async function drawBusy(browser: Browser, busy: BusyScenery): Promise<void> {
  await draw(browser, busy, busyStates);
  await draw(browser, busy, stageStates);
  await putQuestionOnWall(busy);
  await draw(browser, busy, questionStates);
  await openPoll(busy);
  await draw(browser, busy, pollStates);
  await closePoll(busy);
  await draw(browser, busy, resultStates);
  await draw(browser, busy, brokenStates);
  await draw(browser, busy, brokenStageStates);
}

async function main(): Promise<void> {
  await ensureDebianPackages(['ffmpeg']);
  if (wanted.length === 0) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await using client = await buildClient();
  // A browser of their own: the others show what people without camera and microphone see.
  const onCamera = await launchChromium({ autoplay: 'allowed', fakeMedia: true });
  await drawStreaming(client.path, onCamera, drawPerson);
  await onCamera.close();
  const browser = await launchChromium({ autoplay: 'allowed' });
  const empty = await openEmptyCounty(client.path);
  await draw(browser, empty, emptyStates);
  await empty.close();
  say('… 云溪县');
  const busy = await openBusyCounty(client.path);
  const picture = keepPicture({
    server: busy.site.server,
    host: busy.county.cast.host,
    sessionId: busy.county.live.sessionId,
    picture: { kind: 'card', title: `《${LIVE_SESSION.title}》网络协商会`, subtitle: '云溪县政协' },
    say,
  });
  await drawBusy(browser, busy);
  await picture.close();
  await browser.close();
  await busy.close();
}

await main();
