/** Glass to glass: from the camera's picture to the viewer's, read from a clock in the picture; and from cut to picture. */
import type { LiveStage } from '#tests/e2e/support/live-stage.ts';
import { pictureMoves } from '#tests/e2e/support/picture.ts';
import { whenColour } from '#tests/e2e/support/pixels.ts';
import { giveClockCamera, readDelays } from '../lib/media/clock-picture.ts';
import { openLiveSite, withoutWebrtc } from '../lib/media/live-site.ts';
import { median } from '../lib/percentile.ts';
import type { Benchmark, BenchmarkOptions } from './benchmark.ts';

const READINGS_PER_SECOND = 5;
const CUTS = 7;
/** Longer than a source waits between two full pictures. */
const BETWEEN_CUTS_MS = 1_200;
/** An HLS player that has just begun is not where it stays. */
const SETTLE_MS = 15_000;

const camera = ({ guestId }: { readonly guestId: string }) =>
  ({ sourceId: guestId, track: 'camera' }) as const;

/** From asking for a cut to the picture of a viewer by WebRTC, several times. */
async function measureCuts(stage: LiveStage, other: ReturnType<typeof camera>): Promise<number[]> {
  const blue = await stage.guest('蓝', 'rgb(30 60 200)', 440);
  const { page } = await stage.viewer();
  await pictureMoves(page);
  const cuts: number[] = [];
  for (let at = 0; at < CUTS; at += 1) {
    await stage.cut({ video: other });
    await page.waitForTimeout(BETWEEN_CUTS_MS);
    const seen = whenColour(page, 'blue');
    const askedAt = await stage.cut({ video: camera(blue) });
    cuts.push((await seen) - askedAt);
    await page.waitForTimeout(BETWEEN_CUTS_MS);
  }
  return cuts;
}

async function run({ seconds, say }: BenchmarkOptions): Promise<object> {
  await using opened = new AsyncDisposableStack();
  const { stage } = opened.use(await openLiveSite());
  const clock = await stage.guest('时钟', 'gray', 440, { prepare: giveClockCamera });
  await stage.cut({ video: camera(clock), audio: [clock.guestId] });
  const near = await stage.viewer();
  await pictureMoves(near.page);
  const times = seconds * READINGS_PER_SECOND;
  const webrtc = await readDelays(near.page, times, 1000 / READINGS_PER_SECOND);
  say(`WebRTC: ${Math.round(median(webrtc))} ms`);
  // Browsers that code and decode share this machine with the server: no more of them than are needed.
  await near.context.close();
  const far = await stage.viewer('phone', withoutWebrtc);
  await pictureMoves(far.page);
  await far.page.waitForTimeout(SETTLE_MS);
  const hls = await readDelays(far.page, times, 1000 / READINGS_PER_SECOND);
  say(`HLS: ${Math.round(median(hls))} ms`);
  await far.context.close();
  const cuts = await measureCuts(stage, camera(clock));
  return {
    webrtcMs: Math.round(median(webrtc)),
    hlsMs: Math.round(median(hls)),
    cutWebrtcMs: Math.round(median(cuts)),
    webrtcWorstMs: Math.max(...webrtc),
    hlsWorstMs: Math.max(...hls),
    readings: webrtc.length + hls.length,
  };
}

export const latency: Benchmark = {
  about:
    'from the camera to the viewer by WebRTC and HLS, by a clock in the picture; from a cut to its picture',
  viewers: 1,
  seconds: 10,
  run,
};
