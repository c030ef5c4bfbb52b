/** The player and the desk while pictures come, do not come any more, have ended, and are replayed. */
import type { Browser, BrowserContext } from 'playwright-core';
import { changeCandidates } from '#tests/e2e/support/candidates.ts';
import { type Guest, LiveStage } from '#tests/e2e/support/live-stage.ts';
import { arrive, type Device, leavePictures, type Person, sees } from '#tests/e2e/support/person.ts';
import { pictureMoves } from '#tests/e2e/support/picture.ts';
import { openSite } from '#tests/e2e/support/site.ts';
import { words } from '#tests/e2e/support/words.ts';
import { holdRecordedSession } from '#tests/support/recorded-session.ts';
import { createStillClock } from '#tests/support/still-clock.ts';
import { startTestServer } from '#tests/support/test-server.ts';

const { player, replay, wall } = words;
/** Player and wall, each in its own words. */
const ENDED = new RegExp(`${player.ended}|${wall.ended}`);

/** Draws what a person sees now. */
export type Draw = (person: Person, name: string, device: Device) => Promise<void>;

const SIZES = ['phone', 'desk', 'wall'] as const;

/** Somebody in front of the picture, on a device of that size. */
async function watcher(
  stage: LiveStage,
  device: Device,
  prepare: (context: BrowserContext) => Promise<void> = async () => undefined,
): Promise<Person> {
  return device === 'wall' ? stage.wall(prepare) : stage.viewer(device, prepare);
}

async function drawForAll(
  stage: LiveStage,
  draw: Draw,
  name: string,
  until: (person: Person) => Promise<unknown>,
  prepare?: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  for (const device of SIZES) {
    const person = await watcher(stage, device, prepare);
    await until(person).catch(async (error: unknown) => {
      await leavePictures([person]);
      throw error;
    });
    await draw(person, device === 'wall' ? `wall-${name}` : `player-${name}`, device);
    await person.context.close();
  }
}

/** Neither WebRTC nor HLS gets through. */
async function cutOff(context: BrowserContext): Promise<void> {
  await changeCandidates(context, 'none', null);
  await context.route('**/media/**', (route) => route.abort());
}

async function withoutWebrtc(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'RTCPeerConnection');
  });
}

/** A live session with two halls on air, and what people see of it. */
async function drawLive(clientDir: string, browser: Browser, draw: Draw): Promise<void> {
  await using opened = new AsyncDisposableStack();
  const site = await openSite(clientDir, { settings: { HLS: 'on' } });
  opened.defer(() => site.close());
  const stage = await LiveStage.open(site, browser);
  const water = await stage.guest('李明', 'rgb(120 150 170)', 440, { title: '县水务局局长', figure: true });
  const hall = await stage.guest('高岭镇分会场', 'rgb(170 150 120)', 660, {
    screen: '#eef2f5',
    figure: true,
  });
  const camera = ({ guestId }: Guest) => ({ sourceId: guestId, track: 'camera' }) as const;
  const audio = [water.guestId, hall.guestId];
  await stage.admin.must('stage:setScreen', { kind: 'programme' }, { sessionId: stage.sessionId });
  const moves = ({ page }: Person) => pictureMoves(page);
  await stage.cut({ video: camera(water), second: { ...camera(hall), place: 'beside' }, audio });
  await drawForAll(stage, draw, 'two-up', moves);
  const desk = await stage.desk();
  await pictureMoves(desk.page);
  await draw(desk, 'moderator-desk-on-air', 'desk');
  await stage.cut({
    video: { sourceId: hall.guestId, track: 'screen' },
    second: { ...camera(water), place: 'inset' },
    audio,
  });
  await drawForAll(stage, draw, 'screen', moves);
  await drawForAll(stage, draw, 'hls', moves, withoutWebrtc);
  await drawForAll(stage, draw, 'stalled', ({ page }) => sees(page, player.unavailable), cutOff);
  await stage.cut({ card: 'break' });
  await drawForAll(stage, draw, 'break', ({ page }) => sees(page, player.break));
  await stage.admin.must('sessions:end', {}, { sessionId: stage.sessionId });
  await drawForAll(stage, draw, 'ended', ({ page }) => sees(page, ENDED));
}

/** A session that was recorded, with a gap. */
async function drawReplay(clientDir: string, browser: Browser, draw: Draw): Promise<void> {
  const clock = createStillClock();
  await using server = await startTestServer({ overrides: { clock, clientDir } });
  // People look at these: no screaming red.
  const held = await holdRecordedSession(server, clock, ['0x47606c', '0x6d5f49']);
  for (const device of ['phone', 'desk'] as const) {
    const person = await arrive(browser, server.url, 'replay', device);
    await person.page.goto(`/replay/${held.code}?t=6`);
    await person.page.getByRole('button', { name: replay.play }).first().click();
    await sees(person.page, '听得很清楚');
    await draw(person, 'replay', device);
    await person.context.close();
  }
}

/** All of it. The browser must let pages play by themselves. */
export async function drawStreaming(clientDir: string, browser: Browser, draw: Draw): Promise<void> {
  await drawLive(clientDir, browser, draw);
  await drawReplay(clientDir, browser, draw);
}
