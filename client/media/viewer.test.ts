/** Checks how a viewer follows the programme and finds its way back, with paths made of paper. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FailureCode, Outcome } from '#client/lib/outcome.ts';
import { ok } from '#shared/kernel/result.ts';
import { PaperSignalling, PaperStream } from '#tests/support/paper-media.ts';
import type { ReceiveLink, ReceiveOptions } from './receive-link.ts';
import type { MediaSignalling } from './signalling.ts';
import { createViewer } from './viewer.ts';

class PaperTrack extends EventTarget {
  enabled = true;
  readonly id: string;
  readonly kind: string;
  constructor(id: string) {
    super();
    this.id = id;
    this.kind = id.startsWith('a') ? 'audio' : 'video';
  }
}

function setUp() {
  const signalling = new PaperSignalling();
  const links: ReceiveOptions[] = [];
  const refuse: { code: FailureCode | null } = { code: null };
  const world = {
    links,
    open: 0,
    tracks: new Map<string, PaperTrack>(),
    refuse,
    gone: new Set<string>(),
    iceRestarts: 0,
    iceKnown: true,
  };
  const openLink = async (_: MediaSignalling, options: ReceiveOptions): Promise<Outcome<ReceiveLink>> => {
    if (world.refuse.code !== null) return { ok: false, code: world.refuse.code };
    world.links.push(options);
    world.open += 1;
    return ok({
      receive: async (producerId: string) => {
        if (world.gone.has(producerId)) return { ok: false, code: 'not_found' } as const;
        const track = new PaperTrack(producerId);
        world.tracks.set(producerId, track);
        options.onCondition('connected');
        const media: MediaStreamTrack = Object.create(track, { kind: { value: track.kind } });
        Object.defineProperty(media, 'enabled', {
          get: () => track.enabled,
          set: (enabled: boolean) => {
            track.enabled = enabled;
          },
        });
        return ok({ producerId, track: media, resume: async () => ok({}), close: () => undefined });
      },
      restartIce: async () => {
        world.iceRestarts += 1;
        return world.iceKnown;
      },
      stats: () => Promise.reject(new Error('not used')),
      close: () => {
        world.open -= 1;
      },
    });
  };
  const paper = new PaperStream();
  const stream: MediaStream = Object.create(paper);
  const secondPaper = new PaperStream();
  const secondStream: MediaStream = Object.create(secondPaper);
  const viewer = createViewer(signalling, { openLink, stream, secondStream, chance: () => 0 });
  const state = () => viewer.state.get().kind;
  return { viewer, world, paper, secondPaper, signalling, state };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('a viewer', () => {
  it('opens no path before it is started and something is on air', async () => {
    const { viewer, world, state } = setUp();
    viewer.want({ video: 'v1', audio: [] });
    await settle();
    expect(world.links).toHaveLength(0);
    viewer.want({ video: null, audio: [] });
    viewer.start();
    await settle();
    expect(world.links).toHaveLength(0);
    expect(state()).toBe('idle');
  });

  it('receives the programme', async () => {
    const { viewer, paper, state } = setUp();
    viewer.want({ video: 'v1', audio: ['a1', 'a2'] });
    viewer.start();
    expect(state()).toBe('connecting');
    await settle();
    expect(paper.now).toEqual(['v1', 'a1', 'a2']);
    expect(state()).toBe('playing');
  });

  it('[T4] a cut exchanges tracks on the same path, and never leaves the picture empty', async () => {
    const { viewer, world, paper } = setUp();
    viewer.want({ video: 'v1', audio: ['a1'] });
    viewer.start();
    await settle();
    paper.history.length = 0;
    viewer.want({ video: 'v2', audio: ['a1'] });
    await settle();
    expect(paper.history).toEqual(['v1,a1,v2', 'a1,v2']);
    expect(world.links).toHaveLength(1);
  });

  it('[T9] a second picture comes on the same path into a stream of its own', async () => {
    const { viewer, world, paper, secondPaper } = setUp();
    viewer.want({ video: 'v1', audio: ['a1'] });
    viewer.start();
    await settle();
    viewer.want({ video: 'v1', second: 'v2', audio: ['a1'] });
    await settle();
    expect([paper.now, secondPaper.now]).toEqual([['v1', 'a1'], ['v2']]);
    viewer.want({ video: 'v1', second: null, audio: ['a1'] });
    await settle();
    expect([paper.now, secondPaper.now]).toEqual([['v1', 'a1'], []]);
    expect(world.links).toHaveLength(1);
  });

  it('many cuts at once end with the last one', async () => {
    const { viewer, paper } = setUp();
    viewer.start();
    for (const video of ['v1', 'v2', 'v3', 'v4']) viewer.want({ video, audio: [] });
    await settle();
    expect(paper.now).toEqual(['v4']);
  });

  it('[T4] a cut is followed whenever it comes while the one before it is carried out', async () => {
    for (let turns = 0; turns < 40; turns += 1) {
      const { viewer, paper } = setUp();
      viewer.start();
      viewer.want({ video: 'v1', audio: [] });
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      viewer.want({ video: 'v2', audio: [] });
      await settle();
      expect(paper.now, `cut after ${turns} turns`).toEqual(['v2']);
      viewer.stop();
    }
  });

  it('leaves the picture out when only sound is wanted, and fetches it again', async () => {
    const { viewer, paper } = setUp();
    viewer.want({ video: 'v1', audio: ['a1'] });
    viewer.start();
    await settle();
    viewer.setAudioOnly(true);
    await settle();
    expect(paper.now).toEqual(['a1']);
    viewer.setAudioOnly(false);
    await settle();
    expect(paper.now).toEqual(['a1', 'v1']);
  });

  it('mutes sound, also sound that comes later', async () => {
    const { viewer, world } = setUp();
    viewer.want({ video: 'v1', audio: ['a1'] });
    viewer.start();
    await settle();
    viewer.setMuted(true);
    viewer.want({ video: 'v1', audio: ['a1', 'a2'] });
    await settle();
    expect([...world.tracks.values()].map(({ id, enabled }) => [id, enabled])).toEqual([
      ['v1', true],
      ['a1', false],
      ['a2', false],
    ]);
  });

  it('asks again for a producer that is just coming', async () => {
    const { viewer, world, paper } = setUp();
    world.gone.add('v1');
    viewer.want({ video: 'v1', audio: [] });
    viewer.start();
    await settle();
    expect(paper.now).toEqual([]);
    world.gone.clear();
    await settle(3_000);
    expect(paper.now).toEqual(['v1']);
  });
});

describe('a viewer in trouble', () => {
  const playing = async () => {
    const all = setUp();
    all.viewer.want({ video: 'v1', audio: ['a1'] });
    all.viewer.start();
    await settle();
    const condition = (value: 'connected' | 'disconnected' | 'failed') =>
      all.world.links.at(-1)?.onCondition(value);
    return { ...all, condition };
  };

  it('mends a disturbed path without a new one', async () => {
    const { world, condition, state } = await playing();
    condition('disconnected');
    expect(state()).toBe('recovering');
    await settle(1_500);
    expect(world.iceRestarts).toBe(1);
    condition('connected');
    expect(state()).toBe('playing');
    expect(world.links).toHaveLength(1);
  });

  it('leaves a path alone that mends itself', async () => {
    const { world, condition } = await playing();
    condition('disconnected');
    condition('connected');
    await settle(5_000);
    expect(world.iceRestarts).toBe(0);
  });

  it.each([
    ['the path fails', ({ condition }: Awaited<ReturnType<typeof playing>>) => condition('failed')],
    [
      'the room is lost',
      ({ signalling }: Awaited<ReturnType<typeof playing>>) => signalling.notify({ kind: 'roomLost' }),
    ],
    ['the socket was away', ({ signalling }: Awaited<ReturnType<typeof playing>>) => signalling.reconnect()],
    [
      'the server knows the path no more',
      ({ world, condition }: Awaited<ReturnType<typeof playing>>) => {
        world.iceKnown = false;
        condition('disconnected');
      },
    ],
  ])('comes back on a new path when %s', async (_what, cause) => {
    const all = await playing();
    cause(all);
    expect(all.state()).toBe('recovering');
    await settle(3_000);
    expect(all.world.links).toHaveLength(2);
    expect(all.world.open).toBe(1);
    expect(all.paper.now).toEqual(['v1', 'a1']);
    expect(all.state()).toBe('playing');
  });

  it('tries less and less often while there is no media, and says why', async () => {
    const { viewer, world, signalling, state } = await playing();
    world.refuse.code = 'media_unavailable';
    signalling.notify({ kind: 'roomLost' });
    await settle(600);
    expect(viewer.state.get()).toEqual({ kind: 'unavailable', code: 'media_unavailable', willRetry: true });
    world.refuse.code = null;
    await settle(20_000);
    expect(state()).toBe('playing');
  });

  it('a browser that cannot is told so once', async () => {
    const { viewer, world } = setUp();
    world.refuse.code = 'unsupported';
    viewer.want({ video: 'v1', audio: [] });
    viewer.start();
    await settle(60_000);
    expect(viewer.state.get()).toEqual({ kind: 'unavailable', code: 'unsupported', willRetry: false });
    expect(world.links).toHaveLength(0);
  });

  it('what an old path still reports is ignored', async () => {
    const { world, signalling, state } = await playing();
    signalling.reconnect();
    await settle();
    world.links[0]?.onCondition('failed');
    await settle();
    expect(state()).toBe('playing');
    expect(world.links).toHaveLength(2);
  });

  it('stop lets go of everything, and start works again', async () => {
    const { viewer, world, paper, state, signalling } = await playing();
    viewer.stop();
    expect([world.open, paper.now.length, signalling.listeners, state()]).toEqual([0, 0, 0, 'idle']);
    viewer.start();
    await settle();
    expect([world.open, state()]).toEqual([1, 'playing']);
  });

  it('stopped while the path was opening leaves no path behind', async () => {
    const { viewer, world } = setUp();
    viewer.want({ video: 'v1', audio: [] });
    viewer.start();
    viewer.stop();
    await settle(5_000);
    expect(world.open).toBe(0);
  });
});
