/** Somebody with a browser of their own: a context with its own cookies, on the device of their role. */
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { words } from './words.ts';

export type Device = 'phone' | 'desk' | 'wall';

export const devices: Readonly<Record<Device, BrowserContextOptions>> = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 },
  desk: { viewport: { width: 1440, height: 900 } },
  wall: { viewport: { width: 1920, height: 1080 } },
};

/** How long a page may take on a busy machine: one that fell from WebRTC there climbs back after a minute. */
export const patienceMs = 100_000;

export interface Person {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Exceptions and errors of the page; a good story leaves none. */
  readonly faults: readonly string[];
}

/** After a failure: leaves a picture of every page where a developer finds it. */
export async function leavePictures(people: readonly Person[]): Promise<void> {
  const folder = join(tmpdir(), 'yishiting-e2e-failed');
  await mkdir(folder, { recursive: true });
  for (const { name, page, faults } of people) {
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path, timeout: 10_000 }).catch(() => undefined);
    process.stderr.write(`${name} at ${page.url()}: ${path}\n${faults.join('\n')}`);
  }
}

/** Opens a browser of one's own. The page is still empty. */
export async function arrive(browser: Browser, url: string, name: string, device: Device): Promise<Person> {
  const context = await browser.newContext({
    ...devices[device],
    baseURL: url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`${name}: ${error.stack ?? error.message}`));
  return { name, context, page, faults };
}

type Around = Page | Locator;

/** The button with exactly these words. */
export const button = (around: Around, name: string | RegExp): Locator =>
  around.getByRole('button', { name, exact: true });

/** The field in sight with exactly this label. */
export const field = (around: Around, label: string): Locator =>
  around.getByLabel(label, { exact: true }).filter({ visible: true });

/** The open dialog or sheet. */
export const dialog = (page: Page): Locator => page.getByRole('dialog');

/** Somewhere on the page these words can be read. */
export async function sees(around: Around, said: string | RegExp): Promise<void> {
  await around.getByText(said).filter({ visible: true }).first().waitFor();
}

/** Cuts the page off and waits until it says so. A connection that it makes in just that moment outlives the cut. */
export async function goOffline(page: Page): Promise<void> {
  const says = page.getByText(words.common.connection.offline).filter({ visible: true }).first();
  const noticed = () =>
    says.waitFor({ timeout: patienceMs / 5 }).then(
      () => true,
      () => false,
    );
  for (let round = 0; round < 5; round += 1) {
    await page.context().setOffline(true);
    if (await noticed()) return;
    await page.context().setOffline(false);
  }
  throw new Error('the page did not notice that it was cut off');
}

/** Presses a button, then the button of the same or another name in the dialog that asks again. */
export async function confirm(page: Page, first: Locator, action: string): Promise<void> {
  await first.click();
  await button(dialog(page), action).click();
  await dialog(page).waitFor({ state: 'detached' });
}

/** The day after so many days, as date fields take it, in China. */
export function chinaDay(days: number): string {
  return new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
}
