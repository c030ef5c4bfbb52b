/** Checks the detours of playing: no stream without tracks, a second call, and the word for a missing touch. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attachPlayback } from './playback.ts';

class PaperElement extends EventTarget {
  srcObject: MediaProvider | null = null;
  paused = true;
  plays = 0;
  refuse: string | null = null;
  async play(): Promise<void> {
    this.plays += 1;
    if (this.refuse !== null) throw Object.assign(new Error(this.refuse), { name: this.refuse });
    this.paused = false;
  }
}

class PaperStream extends EventTarget {
  tracks: unknown[] = [];
  getTracks(): unknown[] {
    return this.tracks;
  }
}

function setUp() {
  const element = new PaperElement();
  const paper = new PaperStream();
  const stream: MediaStream = Object.create(paper, {
    addEventListener: { value: paper.addEventListener.bind(paper) },
    removeEventListener: { value: paper.removeEventListener.bind(paper) },
  });
  const blocked: boolean[] = [];
  const playback = attachPlayback(element, stream, (value) => void blocked.push(value));
  return { element, paper, stream, blocked, playback };
}

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
beforeEach(() => {
  vi.stubGlobal('document', page);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('attachPlayback', () => {
  it('leaves the element alone until there is something to play', async () => {
    const { element, paper, stream, playback } = setUp();
    await playback.play();
    expect([element.srcObject, element.plays]).toEqual([null, 0]);
    paper.tracks.push('track');
    await playback.play();
    expect(element.srcObject).toBe(stream);
    expect(element.plays).toBe(1);
  });

  it.each([
    ["WeChat's bridge is ready", () => page.dispatchEvent(new Event('WeixinJSBridgeReady'))],
    [
      'the first data are there',
      (element: EventTarget) => element.dispatchEvent(new Event('loadedmetadata')),
    ],
  ])('plays once more when %s', async (_when, happen) => {
    const { element, paper, playback } = setUp();
    paper.tracks.push('track');
    await playback.play();
    happen(element);
    expect(element.plays).toBe(2);
  });

  it('plays again when the page comes back and the browser had paused it', async () => {
    const { element, paper, playback } = setUp();
    paper.tracks.push('track');
    await playback.play();
    page.dispatchEvent(new Event('visibilitychange'));
    expect(element.plays).toBe(1);
    element.paused = true;
    page.dispatchEvent(new Event('visibilitychange'));
    expect(element.plays).toBe(2);
  });

  it('says when a touch is wanted, and when it was enough', async () => {
    const { element, paper, blocked, playback } = setUp();
    paper.tracks.push('track');
    element.refuse = 'NotAllowedError';
    await playback.play();
    element.refuse = 'AbortError';
    await playback.play();
    element.refuse = null;
    await playback.play();
    expect(blocked).toEqual([true, false]);
  });

  it('is quiet after it was taken out', async () => {
    const { element, paper, blocked, playback } = setUp();
    paper.tracks.push('track');
    playback.detach();
    await playback.play();
    page.dispatchEvent(new Event('WeixinJSBridgeReady'));
    expect([element.plays, element.srcObject, blocked]).toEqual([0, null, []]);
  });
});
