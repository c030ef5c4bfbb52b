/** The whole product with a live session, HLS, a guest on air, and browsers that watch. */
import type { Browser, BrowserContext } from 'playwright-core';
import { buildClient } from '#tests/e2e/support/built-client.ts';
import { LiveStage } from '#tests/e2e/support/live-stage.ts';
import { openSite } from '#tests/e2e/support/site.ts';
import { launchChromium } from '#tests/support/chromium.ts';

export interface LiveSite extends AsyncDisposable {
  readonly stage: LiveStage;
  readonly browser: Browser;
}

export async function openLiveSite(): Promise<LiveSite> {
  const opened = new AsyncDisposableStack();
  try {
    const client = await buildClient();
    opened.defer(() => client.remove());
    const site = await openSite(client.path, { settings: { HLS: 'on' } });
    opened.defer(() => site.close());
    const browser = await launchChromium({ fakeMedia: true, autoplay: 'allowed' });
    opened.defer(() => browser.close());
    const stage = await LiveStage.open(site, browser);
    return { stage, browser, [Symbol.asyncDispose]: () => opened.disposeAsync() };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

/** Pages of the context know no WebRTC, as in old WebViews: they watch by HLS. */
export async function withoutWebrtc(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'RTCPeerConnection');
  });
}
