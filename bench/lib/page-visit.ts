/** One first visit of the citizen's page in Chromium, on a slow phone and a slow network. */
import type { Browser, CDPSession, Page } from 'playwright-core';

/** Lighthouse's "slow 4G" and its mid-range phone. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const CPU_SLOWDOWN = 4;
const PHONE = { width: 390, height: 844 };
/** Nothing asked for during this long: what comes later is not part of the first load. */
const IDLE_MS = 2000;
const PATIENCE_MS = 60_000;

export interface Visit {
  readonly firstPaintMs: number;
  /** The questions are there, the ask button is there, and the page answers. */
  readonly interactiveMs: number;
  /** From the touch on the button to the form. */
  readonly askOpensMs: number;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

async function slowDown(cdp: CDPSession): Promise<void> {
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', NETWORK);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
}

/** Runs in the page: resolves with the page's own time once it shows the question and can be used. */
function untilUsable({ question, ask }: { question: string; ask: string }): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      const button = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === ask);
      const listed = [...document.querySelectorAll('li')].some((one) => one.textContent?.includes(question));
      if (!listed || button === undefined || button.disabled) requestAnimationFrame(look);
      // A task of its own: the page must have drawn and be free to answer a touch.
      else requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0));
    };
    look();
  });
}

/** Notes what is asked for, and when the last request ended. */
function watchRequests(page: Page) {
  const scripts: string[] = [];
  const styles: string[] = [];
  let lastMs = performance.now();
  page.on('request', (request) => {
    lastMs = performance.now();
    if (request.resourceType() === 'script') scripts.push(request.url());
    if (request.resourceType() === 'stylesheet') styles.push(request.url());
  });
  page.on('requestfinished', () => {
    lastMs = performance.now();
  });
  const untilIdle = async (): Promise<void> => {
    while (performance.now() - lastMs < IDLE_MS) await page.waitForTimeout(100);
  };
  return { scripts, styles, untilIdle };
}

export interface VisitPlan {
  readonly url: string;
  /** Part of a question's text that the page must show. */
  readonly question: string;
  /** The words on the button. */
  readonly ask: string;
}

/** Visits the page with nothing in any cache. */
export async function visitPage(browser: Browser, { url, ...shown }: VisitPlan): Promise<Visit> {
  const context = await browser.newContext({
    viewport: PHONE,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await slowDown(await context.newCDPSession(page));
    const { scripts, styles, untilIdle } = watchRequests(page);
    await page.goto(url, { waitUntil: 'commit' });
    const interactiveMs = await page.evaluate(untilUsable, shown);
    const firstPaintMs = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    );
    await untilIdle();
    const first = { scripts: [...scripts], styles: [...styles] };
    const touchedMs = performance.now();
    await page.getByRole('button', { name: shown.ask, exact: true }).click();
    await page.getByRole('dialog').waitFor();
    return { firstPaintMs, interactiveMs, askOpensMs: performance.now() - touchedMs, ...first };
  } finally {
    await context.close();
  }
}
