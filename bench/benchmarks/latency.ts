/** Glass to glass: from the camera's picture to the viewer's, read from a clock in the picture; and from cut to picture. */
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

async function run({ seconds, say }: BenchmarkOptions): Promise<object> {
  await using opened = new AsyncDisposableStack();
  const { stage } = opened.use(await openLiveSite());
  const clock = await stage.guest('时钟', 'gray', 440, { prepare: giveClockCamera });
  const red = await stage.guest('红', 'rgb(200 30 30)', 440);
  const camera = ({ guestId }: { guestId: string }) => ({ sourceId: guestId, track: 'camera' }) as const;
  await stage.cut({ video: camera(clock), audio: [clock.guestId] });
  const near = await stage.viewer();
  await pictureMoves(near.page);
  const times = seconds * READINGS_PER_SECOND;
  const webrtc = await readDelays(near.page, times, 1000 / READINGS_PER_SECOND);
  say(`WebRTC: ${Math.round(median(webrtc))} ms`);
  const far = await stage.viewer('phone', withoutWebrtc);
  await pictureMoves(far.page);
  await far.page.waitForTimeout(SETTLE_MS);
  const hls = await readDelays(far.page, times, 1000 / READINGS_PER_SECOND);
  say(`HLS: ${Math.round(median(hls))} ms`);
  await far.context.close();
  const cuts: number[] = [];
  for (let at = 0; at < CUTS; at += 1) {
    await stage.cut({ video: camera(clock) });
    await near.page.waitForTimeout(BETWEEN_CUTS_MS);
    const seen = whenColour(near.page, 'red');
    const askedAt = await stage.cut({ video: camera(red) });
    cuts.push((await seen) - askedAt);
    await near.page.waitForTimeout(BETWEEN_CUTS_MS);
  }
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
