/** Lines that lose and delay, phones that are turned, cameras that are closed: the session goes on, and people are told. */
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BadLine, openBadLine } from '#tests/support/bad-line.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { freePort } from '#tests/support/free-port.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { buildClient } from '../support/built-client.ts';
import { changeCandidates } from '../support/candidates.ts';
import { turnCamera } from '../support/colour-camera.ts';
import { type Guest, LiveStage } from '../support/live-stage.ts';
import { button, leavePictures, type Person, patienceMs, sees } from '../support/person.ts';
import { picture, pictureMoves, soundIsHeard } from '../support/picture.ts';
import { whenColour } from '../support/pixels.ts';
import { openSite } from '../support/site.ts';
import { words } from '../support/words.ts';

const { deskStage, player } = words;
/** A poor mobile network. */
const POOR = { loss: 0.05, jitterMs: 200 };

describe('bad lines and restless publishers', () => {
  let stage: LiveStage;
  let browser: Browser;
  let toPublisher: BadLine;
  let toViewer: BadLine;
  let red: Guest;
  let blue: Guest;
  let viewer: Person;

  beforeAll(async () => {
    const client = await buildClient();
    const mediaPort = await freePort();
    const site = await openSite(client.path, { settings: { MEDIA_PORT: String(mediaPort) } });
    [toPublisher, toViewer] = [await openBadLine(mediaPort, 7), await openBadLine(mediaPort, 8)];
    browser = await launchChromium({ fakeMedia: true, autoplay: 'allowed' });
    stage = await LiveStage.open(site, browser);
    red = await stage.guest('李明', 'rgb(200 30 30)', 440, {
      prepare: (context) => changeCandidates(context, 'udp', toPublisher.port),
    });
    blue = await stage.guest('王工', 'rgb(30 60 200)', 660);
    await stage.cut({ video: camera(red), audio: [red.guestId] });
    viewer = await stage.viewer('phone', (context) => changeCandidates(context, 'udp', toViewer.port));
    await pictureMoves(viewer.page);
    return async () => {
      await leavePictures(process.env['LEAVE_PICTURES'] === undefined ? [] : stage.people);
      await browser.close();
      toPublisher.close();
      toViewer.close();
      await site.close();
      await client.remove();
    };
  });

  const camera = ({ guestId }: Guest) => ({ sourceId: guestId, track: 'camera' }) as const;
  const way = () => viewer.page.getByRole('region', { name: player.label }).getAttribute('data-way');
  const byWebrtc = () =>
    waitFor(async () => (await way()) === 'webrtc', { what: 'the way by WebRTC', withinMs: patienceMs });

  it('[T26] five per cent loss and 200 ms of jitter at the publisher: picture and sound go on', async () => {
    toPublisher.set(POOR);
    for (let round = 0; round < 3; round += 1) await pictureMoves(viewer.page);
    await soundIsHeard(viewer.page);
    await whenColour(viewer.page, 'red', patienceMs);
    toPublisher.set({});
    await byWebrtc();
  });

  it('[T26] the same at the viewer: picture and sound go on, and cuts come', async () => {
    toViewer.set(POOR);
    for (let round = 0; round < 3; round += 1) await pictureMoves(viewer.page);
    await soundIsHeard(viewer.page);
    await stage.cut({ video: camera(blue), audio: [blue.guestId] });
    await whenColour(viewer.page, 'blue', patienceMs);
    await stage.cut({ video: camera(red), audio: [red.guestId] });
    await whenColour(viewer.page, 'red', patienceMs);
    toViewer.set({});
    await byWebrtc();
  });

  it('[T26] a publisher whose line is cut for some seconds comes back by itself, in its place', async () => {
    toPublisher.set({ cut: true });
    const stands = async () => {
      const before = await picture(viewer.page);
      await new Promise((later) => setTimeout(later, 1_000));
      return (await picture(viewer.page)).frames === before.frames;
    };
    await waitFor(stands, { what: 'a picture that stands', withinMs: patienceMs });
    toPublisher.set({});
    const backAt = Date.now();
    await pictureMoves(viewer.page);
    process.stderr.write(`moved again after ${Date.now() - backAt} ms\n`);
    await whenColour(viewer.page, 'red', patienceMs);
  });

  it('[T26] a phone that is turned turns the picture, and nothing breaks off', async () => {
    expect((await picture(viewer.page)).width).toBeGreaterThan((await picture(viewer.page)).height);
    await turnCamera(red.page);
    const upright = async () => {
      const { width, height } = await picture(viewer.page);
      return height > width;
    };
    await waitFor(upright, { what: 'an upright picture', withinMs: patienceMs, everyMs: 200 });
    await pictureMoves(viewer.page);
    await turnCamera(red.page);
  });

  it('[T26] a camera that is closed is said so at the viewer, and seen again when it is opened', async () => {
    await button(red.page, deskStage.devices.stopCamera).click();
    await sees(viewer.page, player.audioOnlyNow);
    await button(red.page, deskStage.devices.startCamera).click();
    await pictureMoves(viewer.page);
    await whenColour(viewer.page, 'red', patienceMs);
  });

  it('no page met an error', () => {
    expect(stage.people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
