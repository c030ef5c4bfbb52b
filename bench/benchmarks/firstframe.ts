/** From opening the link to the first decoded picture, by WebRTC and by HLS. */
import { pictureMoves } from '#tests/e2e/support/picture.ts';
import { type LiveSite, openLiveSite, withoutWebrtc } from '../lib/media/live-site.ts';
import { median, percentile } from '../lib/percentile.ts';
import type { Benchmark, BenchmarkOptions } from './benchmark.ts';

const VISITS = 20;
const PATIENCE_MS = 30_000;

/** Milliseconds from the beginning of the navigation to the first picture that a video element showed. */
async function visit({ stage, browser }: LiveSite, byHls: boolean): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  try {
    if (byHls) await withoutWebrtc(context);
    const page = await context.newPage();
    await page.goto(`${stage.site.url}/s/${stage.code}`, { waitUntil: 'commit' });
    return await page.evaluate(
      (patience) =>
        new Promise<number>((resolve, reject) => {
          setTimeout(() => reject(new Error('no picture')), patience);
          const look = (): void => {
            const video = document.querySelector('video');
            if (video === null) requestAnimationFrame(look);
            else video.requestVideoFrameCallback(() => resolve(performance.now()));
          };
          look();
        }),
      PATIENCE_MS,
    );
  } finally {
    await context.close();
  }
}

async function run({ say }: BenchmarkOptions): Promise<object> {
  await using site = await openLiveSite();
  const { stage } = site;
  const guest = await stage.guest('李明', 'rgb(200 30 30)', 440);
  await stage.cut({ video: { sourceId: guest.guestId, track: 'camera' }, audio: [guest.guestId] });
  // Until the output runs there is no HLS to begin with.
  const waiting = await stage.viewer('phone', withoutWebrtc);
  await pictureMoves(waiting.page);
  await waiting.context.close();
  const times: Record<'webrtc' | 'hls', number[]> = { webrtc: [], hls: [] };
  for (let at = 0; at < VISITS; at += 1) {
    times.webrtc.push(await visit(site, false));
    times.hls.push(await visit(site, true));
    say(
      `visit ${at + 1}: ${Math.round(times.webrtc.at(-1) ?? 0)} and ${Math.round(times.hls.at(-1) ?? 0)} ms`,
    );
  }
  return {
    webrtcP95Ms: Math.round(percentile(times.webrtc, 95)),
    hlsP95Ms: Math.round(percentile(times.hls, 95)),
    webrtcP50Ms: Math.round(median(times.webrtc)),
    hlsP50Ms: Math.round(median(times.hls)),
    visits: VISITS,
  };
}

export const firstframe: Benchmark = {
  about: 'from opening the link to the first picture, by WebRTC and by HLS',
  viewers: 1,
  seconds: 1,
  run,
};
