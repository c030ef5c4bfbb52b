/** Talk-back by its tones: guests who wait and the desk hear each other, the audience hears none of it by any way. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { hlsSoundAddress } from '#shared/features/stage/hls.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { listSegments } from '#tests/support/hls-viewer.ts';
import { runProgram } from '#tests/support/run-program.ts';
import { toneShare } from '#tests/support/tone.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { buildClient } from '../support/built-client.ts';
import { type Guest, LiveStage } from '../support/live-stage.ts';
import { button, leavePictures, type Person, patienceMs, sees } from '../support/person.ts';
import { loudnessOfTone } from '../support/picture.ts';
import { openSite } from '../support/site.ts';
import { words } from '../support/words.ts';

const { talkback: t, deskStage } = words;
const LI = 440;
const WANG = 700;
const DESK = 330;
/** Decibels: far below every voice, far above what coding, and a tone that begins in the middle, leaves of nothing. */
const HEARD = -45;
const SILENT = -70;
const PROGRAMME = 'video';
const TALKBACK = 'audio[data-talkback]';
const RATE = 16_000;

describe('talk-back', () => {
  let stage: LiveStage;
  let browser: Browser;
  let li: Guest;
  let wang: Guest;
  let viewer: Person;
  let desk: Person;

  beforeAll(async () => {
    const client = await buildClient();
    const site = await openSite(client.path, { settings: { HLS: 'on' } });
    browser = await launchChromium({ fakeMedia: true, autoplay: 'allowed' });
    stage = await LiveStage.open(site, browser);
    li = await stage.guest('李明', 'rgb(200 30 30)', LI);
    wang = await stage.guest('王工', 'rgb(30 60 200)', WANG);
    desk = await stage.desk();
    viewer = await stage.viewer();
    return async () => {
      if (process.env['LEAVE_PICTURES'] !== undefined) await leavePictures(stage.people);
      await browser.close();
      await site.close();
      await client.remove();
    };
  });

  const camera = ({ guestId }: Guest) => ({ sourceId: guestId, track: 'camera' }) as const;
  const hears = (page: Page, selector: string, hertz: number) =>
    waitFor(async () => (await loudnessOfTone(page, selector, hertz)) > HEARD, {
      what: `${hertz} Hz in ${selector}`,
      withinMs: patienceMs,
      everyMs: 100,
    });
  const hearsNo = (page: Page, selector: string, hertz: number) =>
    waitFor(async () => (await loudnessOfTone(page, selector, hertz)) < SILENT, {
      what: `no ${hertz} Hz in ${selector}`,
      withinMs: patienceMs,
      everyMs: 100,
    });
  /** Of every half second of the whole HLS output. */
  const hlsLevels = async (hertz: number) =>
    levelsOf(await soundOf(`${stage.site.url}${hlsSoundAddress(stage.sessionId, 'dvr')}`), hertz);
  const talk = (name: string) => button(desk.page.getByRole('region', { name: t.title }), name);

  it('[T44] [T46] joins the guests who wait, and tells them that the audience does not hear them', async () => {
    await sees(li.page, deskStage.guestPage.offAir);
    await hears(li.page, TALKBACK, WANG);
    await hears(wang.page, TALKBACK, LI);
    await sees(li.page, t.with('王工'));
    await hearsNo(li.page, TALKBACK, LI);
  });

  it('[T44] joins the desk: it listens and talks when it wants to', async () => {
    await sees(desk.page, t.waiting(2));
    await talk(t.listen).click();
    await hears(desk.page, TALKBACK, LI);
    await hears(desk.page, TALKBACK, WANG);
    await talk(t.talk).click();
    await sees(desk.page, t.talking);
    await hears(li.page, TALKBACK, DESK);
    await hears(wang.page, TALKBACK, DESK);
  });

  it('[T45] [T46] ends for who goes on air, and the audience hears that one alone', async () => {
    await stage.cut({ video: camera(li), audio: [li.guestId] });
    await sees(li.page, deskStage.guestPage.onAir);
    await hears(viewer.page, PROGRAMME, LI);
    await li.page.locator(TALKBACK).waitFor({ state: 'detached' });
    await hearsNo(wang.page, TALKBACK, LI);
    await hearsNo(desk.page, TALKBACK, LI);
    await hears(wang.page, TALKBACK, DESK);
    await hears(desk.page, TALKBACK, WANG);
    for (const hertz of [WANG, DESK]) {
      await hearsNo(viewer.page, PROGRAMME, hertz);
    }
  });

  it('[T45] nothing of it is in HLS, from the beginning', async () => {
    await waitFor(async () => ((await hlsLevels(LI)).at(-1) ?? SILENT) > HEARD, {
      what: 'the guest on air in HLS',
      withinMs: patienceMs,
      everyMs: 500,
    });
    expect(Math.max(...(await hlsLevels(LI)))).toBeGreaterThan(HEARD);
    expect(Math.max(...(await hlsLevels(WANG)))).toBeLessThan(HEARD);
    expect(Math.max(...(await hlsLevels(DESK)))).toBeLessThan(HEARD);
  });

  it('[T45] the desk is not heard by the audience while it talks to who waits', async () => {
    await talk(t.stopTalking).click();
    await hearsNo(wang.page, TALKBACK, DESK);
    await button(desk.page, deskStage.devices.open).click();
    await sees(desk.page, deskStage.devices.live);
    await stage.cut({ video: { sourceId: 'host', track: 'camera' }, audio: ['host'] });
    await hears(viewer.page, PROGRAMME, DESK);
    await sees(desk.page, t.openMicrophone);
    await talk(t.talk).click();
    await hears(li.page, TALKBACK, DESK);
    await hearsNo(viewer.page, PROGRAMME, DESK);
    const gone = async () => ((await hlsLevels(DESK)).at(-1) ?? 0) < SILENT;
    await waitFor(gone, { what: 'no desk in HLS', withinMs: patienceMs, everyMs: 500 });
    await talk(t.stopTalking).click();
    await hears(viewer.page, PROGRAMME, DESK);
    await hearsNo(li.page, TALKBACK, DESK);
  });

  it('[T45] opening the microphone for the audience ends the talk', async () => {
    await talk(t.talk).click();
    await hears(wang.page, TALKBACK, DESK);
    await button(desk.page, deskStage.devices.unmuteMic).click();
    await talk(t.talk).waitFor();
    await hears(viewer.page, PROGRAMME, DESK);
    await hearsNo(wang.page, TALKBACK, DESK);
  });

  it('no page met an error', () => {
    expect(stage.people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});

/** Everything that a media playlist lists, decoded to mono samples. */
async function soundOf(playlist: string): Promise<Int16Array> {
  const segments = await listSegments(playlist);
  const urls = [...segments.slice(0, 1).map(({ init }) => init), ...segments.map(({ url }) => url)];
  if (urls.length === 0) return new Int16Array();
  const bytes = await Promise.all(urls.map(async (url) => (await fetch(url)).arrayBuffer()));
  const input = Buffer.concat(bytes.map((part) => new Uint8Array(part)));
  const mono = ['-ac', '1', '-ar', String(RATE), '-f', 's16le'];
  const sound = await runProgram('ffmpeg', ['-loglevel', 'error', '-i', 'pipe:0', ...mono, 'pipe:1'], {
    input,
  });
  return new Int16Array(new Uint8Array(sound).buffer);
}

/** Decibels below full scale of a tone in every half second. */
function levelsOf(samples: Int16Array, hertz: number): readonly number[] {
  const size = RATE / 2;
  return Array.from({ length: Math.floor(samples.length / size) }, (_, at) => {
    const part = samples.subarray(at * size, (at + 1) * size);
    const power = part.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / size;
    return 10 * Math.log10(power * toneShare(part, RATE, hertz) + 1e-20);
  });
}
