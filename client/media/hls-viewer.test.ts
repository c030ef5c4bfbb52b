/** HLS in an element whose engine takes its time, and whose page changes its mind. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { HlsEngine, HlsEngineOptions } from './hls-engine.ts';
import { openHlsViewer } from './hls-viewer.ts';

beforeEach(() => {
  vi.stubGlobal('HTMLMediaElement', { HAVE_CURRENT_DATA: 2 });
  vi.stubGlobal('document', new EventTarget());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function setUp() {
  const browser = { play: async (): Promise<void> => undefined, hidden: false };
  const element: HTMLVideoElement = Object.assign(Object.create(null), {
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    play: () => browser.play(),
    readyState: 4,
    currentTime: 1,
    paused: false,
  });
  const asked: HlsEngineOptions[] = [];
  let load = (): void => undefined;
  const loaded = new Promise<void>((resolve) => {
    load = resolve;
  });
  let closed = 0;
  const engine: HlsEngine = {
    playingAtMs: () => 7,
    close: () => {
      closed += 1;
    },
  };
  const openEngine = async (options: HlsEngineOptions): Promise<HlsEngine | null> => {
    asked.push(options);
    await loaded;
    return options.signal.aborted ? null : engine;
  };
  const viewer = openHlsViewer({ address: '/live.m3u8', element, openEngine, hidden: () => browser.hidden });
  return { viewer, asked, load, closed: () => closed, browser, element };
}

it('tells an engine that is still loading that it is not wanted: another one has the element by then', async () => {
  const { viewer, asked, load, closed } = setUp();
  expect(asked[0]?.signal.aborted).toBe(false);
  viewer.close();
  load();
  await vi.waitFor(() => expect(asked[0]?.signal.aborted).toBe(true));
  expect([viewer.playingAtMs(), closed()]).toEqual([null, 0]);
});

it('ends the engine that it opened', async () => {
  const { viewer, load, closed } = setUp();
  load();
  await vi.waitFor(() => expect(viewer.playingAtMs()).toBe(7));
  viewer.look(0);
  viewer.look(500);
  expect(viewer.state.get()).toBe('playing');
  viewer.close();
  expect(closed()).toBe(1);
});

const refusing = (name: string) => () => Promise.reject(Object.assign(new Error(name), { name }));

it('wants a touch as soon as it is refused: iOS loads no picture before it may play', async () => {
  const { viewer, load, browser, element } = setUp();
  Object.assign(element, { readyState: 1 });
  browser.play = refusing('NotAllowedError');
  load();
  await vi.waitFor(() => expect(viewer.state.get()).toBe('needs-gesture'));
  // Still so when the same is tried again, silent or not.
  void viewer.play();
  await vi.waitFor(() => expect(viewer.state.get()).toBe('needs-gesture'));
  viewer.look(500);
  expect(viewer.state.get()).toBe('needs-gesture');
});

it('[T22] wants no touch any more when it may play and only waits for a picture', async () => {
  const { viewer, load, browser, element } = setUp();
  Object.assign(element, { readyState: 1 });
  browser.play = refusing('NotAllowedError');
  load();
  await vi.waitFor(() => expect(viewer.state.get()).toBe('needs-gesture'));
  browser.play = () => new Promise(() => undefined);
  void viewer.play();
  expect(viewer.state.get()).toBe('loading');
  browser.play = refusing('AbortError');
  await viewer.play();
  expect(viewer.state.get()).toBe('loading');
});

it('[T22] rests while nobody sees the page and the browser has paused it, and needs a moment afterwards', async () => {
  const { viewer, load, browser, element } = setUp();
  load();
  await vi.waitFor(() => expect(viewer.playingAtMs()).toBe(7));
  viewer.look(0);
  expect(viewer.state.get()).toBe('playing');
  browser.hidden = true;
  Object.assign(element, { paused: true });
  for (let nowMs = 1_000; nowMs <= 60_000; nowMs += 1_000) {
    viewer.look(nowMs);
    expect(viewer.state.get()).toBe('resting');
  }
  browser.hidden = false;
  Object.assign(element, { paused: false });
  viewer.look(61_000);
  expect(viewer.state.get()).toBe('playing');
  viewer.look(61_500);
  expect(viewer.state.get()).toBe('loading');
});

it('[T22] has not begun to play because nobody saw that it had not', async () => {
  const { viewer, load, browser, element } = setUp();
  load();
  await vi.waitFor(() => expect(viewer.playingAtMs()).toBe(7));
  Object.assign(element, { paused: true, currentTime: 0 });
  browser.hidden = true;
  viewer.look(0);
  expect(viewer.state.get()).toBe('resting');
  browser.hidden = false;
  viewer.look(1_000);
  expect(viewer.state.get()).toBe('loading');
});

it('[T22] stalls as ever on a page that nobody sees while the browser goes on playing', async () => {
  const { viewer, load, browser } = setUp();
  load();
  await vi.waitFor(() => expect(viewer.playingAtMs()).toBe(7));
  browser.hidden = true;
  viewer.look(0);
  expect(viewer.state.get()).toBe('playing');
  viewer.look(2_000);
  expect(viewer.state.get()).toBe('loading');
});
