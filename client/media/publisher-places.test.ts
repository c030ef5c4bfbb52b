/** Checks how a publisher loses its place: to the moderator, a newer page, or a colleague, with paths and devices made of paper. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { paperPublisher } from '#tests/support/paper-publisher.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('the place of a publisher', () => {
  it('[T5] taken off the stage it stops everything', async () => {
    const { publisher, tracks, signalling } = paperPublisher();
    await publisher.start('camera');
    await publisher.start('microphone');
    await settle();
    signalling.notify({ kind: 'removed' });
    expect(tracks.map(({ stopped }) => stopped)).toEqual([true, true]);
    expect(publisher.state.get()).toMatchObject({ link: 'idle', removed: true, tracks: {} });
  });

  it('[T5] lets go of what is granted only after it was taken off the stage', async () => {
    const { publisher, log, tracks, signalling } = paperPublisher();
    await publisher.start('microphone');
    await settle();
    const asked = publisher.start('camera');
    signalling.notify({ kind: 'removed' });
    expect(await asked).toEqual({ ok: false, error: 'cancelled' });
    await settle(20_000);
    expect(tracks.map(({ stopped }) => stopped)).toEqual([true, true]);
    expect(log).toEqual(['send microphone', 'close microphone', 'close path']);
    expect(publisher.state.get()).toMatchObject({ link: 'idle', removed: true, tracks: {} });
    // Invited anew.
    expect(await publisher.start('camera')).toMatchObject({ ok: true });
    expect(publisher.state.get()).toMatchObject({ removed: false, tracks: { camera: {} } });
  });

  it('[T5] taken off the stage while it takes another device it stays so', async () => {
    const { publisher, tracks, signalling, holdReplacing } = paperPublisher();
    await publisher.start('camera');
    await settle();
    const release = holdReplacing();
    const asked = publisher.start('camera', 'other');
    await settle();
    signalling.notify({ kind: 'removed' });
    release();
    await asked;
    await settle();
    expect(tracks.map(({ stopped }) => stopped)).toEqual([true, true]);
    expect(publisher.state.get()).toMatchObject({ removed: true, tracks: {} });
  });

  it('[T2] does not try again where it may not publish', async () => {
    const { publisher, refuse, asked } = paperPublisher();
    refuse.code = 'not_on_stage';
    await publisher.start('camera');
    await settle(60_000);
    expect(publisher.state.get()).toMatchObject({ link: 'unavailable', code: 'not_on_stage' });
    expect(asked.paths).toBe(1);
  });

  it('[T54] lets go of what another page of the same person sends now, and says so', async () => {
    const { publisher, tracks, signalling } = paperPublisher();
    for (const role of ['camera', 'microphone', 'screen'] as const) await publisher.start(role);
    await settle();
    signalling.notify({ kind: 'replaced', producerId: 'camera' });
    signalling.notify({ kind: 'replaced', producerId: 'microphone' });
    signalling.notify({ kind: 'replaced', producerId: 'somebody else’s' });
    expect(tracks.map(({ stopped }) => stopped)).toEqual([true, true, false]);
    expect(publisher.state.get()).toMatchObject({
      link: 'live',
      tracks: { screen: { live: true } },
      displaced: { roles: ['camera', 'microphone'], by: 'otherPage' },
    });
    await publisher.start('camera');
    expect(publisher.state.get().displaced).toEqual({ roles: ['microphone'], by: 'otherPage' });
    await publisher.start('microphone');
    expect(publisher.state.get().displaced).toBeNull();
  });

  it('[T54] leaves the place to a newer page that took it while the network was away', async () => {
    const { publisher, log, taken, signalling } = paperPublisher();
    await publisher.start('camera');
    await settle();
    taken.set('camera', 'source_moved');
    signalling.reconnect();
    await settle(1_000);
    expect(log).toEqual(['send camera', 'close path', 'send camera again', 'close path']);
    expect(publisher.state.get()).toMatchObject({
      ...{ link: 'idle', tracks: {} },
      displaced: { roles: ['camera'], by: 'otherPage' },
    });
    taken.clear();
    await publisher.start('camera');
    await settle();
    expect(log.at(-1)).toBe('send camera');
  });

  it('[T54] does not open what a colleague sends, and goes on with the rest', async () => {
    const { publisher, tracks, taken } = paperPublisher();
    taken.set('camera', 'source_in_use');
    await publisher.start('camera');
    await publisher.start('microphone');
    await settle();
    expect(tracks.map(({ stopped }) => stopped)).toEqual([true, false]);
    expect(publisher.state.get()).toMatchObject({
      link: 'live',
      tracks: { microphone: { live: true } },
      displaced: { roles: ['camera'], by: 'colleague' },
    });
    taken.clear();
    await publisher.start('camera');
    await settle();
    expect(publisher.state.get()).toMatchObject({ tracks: { camera: { live: true } }, displaced: null });
  });
});
