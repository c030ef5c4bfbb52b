/** For whoever asked the browser for less motion, a page changes at once. */
import { readFile } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';

/** A transition of everything, however short, runs through the page one level a frame: buttons move away under the hand. */
it('without motion, a change of type size reaches every level of a page in the same moment', async () => {
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  const styles = await readFile(new URL('../../../client/ui/base.css', import.meta.url), 'utf8');
  await page.setContent(`<style>${styles} body { font-size: 1rem }</style><div><p><b>添加来源</b></p></div>`);
  const sizes = await page.evaluate(() => {
    const sizeNow = (): string => getComputedStyle(document.querySelector('b') ?? document.body).fontSize;
    const before = sizeNow();
    document.documentElement.setAttribute('data-density', 'desk');
    return [before, sizeNow()];
  });
  expect(sizes).toEqual(['16px', '14px']);
});
