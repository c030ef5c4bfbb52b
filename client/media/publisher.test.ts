/** Checks how a publisher sends, mutes, stops and comes back, with paths and devices made of paper. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FailureCode, Outcome } from '#client/lib/outcome.ts';
import { ok } from '#shared/kernel/result.ts';
import { PaperSignalling } from '#tests/support/paper-media.ts';
import type { LinkCondition } from './device.ts';
import { createPublisher } from './publisher.ts';
import type { SendLink } from './send-link.ts';
import type { MediaSignalling } from './signalling.ts';

class PaperTrack extends EventTarget {
  enabled = true;
  stopped = false;
  stop(): void {
    this.stopped = true;
  }
}

function setUp() {
  const signalling = new PaperSignalling();
  const log: string[] = [];
  const tracks: PaperTrack[] = [];
  const conditions: ((condition: LinkCondition) => void)[] = [];
  const refuse: { code: FailureCode | null } = { code: null };
  const taken = new Map<string, FailureCode>();
  let held: Promise<void> | null = null;
  /** What is sent from now on is taken when the answer is called. */
  const hold = () => {
    let release = (): void => undefined;
    held = new Promise((taken) => {
      release = taken;
    });
    return () => release();
  };
  let replaced: Promise<void> | null = null;
  /** Another device is taken when the answer is called. */
  const holdReplacing = () => {
    let release = (): void => undefined;
    replaced = new Promise((taken) => {
      release = taken;
    });
    return () => release();
  };
  const asked = { paths: 0 };
  const openLink = async (
    _: MediaSignalling,
    onCondition: (condition: LinkCondition) => void,
  ): Promise<Outcome<SendLink>> => {
    asked.paths += 1;
    if (refuse.code !== null) return { ok: false, code: refuse.code };
    conditions.push(onCondition);
    return ok({
      send: async (role, _track, again) => {
        log.push(again === true ? `send ${role} again` : `send ${role}`);
        if (held !== null) await held;
        const code = taken.get(role);
        if (code !== undefined) return { ok: false, code };
        onCondition('connected');
        return ok({
          producerId: role,
          setPaused: async (paused: boolean) => {
            log.push(`${paused ? 'pause' : 'resume'} ${role}`);
            return ok({});
          },
          replace: async () => {
            log.push(`replace ${role}`);
            await replaced;
          },
          close: () => void log.push(`close ${role}`),
        });
      },
      restartIce: async () => true,
      stats: () => Promise.reject(new Error('not used')),
      close: () => void log.push('close path'),
    });
  };
  const give = async (): Promise<MediaStream> => {
    const track = new PaperTrack();
    tracks.push(track);
    return Object.create({ getTracks: () => [track] });
  };
  const mediaDevices: MediaDevices = Object.create({ getUserMedia: give, getDisplayMedia: give });
  const publisher = createPublisher(signalling, {
    openLink,
    environment: { isSecureContext: true, mediaDevices },
    chance: () => 0,
  });
  return { publisher, log, tracks, conditions, refuse, taken, signalling, hold, holdReplacing, asked };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('a publisher', () => {
  it('sends camera and microphone on one path', async () => {
    const { publisher, log, conditions } = setUp();
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
    const { publisher, log, tracks } = setUp();
    await publisher.start('camera');
    await settle();
    await publisher.start('camera', 'other');
    await settle();
    expect(log).toEqual(['send camera', 'replace camera']);
    expect(tracks.map(({ stopped }) => stopped)).toEqual([true, false]);
  });

  it('[T51] lets go of what is granted only after it was closed', async () => {
    const { publisher, log, tracks } = setUp();
    const asked = publisher.start('camera');
    publisher.close();
    expect(await asked).toEqual({ ok: false, error: 'cancelled' });
    await settle();
    expect(tracks.map(({ stopped }) => stopped)).toEqual([true]);
    expect(log).toEqual([]);
    expect(publisher.state.get().tracks).toEqual({});
  });

  it('mutes, and stays muted on a new path', async () => {
    const { publisher, log, tracks, signalling } = setUp();
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
    const { publisher, log, tracks } = setUp();
    await publisher.start('camera');
    await settle();
    publisher.stop('camera');
    expect(log).toEqual(['send camera', 'close camera', 'close path']);
    expect(tracks[0]?.stopped).toBe(true);
    expect(publisher.state.get()).toMatchObject({ link: 'idle', tracks: {} });
  });

  it('goes on with the others when one is stopped before its turn', async () => {
    const { publisher, log, hold } = setUp();
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
    const { publisher, tracks } = setUp();
    await publisher.start('screen');
    await settle();
    tracks[0]?.dispatchEvent(new Event('ended'));
    expect(publisher.state.get().tracks).toEqual({});
  });

  it('comes back after a lost room, and keeps the camera on meanwhile', async () => {
    const { publisher, log, tracks, signalling } = setUp();
    await publisher.start('camera');
    await settle();
    signalling.notify({ kind: 'roomLost' });
    expect(publisher.state.get()).toMatchObject({ link: 'recovering', tracks: { camera: { live: false } } });
    await settle(1_000);
    expect(log).toEqual(['send camera', 'close path', 'send camera again']);
    expect(tracks.map(({ stopped }) => stopped)).toEqual([false]);
    expect(publisher.state.get().link).toBe('live');
  });

  it('[T5] taken off the stage it stops everything', async () => {
    const { publisher, tracks, signalling } = setUp();
    await publisher.start('camera');
    await publisher.start('microphone');
    await settle();
    signalling.notify({ kind: 'removed' });
    expect(tracks.map(({ stopped }) => stopped)).toEqual([true, true]);
    expect(publisher.state.get()).toMatchObject({ link: 'idle', removed: true, tracks: {} });
  });

  it('[T5] lets go of what is granted only after it was taken off the stage', async () => {
    const { publisher, log, tracks, signalling } = setUp();
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
    const { publisher, tracks, signalling, holdReplacing } = setUp();
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
    const { publisher, refuse, asked } = setUp();
    refuse.code = 'not_on_stage';
    await publisher.start('camera');
    await settle(60_000);
    expect(publisher.state.get()).toMatchObject({ link: 'unavailable', code: 'not_on_stage' });
    expect(asked.paths).toBe(1);
  });

  it('[T54] lets go of what another page of the same person sends now, and says so', async () => {
    const { publisher, tracks, signalling } = setUp();
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
    const { publisher, log, taken, signalling } = setUp();
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
    const { publisher, tracks, taken } = setUp();
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

  it('says why nothing is sent, and goes on trying', async () => {
    const { publisher, refuse } = setUp();
    refuse.code = 'media_unavailable';
    await publisher.start('camera');
    await settle();
    expect(publisher.state.get()).toMatchObject({ link: 'unavailable', code: 'media_unavailable' });
    refuse.code = null;
    await settle(20_000);
    expect(publisher.state.get()).toMatchObject({ link: 'live', code: null });
  });

  it('a stop in the middle of sending leaves nothing behind', async () => {
    const { publisher, log, tracks } = setUp();
    await publisher.start('camera');
    publisher.stop('camera');
    await settle(20_000);
    expect(log).toEqual(['send camera', 'close path']);
    expect(tracks[0]?.stopped).toBe(true);
  });
});
