/** Checks that pictures which share a path do not disturb each other, with paths made of paper. */
import { describe, expect, it } from 'vitest';
import type { Outcome } from '#client/lib/outcome.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { PaperSignalling } from '#tests/support/paper-media.ts';
import type { LinkCondition } from './device.ts';
import type { ReceiveLink, ReceiveOptions, WantedTrack } from './receive-link.ts';
import { createSharedOpener } from './shared-link.ts';

interface Paper {
  readonly condition: ReceiveOptions['onCondition'];
  readonly asked: (WantedTrack & { readonly producerId: string })[];
  readonly tracksClosed: string[];
  closed: boolean;
  iceRestarts: number;
}

function setUp() {
  const signalling = new PaperSignalling();
  const paths: Paper[] = [];
  const world = { refuse: false, iceKnown: true, paths };
  const linkOf = (paper: Paper): ReceiveLink => ({
    receive: async (producerId, wanted) => {
      if (producerId === 'breaks') throw new Error('no such codec');
      paper.asked.push({ producerId, ...wanted });
      const track: MediaStreamTrack = Object.create(null);
      const close = () => void paper.tracksClosed.push(producerId);
      return ok({ producerId, track, resume: async () => ok({}), close });
    },
    restartIce: async () => {
      paper.iceRestarts += 1;
      return world.iceKnown;
    },
    stats: () => Promise.reject(new Error('not used')),
    close: () => {
      paper.closed = true;
    },
  });
  const shared = createSharedOpener(async (_, options): Promise<Outcome<ReceiveLink>> => {
    if (world.refuse) return refuse('media_unavailable');
    const paper: Paper = {
      ...{ condition: options.onCondition, asked: [], tracksClosed: [] },
      ...{ closed: false, iceRestarts: 0 },
    };
    world.paths.push(paper);
    return ok(linkOf(paper));
  });
  const join = async () => {
    const told: LinkCondition[] = [];
    const opened = await shared(signalling, { onCondition: (condition) => told.push(condition) });
    if (!opened.ok) throw new Error(opened.code);
    return { link: opened.value, told };
  };
  const path = (at: number) => {
    const found = world.paths[at];
    if (found === undefined) throw new Error(`no path ${at}`);
    return found;
  };
  const lose = () => {
    signalling.notify({ kind: 'roomLost' });
  };
  const reconnect = () => {
    signalling.reconnect();
  };
  return { world, join, path, lose, reconnect };
}

const FULL = { quality: 'full' } as const;
const PREVIEW = { quality: 'preview' } as const;

describe('a shared path', () => {
  it('is opened once, carries each picture in its own quality and group, and closes with the last user', async () => {
    const { world, join, path } = setUp();
    const [monitor, tile] = await Promise.all([join(), join()]);
    await monitor.link.receive('v1', FULL);
    await tile.link.receive('v1', PREVIEW);
    expect(world.paths).toHaveLength(1);
    expect(path(0).asked).toMatchObject([{ quality: 'full' }, { quality: 'preview' }]);
    expect(new Set(path(0).asked.map(({ group }) => group)).size).toBe(2);
    tile.link.close();
    tile.link.close();
    expect([path(0).tracksClosed, path(0).closed]).toEqual([['v1'], false]);
    monitor.link.close();
    await Promise.resolve();
    expect([path(0).tracksClosed, path(0).closed]).toEqual([['v1', 'v1'], true]);
    await join();
    expect(world.paths).toHaveLength(2);
  });

  it('tells who comes later how it is, when the first track has come', async () => {
    const { join, path } = setUp();
    const first = await join();
    await first.link.receive('v1', FULL);
    path(0).condition('connected');
    const late = await join();
    expect(late.told).toEqual([]);
    await late.link.receive('v2', PREVIEW);
    await late.link.receive('v3', PREVIEW);
    expect([first.told, late.told]).toEqual([['connected'], ['connected']]);
  });

  it('that failed is told to all, and who comes again gets another one', async () => {
    const { world, join, path } = setUp();
    const users = [await join(), await join()];
    path(0).condition('failed');
    expect(users.map(({ told }) => told)).toEqual([['failed'], ['failed']]);
    users[0]?.link.close();
    await join();
    expect([world.paths.length, path(0).closed]).toEqual([2, false]);
    users[1]?.link.close();
    await Promise.resolve();
    expect([path(0).closed, path(1).closed]).toEqual([true, false]);
  });

  it('on which one picture breaks goes on for the others, and that one gets another path', async () => {
    const { world, join, path } = setUp();
    const good = await join();
    const bad = await join();
    await good.link.receive('v1', FULL);
    await expect(bad.link.receive('breaks', PREVIEW)).rejects.toThrow();
    bad.link.close();
    await join();
    expect([world.paths.length, path(0).closed, good.told]).toEqual([2, false, []]);
    await good.link.receive('v2', FULL);
    expect(path(0).asked).toHaveLength(2);
  });

  it('is mended once for all who ask, and left when the server knows it no more', async () => {
    const { world, join, path } = setUp();
    const users = [await join(), await join()];
    const mend = () => Promise.all(users.map(({ link }) => link.restartIce()));
    expect([await mend(), path(0).iceRestarts]).toEqual([[true, true], 1]);
    world.iceKnown = false;
    expect([await mend(), path(0).iceRestarts]).toEqual([[false, false], 2]);
    await join();
    expect(world.paths).toHaveLength(2);
  });

  it('forgets a track that its user closes: a long day of cuts leaves none behind', async () => {
    const { join, path } = setUp();
    const user = await join();
    const before = await user.link.receive('v1', FULL);
    await user.link.receive('v2', FULL);
    if (before.ok) before.value.close();
    expect(path(0).tracksClosed).toEqual(['v1']);
    user.link.close();
    expect(path(0).tracksClosed).toEqual(['v1', 'v2']);
  });

  it.each(['lose', 'reconnect'] as const)(
    'is not joined any more after the server lost it: %s',
    async (how) => {
      const all = setUp();
      const before = await all.join();
      all[how]();
      await all.join();
      expect(all.world.paths).toHaveLength(2);
      before.link.close();
      await Promise.resolve();
      expect([all.path(0).closed, all.path(1).closed]).toEqual([true, false]);
    },
  );

  it('that is refused is refused to all, and asked for again by the next', async () => {
    const { world, join } = setUp();
    world.refuse = true;
    const refused = await Promise.allSettled([join(), join()]);
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    world.refuse = false;
    await join();
    expect(world.paths).toHaveLength(1);
  });
});
