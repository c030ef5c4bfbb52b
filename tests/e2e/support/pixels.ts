/** Colours that really are on a page: from a screenshot of the page, or from the picture that a video element shows. */
import type { Locator, Page } from 'playwright-core';

export type Rgb = readonly [number, number, number];
/** A place in a picture, as shares of its width and height. */
export type Point = readonly [number, number];

/** The colours of an element at some places, as they are drawn. `decoder` is any page that may load data. */
export async function coloursOf(decoder: Page, element: Locator, points: readonly Point[]): Promise<Rgb[]> {
  const png = (await element.screenshot()).toString('base64');
  return decoder.evaluate(
    async ({ source, places }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${source}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const brush = canvas.getContext('2d');
      if (brush === null) throw new Error('no canvas');
      brush.drawImage(image, 0, 0);
      return places.map(([x, y]): [number, number, number] => {
        const at = [Math.floor(x * image.width), Math.floor(y * image.height)] as const;
        const [r = 0, g = 0, b = 0] = brush.getImageData(at[0], at[1], 1, 1).data;
        return [r, g, b];
      });
    },
    { source: png, places: points },
  );
}

/** A word for a colour: enough to tell pictures apart after they were coded. */
export function nameOf([r, g, b]: Rgb): string {
  const most = Math.max(r, g, b);
  if (most < 70) return 'dark';
  if (Math.min(r, g, b) > 150) return 'light';
  const near = (value: number) => value > most * 0.6;
  if (near(r) && near(g)) return 'yellow';
  if (near(r)) return 'red';
  return near(g) ? 'green' : 'blue';
}

/**
 * Watches the page's main picture and answers, in milliseconds since 1970, when its middle first had the colour.
 * Begin it before what is to be measured.
 */
export function whenColour(page: Page, colour: 'red' | 'green' | 'blue', withinMs = 10_000): Promise<number> {
  return page.evaluate(
    async ({ wanted, patience }) => {
      const canvas = new OffscreenCanvas(1, 1);
      const brush = canvas.getContext('2d', { willReadFrequently: true });
      const give = performance.now() + patience;
      while (performance.now() < give) {
        const video = document.querySelector('video');
        if (video !== null && video.videoWidth > 0 && brush !== null) {
          brush.drawImage(video, video.videoWidth / 2, video.videoHeight / 2, 1, 1, 0, 0, 1, 1);
          const [r = 0, g = 0, b = 0] = brush.getImageData(0, 0, 1, 1).data;
          const most = Math.max(r, g, b);
          const is = most === r ? 'red' : most === g ? 'green' : 'blue';
          if (most > 90 && is === wanted) return performance.timeOrigin + performance.now();
        }
        // With every picture that is shown; looking without end would take the time that the pictures need.
        await new Promise<void>((tick) => {
          setTimeout(tick, 100);
          video?.requestVideoFrameCallback(() => tick());
        });
      }
      throw new Error(`the picture did not become ${wanted}`);
    },
    { wanted: colour, patience: withinMs },
  );
}

/**
 * At which second of the stream the main picture first is red, and at which the words first stand on the page. Seconds
 * of the stream, since a busy browser shows its pictures late. Begin it before what is to be measured.
 */
export function secondsOfRedAnd(
  page: Page,
  words: string,
  withinMs: number,
): Promise<{ readonly red: number; readonly words: number }> {
  return page.evaluate(
    async ({ wanted, patience }) => {
      const video = document.querySelector('video');
      const brush = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
      if (video === null || brush === null) throw new Error('no picture');
      const found = { red: Number.NaN, words: Number.NaN };
      const isRed = (): boolean => {
        brush.drawImage(video, video.videoWidth / 2, video.videoHeight / 2, 1, 1, 0, 0, 1, 1);
        const [r = 0, g = 0, b = 0] = brush.getImageData(0, 0, 1, 1).data;
        return r > 90 && r > Math.max(g, b);
      };
      const give = performance.now() + patience;
      while (performance.now() < give) {
        const at = await new Promise<number>((shown) =>
          video.requestVideoFrameCallback((_now, { mediaTime }) => shown(mediaTime)),
        );
        if (Number.isNaN(found.red) && isRed()) found.red = at;
        const said = document.body.textContent?.includes(wanted) === true;
        if (Number.isNaN(found.words) && said) found.words = video.currentTime;
        if (Number.isFinite(found.red + found.words)) return found;
      }
      throw new Error(`of a red picture and the words there was only ${JSON.stringify(found)}`);
    },
    { wanted: words, patience: withinMs },
  );
}
