/** Checks how a publisher sends, mutes, stops and comes back, with paths and devices made of paper. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { paperPublisher } from '#tests/support/paper-publisher.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('a publisher', () => {
  it('sends camera and microphone on one path', async () => {
    const { publisher, log, conditions } = paperPublisher();
    await publisher.start('camera');
    await publisher.start('microphone');
    await settle();
    expect(log).toEqual(['send camera', 'send microphone']);
    expect(conditions).toHaveLength(1);
    expect(publisher.state.get()).toMatchObject({
      link: 'live',
      tracks: { camera: { live: true, muted: false }, microphone: { live: true } },
    });
  });

  it('takes another device in the same place', async () => {
    const { publisher, log, tracks } = paperPublisher();
    await publisher.start('camera');
    await settle();
    await publisher.start('camera', 'other');
    await settle();
    expect(log).toEqual(['send camera', 'replace camera']);
    expect(tracks.map(({ stopped }) => stopped)).toEqual([true, false]);
  });

  it('[T51] lets go of what is granted only after it was closed', async () => {
    const { publisher, log, tracks } = paperPublisher();
    const asked = publisher.start('camera');
    publisher.close();
    expect(await asked).toEqual({ ok: false, error: 'cancelled' });
    await settle();
    expect(tracks.map(({ stopped }) => stopped)).toEqual([true]);
    expect(log).toEqual([]);
    expect(publisher.state.get().tracks).toEqual({});
  });

  it('mutes, and stays muted on a new path', async () => {
    const { publisher, log, tracks, signalling } = paperPublisher();
    await publisher.start('microphone');
    await settle();
    publisher.setMuted('microphone', true);
    expect(tracks[0]?.enabled).toBe(false);
    signalling.reconnect();
    await settle(10);
    expect(log).toEqual([
      'send microphone',
      'pause microphone',
      'close path',
      'send microphone again',
      'pause microphone',
    ]);
    expect(publisher.state.get().tracks.microphone).toMatchObject({ muted: true, live: true });
  });

  it('stopping the last track lets go of device and path', async () => {
    const { publisher, log, tracks } = paperPublisher();
    await publisher.start('camera');
    await settle();
    publisher.stop('camera');
    expect(log).toEqual(['send camera', 'close camera', 'close path']);
    expect(tracks[0]?.stopped).toBe(true);
    expect(publisher.state.get()).toMatchObject({ link: 'idle', tracks: {} });
  });

  it('goes on with the others when one is stopped before its turn', async () => {
    const { publisher, log, hold } = paperPublisher();
    const release = hold();
    await publisher.start('microphone');
    await publisher.start('camera');
    await settle();
    publisher.stop('camera');
    release();
    await settle();
    expect(log).toEqual(['send microphone']);
    expect(publisher.state.get()).toMatchObject({ link: 'live', tracks: { microphone: { live: true } } });
  });

  it("notices the browser's own way to stop sharing", async () => {
    const { publisher, tracks } = paperPublisher();
    await publisher.start('screen');
    await settle();
    tracks[0]?.dispatchEvent(new Event('ended'));
    expect(publisher.state.get().tracks).toEqual({});
  });

  it('comes back after a lost room, and keeps the camera on meanwhile', async () => {
    const { publisher, log, tracks, signalling } = paperPublisher();
    await publisher.start('camera');
    await settle();
    signalling.notify({ kind: 'roomLost' });
    expect(publisher.state.get()).toMatchObject({ link: 'recovering', tracks: { camera: { live: false } } });
    await settle(1_000);
    expect(log).toEqual(['send camera', 'close path', 'send camera again']);
    expect(tracks.map(({ stopped }) => stopped)).toEqual([false]);
    expect(publisher.state.get().link).toBe('live');
  });

  it('says why nothing is sent, and goes on trying', async () => {
    const { publisher, refuse } = paperPublisher();
    refuse.code = 'media_unavailable';
    await publisher.start('camera');
    await settle();
    expect(publisher.state.get()).toMatchObject({ link: 'unavailable', code: 'media_unavailable' });
    refuse.code = null;
    await settle(20_000);
    expect(publisher.state.get()).toMatchObject({ link: 'live', code: null });
  });

  it('a stop in the middle of sending leaves nothing behind', async () => {
    const { publisher, log, tracks } = paperPublisher();
    await publisher.start('camera');
    publisher.stop('camera');
    await settle(20_000);
    expect(log).toEqual(['send camera', 'close path']);
    expect(tracks[0]?.stopped).toBe(true);
  });
});
