/** Who gets the place of a source, with a media plane that keeps the books. */
import { describe, expect, it } from 'vitest';
import { createFakeMediaPlane } from '#server/adapters/memory/fake-media-plane.ts';
import { camera, value } from '#tests/contract/media-plane.samples.ts';
import { Places } from './places.ts';

function setUp() {
  const plane = createFakeMediaPlane();
  const told: string[] = [];
  const places = new Places({ plane, tellReplaced: ({ ownerId }) => told.push(ownerId) });
  /** Publishes as a page does; answers whether it was let. */
  const publish = async (ownerId: string, personId: string, role: 'camera' | 'screen' = 'camera') => {
    const place = { roomId: 's', sourceId: 'host', role, ownerId };
    const free = places.ask(place, personId);
    if (!free.ok) return free.code;
    value(await plane.join('s'));
    const { transportId } = value(await plane.createTransport({ ownerId, roomId: 's', direction: 'send' }));
    value(await plane.produce({ ...camera, role, ownerId, transportId }));
    await places.take(place);
    return 'ok';
  };
  const owners = () => plane.producers('s').map(({ ownerId }) => ownerId);
  return { plane, places, publish, owners, told };
}

describe('[T54] the place of a source', () => {
  it('goes to the newer page of the same person, and the older one is told', async () => {
    const { publish, owners, told } = setUp();
    expect([await publish('tab1', 'wang'), await publish('tab2', 'wang')]).toEqual(['ok', 'ok']);
    expect(owners()).toEqual(['tab2']);
    expect(told).toEqual(['tab1']);
  });

  it('stays with who is there when another person asks, until that one has left', async () => {
    const { publish, owners, places, plane, told } = setUp();
    await publish('desk1', 'wang');
    expect(await publish('desk2', 'li')).toBe('source_in_use');
    expect(owners()).toEqual(['desk1']);
    expect(await publish('desk2', 'li', 'screen')).toBe('ok');
    places.leave('desk1');
    expect(await publish('desk3', 'zhao')).toBe('ok');
    await plane.closeOwner('desk1');
    expect(owners()).toEqual(['desk2', 'desk3']);
    expect(told).toEqual(['desk1']);
  });

  it('may be asked for again by who has it', async () => {
    const { publish, owners, told } = setUp();
    await publish('desk1', 'wang');
    expect(await publish('desk1', 'wang')).toBe('ok');
    expect(owners()).toEqual(['desk1', 'desk1']);
    expect(told).toEqual([]);
  });
});
