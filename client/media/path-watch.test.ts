/** Rule T22: a path that has gone silent is noticed before the browser says so. */
import { describe, expect, it } from 'vitest';
import { PathWatch } from './path-watch.ts';

const REST = { packetsReceived: 0, packetsLost: 0, framesDecoded: 0, packetsSent: 0 };

function setUp() {
  const world: { heard: number | null } = { heard: 0 };
  const stats = async () =>
    world.heard === null ? null : { ...REST, srtp: undefined, roundTripMs: undefined, heard: world.heard };
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
  });
});
