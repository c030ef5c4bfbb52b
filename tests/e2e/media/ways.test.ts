/**
 * One programme, several ways to it: who gets no place by WebRTC, or whose line lets nothing through, sees the same
 * picture and hears the same tone by HLS; falls within seconds; cards appear with the picture.
 */
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BadLine, openBadLine } from '#tests/support/bad-line.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { freePort } from '#tests/support/free-port.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { buildClient } from '../support/built-client.ts';
import { changeCandidates } from '../support/candidates.ts';
import { type Guest, LiveStage } from '../support/live-stage.ts';
import { losePictures } from '../support/lost-pictures.ts';
import { button, leavePictures, type Person, patienceMs, sees } from '../support/person.ts';
import { pictureMoves, toneOf } from '../support/picture.ts';
import { secondsOfRedAnd, whenColour } from '../support/pixels.ts';
import { openSite } from '../support/site.ts';
import { words } from '../support/words.ts';

const { player } = words;
/**
 * The five seconds of the rule are held by the choice's own test; timers of a browser on a busy host come late. ICE by
 * itself gives up after thirty.
 */
const FALL_MS = 15_000;

/** How the page says that it watches. */
const way = (person: Person) =>
  person.page.getByRole('region', { name: player.label }).getAttribute('data-way');

async function watchesBy(person: Person, wanted: string, withinMs = patienceMs): Promise<void> {
  const chosen = async () => (await way(person)) === wanted;
  await waitFor(chosen, { what: `the way ${wanted}`, withinMs, everyMs: 100 });
}

/** Moves by WebRTC; one whose first try was slow on a busy machine climbs after a minute. */
async function movesByWebrtc(person: Person): Promise<void> {
  await pictureMoves(person.page);
  await watchesBy(person, 'webrtc');
  await pictureMoves(person.page);
}

async function hears(person: Person, hertz: number): Promise<void> {
  const tone = async () => Math.abs((await toneOf(person.page)) - hertz) < 12;
  await waitFor(tone, { what: `a tone of ${hertz} Hz`, withinMs: patienceMs, everyMs: 200 });
}

describe('ways to the programme', () => {
  let stage: LiveStage;
  let browser: Browser;
  let red: Guest;
  let blue: Guest;
  let line: BadLine;

  beforeAll(async () => {
    const client = await buildClient();
    const mediaPort = await freePort();
    const settings = { HLS: 'on', WEBRTC_VIEWERS: '2', MEDIA_PORT: String(mediaPort) };
    const site = await openSite(client.path, { settings });
    line = await openBadLine(mediaPort);
    browser = await launchChromium({ fakeMedia: true, autoplay: 'allowed' });
    stage = await LiveStage.open(site, browser);
    // Two browsers send, three watch and one machine codes it all: small pictures leave it time.
    red = await stage.guest('李明', 'rgb(200 30 30)', 440, { title: '县水务局局长', small: true });
    await stage.cut({ video: camera(red), audio: [red.guestId] });
    return async () => {
      await leavePictures(process.env['LEAVE_PICTURES'] === undefined ? [] : stage.people);
      await browser.close();
      line.close();
      await site.close();
      await client.remove();
    };
  });

  const camera = ({ guestId }: Guest) => ({ sourceId: guestId, track: 'camera' }) as const;

  it('[T21] asks for room and person once, and before the shell has come', async () => {
    const asked: string[] = [];
    const askedFor = (name: string) => asked.filter((url) => url.includes(name)).length;
    const viewer = await stage.viewer('phone', async (context) => {
      context.on('request', (request) => asked.push(request.url()));
      await context.route('**/assets/shell-*.js', async (route) => {
        await waitFor(() => ['/snapshot', '/api/me', '/assets/room-'].every(askedFor), {
          what: 'the room, asked for without the shell',
        });
        await route.continue();
      });
    });
    await pictureMoves(viewer.page);
    expect({ snapshot: askedFor('/snapshot'), person: askedFor('/api/me') }).toEqual({
      snapshot: 1,
      person: 1,
    });
    await viewer.context.close();
  });

  it('[T21] comes to WebViews of some years ago as well', async () => {
    const faults: Error[] = [];
    const viewer = await stage.viewer('phone', async (context) => {
      context.on('weberror', (fault) => faults.push(fault.error()));
      await context.addInitScript(() => {
        for (const name of ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with'])
          Reflect.deleteProperty(Array.prototype, name);
        for (const name of ['hasOwn', 'groupBy']) Reflect.deleteProperty(Object, name);
        for (const name of ['any', 'timeout']) Reflect.deleteProperty(AbortSignal, name);
        Reflect.deleteProperty(String.prototype, 'at');
        Reflect.deleteProperty(Promise, 'withResolvers');
        Reflect.deleteProperty(globalThis, 'structuredClone');
      });
    });
    await movesByWebrtc(viewer);
    expect(faults).toEqual([]);
    await viewer.context.close();
  });

  it('[T21] comes over TCP where UDP does not get through', async () => {
    const viewer = await stage.viewer('phone', (context) => changeCandidates(context, 'tcp', null));
    await movesByWebrtc(viewer);
    await whenColour(viewer.page, 'red');
    await hears(viewer, 440);
    await viewer.context.close();
  });

  it('[T22] falls to HLS within seconds where nothing gets through from the beginning', async () => {
    const viewer = await stage.viewer('phone', (context) => changeCandidates(context, 'none', null));
    await watchesBy(viewer, 'hls', FALL_MS);
    await sees(viewer.page, player.byHls);
    await pictureMoves(viewer.page);
    await whenColour(viewer.page, 'red');
    await hears(viewer, 440);
    await viewer.context.close();
  });

  it('[T22] plays HLS by the browser itself where that is WebKit, as on iPhones', async () => {
    const viewer = await stage.viewer('phone', async (context) => {
      await changeCandidates(context, 'none', null);
      await context.addInitScript(() => {
        // What WebKit is known by; Chromium plays HLS too and does not tell the time of its pictures.
        Object.assign(HTMLVideoElement.prototype, { getStartDate: () => new Date(Number.NaN) });
        Reflect.deleteProperty(globalThis, 'MediaSource');
      });
    });
    await watchesBy(viewer, 'hls', FALL_MS);
    await pictureMoves(viewer.page);
    await whenColour(viewer.page, 'red');
    await hears(viewer, 440);
    expect(await viewer.page.evaluate(() => document.querySelector('video')?.src)).toMatch(/\.m3u8/);
    await viewer.context.close();
  });

  it('[T22] falls to HLS within seconds when the line is cut in the middle', async () => {
    const viewer = await stage.viewer('phone', (context) => changeCandidates(context, 'udp', line.port));
    await movesByWebrtc(viewer);
    line.set({ cut: true });
    const cutAt = Date.now();
    await watchesBy(viewer, 'hls');
    const fellMs = Date.now() - cutAt;
    await pictureMoves(viewer.page);
    process.stderr.write(`fell after ${fellMs} ms, moved again after ${Date.now() - cutAt} ms\n`);
    expect(fellMs).toBeLessThan(FALL_MS);
    await viewer.context.close();
  });

  it('[T22] falls to HLS when pictures still come but none can be shown', async () => {
    const viewer = await stage.viewer('phone', losePictures);
    await movesByWebrtc(viewer);
    await viewer.page.evaluate(() => document.documentElement.toggleAttribute('data-lose', true));
    await watchesBy(viewer, 'hls');
    await pictureMoves(viewer.page);
    await whenColour(viewer.page, 'red');
    await viewer.context.close();
  });

  it('[T20] the viewer after the last place gets HLS; a cut reaches both ways without a new connection', async () => {
    blue = await stage.guest('王工', 'rgb(30 60 200)', 660, { small: true });
    const first = await stage.viewer();
    const second = await stage.viewer();
    // A place is taken by who watches; `webrtc` also stands there while it is only tried.
    await movesByWebrtc(first);
    await movesByWebrtc(second);
    // Keeps its place, and leaves the machine's time to the pictures that are looked at.
    await button(second.page, player.audioOnly).click();
    const late = await stage.viewer();
    await watchesBy(late, 'hls');
    await pictureMoves(late.page);
    await whenColour(late.page, 'red', patienceMs);
    const begun = await late.page.evaluate(() => document.querySelector('video')?.src);
    const seen = whenColour(first.page, 'blue', patienceMs);
    const seenLate = whenColour(late.page, 'blue', patienceMs);
    const cutAt = await stage.cut({ video: camera(blue), audio: [blue.guestId] });
    process.stderr.write(`cut: WebRTC ${(await seen) - cutAt} ms, HLS ${(await seenLate) - cutAt} ms\n`);
    await hears(first, 660);
    await hears(late, 660);
    expect(await late.page.evaluate(() => document.querySelector('video')?.src)).toBe(begun);
  });

  it('[T25] a name appears when the picture of its person does', async () => {
    const late = stage.people.at(-1);
    if (late === undefined) throw new Error('nobody watches');
    await whenColour(late.page, 'blue', patienceMs);
    const seconds = secondsOfRedAnd(late.page, '县水务局局长', patienceMs);
    await stage.cut({ video: camera(red), audio: [red.guestId] });
    const { red: seen, words: named } = await seconds;
    process.stderr.write(`the name comes ${(named - seen).toFixed(2)} s after the picture\n`);
    // By the log alone it would stand under the picture of another for a second. Where the machine is too slow for its
    // encoder, pictures are left out, and those after them are up to two seconds before their time.
    expect(named - seen).toBeGreaterThan(-0.5);
    expect(named - seen).toBeLessThan(4);
  });

  it('no page met an error', () => {
    expect(stage.people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
