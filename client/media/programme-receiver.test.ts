/** Rules T20 to T24: what the page does with its element when ways fail and come back, with viewers made of paper. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { paperProgramme } from '#tests/support/paper-programme.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const ON_AIR = { video: 'v1', audio: ['a1'] };

describe('the programme in a page', () => {
  it('[T21] comes by WebRTC where that works, and HLS is not even loaded', async () => {
    const { receiver, element, hls, world, set } = paperProgramme();
    receiver.want(ON_AIR);
    receiver.offer({ webrtc: true, hls: true });
    receiver.start(element);
    expect(world).toMatchObject({ started: true, attached: true });
    set({ kind: 'playing' });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(receiver.state.get()).toMatchObject({ way: 'webrtc', kind: 'playing', fallen: false });
    expect(hls).toEqual([]);
  });

  it('[T20] comes by HLS at once when there is no place', async () => {
    const { receiver, element, hls, world } = paperProgramme();
    world.full = true;
    receiver.want(ON_AIR);
    receiver.offer({ webrtc: true, hls: true });
    receiver.start(element);
    await vi.advanceTimersByTimeAsync(600);
    expect(receiver.state.get()).toMatchObject({ way: 'hls', fallen: true });
    expect(hls).toMatchObject([{ address: '/picture', open: true }]);
    expect(world).toMatchObject({ started: false, attached: false });
  });

  it('[T23] is tried by WebRTC beside a running HLS, which goes on until that plays', async () => {
    const { receiver, element, hls, world, set } = paperProgramme();
    receiver.want(ON_AIR);
    receiver.offer({ webrtc: true, hls: true });
    receiver.start(element);
    await vi.advanceTimersByTimeAsync(5_000);
    hls[0]?.state.set('playing');
    expect(receiver.state.get()).toMatchObject({ way: 'hls', kind: 'playing' });
    await vi.advanceTimersByTimeAsync(60_500);
    expect(world).toMatchObject({ started: true, attached: false });
    expect(hls).toMatchObject([{ open: true }]);
    set({ kind: 'playing' });
    expect(receiver.state.get()).toMatchObject({ way: 'webrtc', kind: 'playing' });
    expect(world.attached).toBe(true);
    expect(hls).toMatchObject([{ open: false }]);
  });

  it('[T22] says that nothing comes until something does, while it tries again by itself', async () => {
    const { receiver, element, set } = paperProgramme();
    receiver.want(ON_AIR);
    receiver.offer({ webrtc: true, hls: false });
    receiver.start(element);
    await vi.advanceTimersByTimeAsync(4_500);
    expect(receiver.state.get()).toMatchObject({ way: 'text', kind: 'unavailable' });
    await vi.advanceTimersByTimeAsync(10_500);
    expect(receiver.state.get()).toMatchObject({ way: 'webrtc', kind: 'unavailable' });
    set({ kind: 'playing' });
    expect(receiver.state.get()).toMatchObject({ way: 'webrtc', kind: 'playing' });
  });

  it('[T22] waits a while for the first offer, then says that there is none', async () => {
    const { receiver, element } = paperProgramme();
    receiver.want(ON_AIR);
    receiver.offer({ webrtc: false, hls: false });
    expect(receiver.state.get().kind).toBe('idle');
    receiver.start(element);
    expect(receiver.state.get().kind).toBe('connecting');
    await vi.advanceTimersByTimeAsync(8_500);
    expect(receiver.state.get().kind).toBe('unavailable');
    receiver.offer({ webrtc: false, hls: true });
    expect(receiver.state.get()).toMatchObject({ way: 'hls', kind: 'connecting' });
  });

  it('[T22] ends with the text when nothing comes, and a touch begins anew', async () => {
    const { receiver, element, hls, world } = paperProgramme();
    receiver.want(ON_AIR);
    receiver.offer({ webrtc: true, hls: true });
    receiver.start(element);
    await vi.advanceTimersByTimeAsync(21_500);
    expect(receiver.state.get()).toMatchObject({ way: 'text', kind: 'unavailable' });
    expect(hls.map(({ address, open }) => [address, open])).toEqual([
      ['/picture', false],
      ['/sound', false],
    ]);
    receiver.retry();
    expect(receiver.state.get().way).toBe('webrtc');
    expect(world.started).toBe(true);
  });

  it('[T22] misses nothing while it only listens and nothing has sound', async () => {
    const { receiver, element, set } = paperProgramme();
    receiver.want({ video: 'v1', audio: [] });
    receiver.offer({ webrtc: true, hls: true });
    receiver.start(element);
    set({ kind: 'playing' });
    receiver.setAudioOnly(true);
    // What a viewer says that wants nothing.
    set({ kind: 'idle' });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(receiver.state.get()).toMatchObject({ way: 'webrtc', kind: 'idle' });
    receiver.setAudioOnly(false);
    await vi.advanceTimersByTimeAsync(4_500);
    expect(receiver.state.get()).toMatchObject({ way: 'hls', fallen: true });
  });

  it('gives the sound with the touch that was wanted, also when the browser takes its time', async () => {
    const { receiver, element, world, set } = paperProgramme();
    receiver.want(ON_AIR);
    receiver.offer({ webrtc: true, hls: false });
    receiver.start(element);
    set({ kind: 'needs-gesture' });
    expect(element.muted).toBe(true);
    let allow = (): void => undefined;
    world.play = () =>
      new Promise((resolve) => {
        allow = () => {
          set({ kind: 'playing' });
          resolve();
        };
      });
    receiver.play();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(element.muted).toBe(false);
    allow();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(element.muted).toBe(false);
    expect(receiver.state.get()).toMatchObject({ kind: 'playing', silenced: false });
  });

  it('is silent again when the touch was not enough', async () => {
    const { receiver, element, set } = paperProgramme();
    receiver.want(ON_AIR);
    receiver.offer({ webrtc: true, hls: false });
    receiver.start(element);
    set({ kind: 'needs-gesture' });
    receiver.play();
    expect(element.muted).toBe(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(element.muted).toBe(true);
    expect(receiver.state.get()).toMatchObject({ kind: 'needs-gesture', silenced: true });
  });

  it('[T22] tries HLS without sound where the browser refuses it with sound, and is patient with what then loads', async () => {
    const { receiver, element, hls } = paperProgramme();
    receiver.want(ON_AIR);
    receiver.offer({ webrtc: false, hls: true });
    receiver.start(element);
    const [first] = hls;
    if (first !== undefined) first.play = () => first.state.set('loading');
    first?.state.set('needs-gesture');
    expect(element.muted).toBe(true);
    expect(receiver.state.get()).toMatchObject({ way: 'hls', kind: 'connecting', silenced: true });
  });

  it('[T22] a page that nobody sees, with HLS that the browser has paused, has no slow network', async () => {
    const { receiver, element, hls } = paperProgramme();
    receiver.want(ON_AIR);
    receiver.offer({ webrtc: false, hls: true });
    receiver.start(element);
    await vi.advanceTimersByTimeAsync(3_000);
    hls[0]?.state.set('playing');
    await vi.advanceTimersByTimeAsync(3_000);
    hls[0]?.state.set('resting');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(receiver.state.get()).toMatchObject({ way: 'hls', kind: 'playing' });
    hls[0]?.state.set('loading');
    await vi.advanceTimersByTimeAsync(3_500);
    expect(receiver.state.get()).toMatchObject({ way: 'hls', kind: 'recovering' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(receiver.state.get()).toMatchObject({ way: 'sound' });
  });

  it('[T22] gives HLS its time to begin after the touch that it waited for', async () => {
    const { receiver, element, hls } = paperProgramme();
    receiver.want(ON_AIR);
    receiver.offer({ webrtc: false, hls: true });
    receiver.start(element);
    hls[0]?.state.set('needs-gesture');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(receiver.state.get()).toMatchObject({ way: 'hls', kind: 'needs-gesture' });
    hls[0]?.state.set('loading');
    await vi.advanceTimersByTimeAsync(7_000);
    expect(receiver.state.get()).toMatchObject({ way: 'hls', kind: 'connecting' });
    hls[0]?.state.set('playing');
    expect(receiver.state.get()).toMatchObject({ way: 'hls', kind: 'playing' });
  });

  it('plays on once when the system has paused what somebody looks at', async () => {
    const { receiver, element, world, set, page } = paperProgramme();
    receiver.want(ON_AIR);
    receiver.offer({ webrtc: true, hls: false });
    receiver.start(element);
    set({ kind: 'playing' });
    let plays = 0;
    world.play = async () => {
      plays += 1;
    };
    const paused = async (isPaused: boolean) => {
      Object.assign(element, { paused: isPaused });
      await vi.advanceTimersByTimeAsync(2_000);
      return plays;
    };
    expect(await paused(false)).toBe(0);
    expect(await paused(true)).toBe(1);
    expect(await paused(false)).toBe(1);
    page.hidden = true;
    expect(await paused(true)).toBe(1);
    page.hidden = false;
    expect(await paused(true)).toBe(2);
    Object.assign(element, { ended: true });
    await paused(false);
    expect(await paused(true)).toBe(2);
  });

  it('[T23] asks for the picture at once when the connection of the conversation is back, where there is none', async () => {
    const { receiver, element, signalling } = paperProgramme();
    receiver.want(ON_AIR);
    receiver.offer({ webrtc: true, hls: true });
    const end = receiver.start(element);
    await vi.advanceTimersByTimeAsync(21_500);
    expect(receiver.state.get()).toMatchObject({ way: 'text', kind: 'unavailable' });
    signalling.reconnect();
    expect(receiver.state.get()).toMatchObject({ way: 'webrtc', kind: 'connecting' });
    await vi.advanceTimersByTimeAsync(4_500);
    // What goes on by another way is not disturbed.
    signalling.reconnect();
    expect(receiver.state.get().way).toBe('hls');
    end();
    expect(signalling.listeners).toBe(0);
  });

  it('leaves nothing behind', async () => {
    const { receiver, element, hls, world } = paperProgramme();
    receiver.want(ON_AIR);
    receiver.offer({ webrtc: false, hls: true });
    const end = receiver.start(element);
    await vi.advanceTimersByTimeAsync(1_000);
    end();
    expect(hls).toMatchObject([{ open: false }]);
    expect(world).toMatchObject({ started: false, attached: false });
    expect(vi.getTimerCount()).toBe(0);
  });
});
