/** The replay page in Chromium: plays over a gap, follows the conversation, jumps by chapter, search and link. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { holdRecordedSession, type RecordedSession } from '#tests/support/recorded-session.ts';
import { createStillClock } from '#tests/support/still-clock.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { buildClient } from '../support/built-client.ts';
import { arrive, button, type Person, patienceMs, sees } from '../support/person.ts';
import { words } from '../support/words.ts';

const { refusals, replay, replayDesk } = words;

/** As on iPhones before 17.1; the browser plays HLS by itself then. */
function withoutMediaSource(): void {
  for (const name of ['MediaSource', 'ManagedMediaSource']) Reflect.deleteProperty(globalThis, name);
}

describe('the replay page', () => {
  let browser: Browser;
  let url: string;
  let held: RecordedSession;

  beforeAll(async () => {
    await ensureDebianPackages(['ffmpeg']);
    const client = await buildClient();
    const clock = createStillClock();
    const server = await startTestServer({ overrides: { clock, clientDir: client.path } });
    url = server.url;
    held = await holdRecordedSession(server, clock);
    browser = await launchChromium({ autoplay: 'allowed' });
    return async () => {
      await browser.close();
      await server[Symbol.asyncDispose]();
      await client.remove();
    };
  });

  const open = async (query: string, device: 'phone' | 'desk' = 'desk'): Promise<Person> => {
    const person = await arrive(browser, url, '观众', device);
    await person.page.goto(`/replay/${held.code}${query}`);
    await person.page.getByRole('button', { name: replay.play }).first().waitFor();
    return person;
  };
  const positionOf = (page: Page): Promise<number> =>
    page.evaluate(() => document.querySelector('video')?.currentTime ?? -1);
  const whenLoaded = (page: Page): Promise<unknown> =>
    waitFor(() => page.evaluate(() => (document.querySelector('video')?.readyState ?? 0) > 1), {
      ...{ what: 'a picture', withinMs: patienceMs },
    });
  /** The middle of the picture as it is drawn. */
  const colourOf = (page: Page): Promise<readonly number[]> =>
    page.evaluate(() => {
      const video = document.querySelector('video');
      const drawing = new OffscreenCanvas(1, 1).getContext('2d');
      if (video === null || drawing === null) return [];
      drawing.drawImage(video, 0, 0, 1, 1);
      return [...drawing.getImageData(0, 0, 1, 1).data];
    });
  const reaches = (page: Page, from: number, to: number): Promise<unknown> =>
    waitFor(
      async () => {
        const at = await positionOf(page);
        return at >= from && at <= to;
      },
      { what: `the player between ${from} s and ${to} s`, withinMs: patienceMs },
    );

  it('[KR1][KR4] plays over the gap to the end, and what was said appears at its time', async () => {
    const { page, context, faults } = await open('');
    await sees(page, replay.talkEmpty);
    expect(await page.getByText('听得很清楚').count()).toBe(0);
    await button(page, replay.play).first().click();
    await sees(page, '听得很清楚');
    expect(await positionOf(page)).toBeGreaterThanOrEqual(2.9);
    expect((await colourOf(page))[0]).toBeGreaterThan(150);
    await page.getByLabel(replay.speed).selectOption('2');
    await reaches(page, 12, 21);
    const isBlue = async () => ((await colourOf(page))[2] ?? 0) > 150;
    await waitFor(isBlue, { what: 'a blue picture', withinMs: patienceMs });
    await sees(page, '年底前');
    expect(await page.getByText('删掉我').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[KR5][KR6] jumps by chapter, by search and by the link of a question', async () => {
    const { page, context } = await open('', 'phone');
    await page.getByRole('tab', { name: replay.panes.chapters }).click();
    await sees(page, replay.gap(replay.seconds(8)));
    await page.getByRole('button', { name: /№1/ }).click();
    await reaches(page, 13.5, 21);
    await page.getByLabel(replay.searchLabel).fill('清楚');
    await page.getByRole('button', { name: /听得很清楚/ }).click();
    await reaches(page, 2.5, 12);
    await context.close();
    const linked = await open(`?q=${held.questionId}`);
    await button(linked.page, replay.play).first().click();
    await reaches(linked.page, 13.5, 21);
    await linked.context.close();
  });

  it('[KR6] says where it begins from the first moment on', async () => {
    const { page, context } = await arrive(browser, url, '观众', 'desk');
    await page.addInitScript(() => {
      const said: string[] = [];
      const look = (): void => {
        const at = document.querySelector('input[type=range]')?.getAttribute('aria-valuetext');
        if (at && said.at(-1) !== at) said.push(at);
      };
      new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
      Object.assign(globalThis, { said });
    });
    await page.goto(`/replay/${held.code}?t=4`);
    await reaches(page, 3.9, 4.1);
    await whenLoaded(page);
    expect(await page.evaluate('said')).toEqual([replay.positionOf('0:04', '0:20')]);
    await context.close();
  });

  it('[KR18] goes where a key wants that is pressed in the moment in which the recording comes', async () => {
    const { page, context } = await arrive(browser, url, '观众', 'desk');
    await page.addInitScript(() => {
      const press = (): void => {
        window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
        Object.assign(globalThis, { pressed: true });
      };
      document.addEventListener('loadedmetadata', press, { capture: true, once: true });
    });
    await page.goto(`/replay/${held.code}?t=4`);
    await waitFor(() => page.evaluate('globalThis.pressed'), { what: 'the key', withinMs: patienceMs });
    await whenLoaded(page);
    expect(await positionOf(page)).toBeCloseTo(14, 0);
    await context.close();
  });

  it.each([
    ['by hls.js', () => undefined],
    ['by the browser itself', withoutMediaSource],
  ])('[KR18] takes steps and speeds also before there is a recording: %s', async (_by, prepare) => {
    const { page, context } = await arrive(browser, url, '观众', 'desk');
    await page.addInitScript(prepare);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/*.m3u8', (route) => released.then(() => route.continue()));
    await page.goto(`/replay/${held.code}?t=4`);
    await button(page, replay.play).first().waitFor();
    const said = () => page.getByRole('slider').getAttribute('aria-valuetext');
    await waitFor(async () => (await said())?.startsWith('0:04'), {
      what: 'the beginning that was asked for',
    });
    await page.keyboard.press('ArrowLeft');
    await waitFor(async () => (await said())?.startsWith('0:00'), { what: 'the very beginning' });
    await page.keyboard.press('>');
    release();
    await whenLoaded(page);
    expect(await positionOf(page)).toBeCloseTo(0, 1);
    expect(await page.evaluate(() => document.querySelector('video')?.playbackRate)).toBe(1.25);
    await context.close();
  });

  it.each([
    ['where it stood', [], 4],
    ['where one has gone meanwhile', ['ArrowRight'], 14],
    ['at the beginning, when one has gone back to it', ['ArrowLeft'], 0],
  ])('[KR16] goes on after an outage without hls.js: %s', async (_where, keys, seconds) => {
    const { page, context } = await arrive(browser, url, '观众', 'desk');
    await page.addInitScript(withoutMediaSource);
    await page.goto(`/replay/${held.code}?t=4`);
    await whenLoaded(page);
    await page.route('**/*.m4s', (route) => route.abort());
    await context.setOffline(true);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await sees(page, replay.lost);
    for (const key of keys) await page.keyboard.press(key);
    await page.unroute('**/*.m4s');
    await context.setOffline(false);
    await page.getByText(replay.lost).first().waitFor({ state: 'detached' });
    await whenLoaded(page);
    expect(await positionOf(page)).toBeCloseTo(seconds, 0);
    await context.close();
  });

  it('is driven by keys, and its link leads to the moment', async () => {
    const { page, context } = await open('?t=4');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await button(page, replay.copyMoment).click();
    const link = await waitFor(() => page.evaluate(() => navigator.clipboard.readText()), {
      what: 'the link that was copied',
    });
    expect(new URL(link).pathname + new URL(link).search).toBe(`/replay/${held.code}?t=4`);
    await page.locator('h1').click();
    await page.keyboard.press('ArrowRight');
    await reaches(page, 13.9, 14.1);
    await page.keyboard.press('ArrowLeft');
    await reaches(page, 3.9, 4.1);
    await page.keyboard.press('Space');
    await page.keyboard.press('>');
    await reaches(page, 4.5, 20);
    expect(await page.evaluate(() => document.querySelector('video')?.playbackRate)).toBe(1.25);
    await page.keyboard.press('Space');
    expect(await page.evaluate(() => document.querySelector('video')?.paused)).toBe(true);
    await context.close();
  });

  it('[KR13][KR14] shows what was typed as captions, and what the clerk makes of them', async () => {
    const { page, context } = await open('?t=4');
    await page.getByRole('tab', { name: replay.panes.transcript }).click();
    await sees(page, '各位委员上午好');
    const desk = await arrive(browser, url, '管理员', 'desk');
    const cookies = held.admin.cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
    });
    await desk.context.addCookies(cookies);
    await desk.page.goto(`/desk/s/${held.code}/captions`);
    const { editor } = replayDesk;
    await desk.page.getByLabel(editor.text, { exact: true }).fill('各位委员、各位网友上午好');
    await desk.page.getByRole('button', { name: editor.split }).click();
    expect(await desk.page.getByLabel(editor.text, { exact: true }).count()).toBe(2);
    await button(desk.page, editor.save).click();
    await sees(desk.page, editor.saved);
    await desk.page.locator('input[type=file]').setInputFiles({
      ...{ name: '不是字幕.srt', mimeType: 'text/plain', buffer: Buffer.from('一封信') },
    });
    await sees(desk.page, refusals.not_captions);
    await page.reload();
    await page.getByRole('tab', { name: replay.panes.transcript }).click();
    await sees(page, '各位委员、各');
    await Promise.all([context.close(), desk.context.close()]);
  });

  it('[KR8] prepares the file and offers it', async () => {
    const { page, context } = await open('');
    await button(page, replay.download).click();
    const link = page.getByRole('link', { name: /mp4/ });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('水电气计价与安全管理-2026-06-01.mp4');
    await context.close();
  });
});
