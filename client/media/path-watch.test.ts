/** Rule T22: a path that has gone silent is noticed before the browser says so. */
import { describe, expect, it } from 'vitest';
import { PathWatch } from './path-watch.ts';

const REST = { packetsReceived: 0, packetsLost: 0, packetsSent: 0, srtp: undefined, roundTripMs: undefined };

function setUp() {
  const world: { heard: number | null; framesDecoded: number; picturePackets: number } = {
    heard: 0,
    framesDecoded: 0,
    picturePackets: 0,
  };
  const stats = async () => (world.heard === null ? null : { ...REST, ...world, heard: world.heard });
  return { world, watch: new PathWatch({ stats }) };
}

describe('[T22] the watch of a path', () => {
  it('is silent four seconds after the last sign of life', async () => {
    const { world, watch } = setUp();
    for (let nowMs = 0; nowMs <= 10_000; nowMs += 500) {
      if (nowMs <= 5_000) world.heard = nowMs;
      await watch.look(nowMs);
    }
    expect([watch.isSilent(8_900), watch.isSilent(9_000)]).toEqual([false, true]);
  });

  it('hears as long as answers come now and then', async () => {
    const { world, watch } = setUp();
    for (let nowMs = 0; nowMs <= 60_000; nowMs += 500) {
      world.heard = Math.floor(nowMs / 2_500);
      await watch.look(nowMs);
      expect(watch.isSilent(nowMs)).toBe(false);
    }
  });

  it('says nothing about a path that does not stand, or a page that was asleep', async () => {
    const { world, watch } = setUp();
    world.heard = null;
    await watch.look(0);
    await watch.look(500);
    expect(watch.isSilent(1_000)).toBe(false);
    world.heard = 7;
    await watch.look(1_000);
    await watch.look(90_000);
    expect(watch.isSilent(90_500)).toBe(false);
    // On waking the page asks before the first look has come to anything.
    expect(watch.isSilent(200_000)).toBe(false);
    await watch.look(200_000);
    expect(watch.isSilent(200_500)).toBe(false);
  });

  it('does not take pictures for stuck that could not be looked at', async () => {
    const at = setUp();
    await pass(at, [0, 5_000], [30, 60]);
    await pass(at, [5_500, 6_500], [0, 60]);
    expect(at.watch.isStuck(60_000)).toBe(false);
    await pass(at, [60_000, 60_500], [0, 60]);
    expect(at.watch.isStuck(60_500)).toBe(false);
  });

  /** Looks twice a second, with so many pictures and packets a second. */
  async function pass(
    { world, watch }: ReturnType<typeof setUp>,
    [fromMs, toMs]: readonly [number, number],
    [pictures, packets]: readonly [number, number],
  ): Promise<void> {
    for (let nowMs = fromMs; nowMs <= toMs; nowMs += 500) {
      world.heard = nowMs;
      world.framesDecoded += pictures / 2;
      world.picturePackets += packets / 2;
      await watch.look(nowMs);
    }
  }

  it('is stuck four seconds after the last picture while packets of pictures go on coming', async () => {
    const at = setUp();
    await pass(at, [0, 5_000], [30, 60]);
    expect(at.watch.isStuck(5_000)).toBe(false);
    await pass(at, [5_500, 10_000], [0, 60]);
    expect([at.watch.isStuck(8_900), at.watch.isStuck(9_000), at.watch.isSilent(10_000)]).toEqual([
      false,
      true,
      false,
    ]);
    await pass(at, [10_500, 10_500], [30, 60]);
    expect(at.watch.isStuck(10_500)).toBe(false);
  });

  it('is not stuck while the camera is closed, or a slide stands still', async () => {
    const at = setUp();
    await pass(at, [0, 5_000], [30, 60]);
    await pass(at, [5_500, 30_000], [0, 0]);
    expect(at.watch.isStuck(30_000)).toBe(false);
    await pass(at, [30_500, 60_000], [1, 4]);
    expect(at.watch.isStuck(60_000)).toBe(false);
  });

  it('is not stuck on a new path before that has had its time', async () => {
    const at = setUp();
    await pass(at, [0, 20_000], [0, 60]);
    expect(at.watch.isStuck(20_000)).toBe(true);
    at.world.picturePackets = 0;
    await pass(at, [20_500, 23_500], [0, 60]);
    expect(at.watch.isStuck(23_500)).toBe(false);
  });
});
