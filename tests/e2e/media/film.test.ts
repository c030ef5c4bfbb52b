/** A film from the desk's upload to the phone: seen, heard, and over by itself. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { makeFilm } from '#tests/support/film.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { buildClient } from '../support/built-client.ts';
import { type Guest, LiveStage } from '../support/live-stage.ts';
import { button, leavePictures, type Person, patienceMs, sees } from '../support/person.ts';
import { toneOf } from '../support/picture.ts';
import { whenColour } from '../support/pixels.ts';
import { openSite } from '../support/site.ts';
import { words } from '../support/words.ts';

const { films, onAir } = words.deskStage;
const SECONDS = 20;
const HERTZ = 880;
const TITLE = '一度水';

describe('a film', () => {
  let stage: LiveStage;
  let browser: Browser;
  let guest: Guest;
  let viewer: Person;
  let desk: Person;
  let film: Buffer;

  beforeAll(async () => {
    await ensureDebianPackages(['ffmpeg']);
    const client = await buildClient();
    const site = await openSite(client.path);
    browser = await launchChromium({ fakeMedia: true, autoplay: 'allowed' });
    await using folder = await tempDir('film');
    film = await readFile(makeFilm(folder.path, { seconds: SECONDS, colour: '0x1ea03c', hertz: HERTZ }));
    stage = await LiveStage.open(site, browser);
    guest = await stage.guest('李明', 'rgb(200 30 30)', 300);
    viewer = await stage.viewer();
    desk = await stage.desk();
    return async () => {
      if (process.env['LEAVE_PICTURES'] !== undefined) await leavePictures(stage.people);
      await browser.close();
      await site.close();
      await client.remove();
    };
  });

  const panel = ({ page }: Person) => page.getByRole('region', { name: films.heading });
  const choose = (buffer: Buffer, name: string, mimeType = 'video/mp4') =>
    panel(desk).locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
  /** Waits until the tone is heard. */
  const hears = (page: Page, hertz: number) =>
    waitFor(async () => Math.abs((await toneOf(page)) - hertz) < 60, {
      what: `${hertz} Hz`,
      withinMs: patienceMs,
      everyMs: 100,
    });

  it('[T12] what is no film is refused at the desk, in words', async () => {
    await choose(Buffer.from('这不是视频'), '假的.mp4');
    await sees(panel(desk), words.refusals.not_a_film);
    await choose(Buffer.from('文字'), '说明.txt', 'text/plain');
    await sees(panel(desk), words.refusals.not_a_film);
  });

  it('[T13] [T14] is played to all, seen and heard, and gives way to what was there before', async () => {
    await stage.cut({ video: { sourceId: guest.guestId, track: 'camera' }, audio: [guest.guestId] });
    await whenColour(viewer.page, 'red', patienceMs);
    await hears(viewer.page, 300);
    await choose(film, `${TITLE}.mp4`);
    await sees(panel(desk), TITLE);

    const green = whenColour(viewer.page, 'green', patienceMs);
    await button(panel(desk), `${films.play} ${TITLE}`).click();
    const seenAt = await green;
    await sees(viewer.page, TITLE);
    await sees(panel(desk), films.playing);
    await hears(viewer.page, HERTZ);

    const backAt = await whenColour(viewer.page, 'red', patienceMs);
    await hears(viewer.page, 300);
    // To its end, not only begun; a busy browser may have seen its first picture late.
    expect(backAt - seenAt).toBeGreaterThan(SECONDS * 500);
    await button(panel(desk), `${films.play} ${TITLE}`).waitFor();
    await sees(desk.page.getByRole('region', { name: words.deskStage.programme }), onAir);
  });

  it('[T13] is stopped by the desk', async () => {
    const green = whenColour(viewer.page, 'green', patienceMs);
    await button(panel(desk), `${films.play} ${TITLE}`).click();
    await green;
    const red = whenColour(viewer.page, 'red', patienceMs);
    const stoppedAt = Date.now();
    await button(panel(desk), films.stop).click();
    // Long before it would have ended by itself.
    expect((await red) - stoppedAt).toBeLessThan(SECONDS * 500);
  });

  it('no page met an error', () => {
    expect(stage.people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
