/** The citizen's first load: how many bytes, and how soon a slow phone on a slow network shows and answers. */
import { cp } from 'node:fs/promises';
import { get } from 'node:http';
import { buildClient } from '#scripts/start/build-client.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { type Visit, visitPage } from '../lib/page-visit.ts';
import { median } from '../lib/percentile.ts';
import { fillRoom, setStage } from '../lib/stage.ts';
import type { Benchmark, BenchmarkOptions } from './benchmark.ts';

const VISITS = 5;
/** In the texts of `fillRoom`'s questions. */
const QUESTION = '燃气安全检查';
/** The words on the citizen's button, client/locales. */
const ASK = '我要提问';

/** Browsers ask for `br` over https only; on a plain address they get gzip. */
type Encoding = 'gzip' | 'br';

/** Bytes of a file's body as it travels. */
function bodyBytes(url: string, encoding: Encoding): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { 'accept-encoding': encoding }, agent: false }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve(bytes));
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}

async function totalBytes(urls: readonly string[], encoding: Encoding): Promise<number> {
  const sizes = await Promise.all([...new Set(urls)].map((url) => bodyBytes(url, encoding)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function run({ say }: BenchmarkOptions): Promise<object> {
  await using opened = new AsyncDisposableStack();
  say('building the client');
  await buildClient();
  // A copy: nobody who builds meanwhile takes files away under the browser.
  const { path: clientDir } = opened.use(await tempDir('bench-client'));
  await cp('dist/client', clientDir, { recursive: true });
  const stage = opened.use(await setStage({ clientDir }));
  await fillRoom(stage);
  const browser = await launchChromium();
  opened.defer(() => browser.close());
  const { product, desk } = stage;
  const plan = { url: `http://localhost:${product.port}/s/${desk.code}`, question: QUESTION, ask: ASK };
  const visits: Visit[] = [];
  for (let at = 0; at < VISITS; at += 1) {
    const visit = await visitPage(browser, plan);
    visits.push(visit);
    say(
      `visit ${at + 1}: painted ${Math.round(visit.firstPaintMs)} ms, usable ${Math.round(visit.interactiveMs)} ms`,
    );
  }
  const [first] = visits;
  const middle = (pick: (visit: Visit) => number): number => Math.round(median(visits.map(pick)));
  return {
    jsBytes: await totalBytes(first?.scripts ?? [], 'gzip'),
    jsBrotliBytes: await totalBytes(first?.scripts ?? [], 'br'),
    cssBytes: await totalBytes(first?.styles ?? [], 'gzip'),
    firstPaintMs: middle((visit) => visit.firstPaintMs),
    interactiveMs: middle((visit) => visit.interactiveMs),
    askOpensMs: middle((visit) => visit.askOpensMs),
    jsFiles: new Set(first?.scripts).size,
    cssFiles: new Set(first?.styles).size,
    visits: visits.length,
  };
}

export const web: Benchmark = {
  about: "bytes of the citizen's first load, first paint and first use on a slow phone",
  viewers: 1,
  seconds: 1,
  run,
};
