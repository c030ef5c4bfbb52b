/** Who gets the place of a source, with a media plane that keeps the books. */
import { describe, expect, it } from 'vitest';
import { createFakeMediaPlane } from '#server/adapters/memory/fake-media-plane.ts';
import type { Result } from '#shared/kernel/result.ts';
import { camera, value } from '#tests/contract/media-plane.samples.ts';
import { Places } from './places.ts';

function setUp() {
  const plane = createFakeMediaPlane();
  const told: string[] = [];
  const places = new Places({ plane, tellReplaced: ({ ownerId }) => told.push(ownerId) });
  /** Publishes as a page does over a connection; answers whether it was let. */
  const publish = async (
    ownerId: string,
    personId: string,
    more: { role?: 'camera' | 'screen'; page?: string; again?: boolean } = {},
  ) => {
    const { role = 'camera', page = ownerId, again = false } = more;
    const place = { roomId: 's', sourceId: 'host', role };
    const produced = await places.take(place, { ownerId, personId, page, again }, async () => {
      value(await plane.join('s'));
      const { transportId } = value(await plane.createTransport({ ownerId, roomId: 's', direction: 'send' }));
      return plane.produce({ ...camera, role, ownerId, transportId });
    });
    return produced.ok ? 'ok' : produced.code;
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
    expect(await publish('desk2', 'li', { role: 'screen' })).toBe('ok');
    places.leave('desk1');
    expect(await publish('desk3', 'zhao')).toBe('ok');
    await plane.closeOwner('desk1');
    expect(owners()).toEqual(['desk2', 'desk3']);
    expect(told).toEqual(['desk1']);
  });

  it('is not taken back by a page that was away when a newer one came', async () => {
    const { publish, owners, places, plane } = setUp();
    await publish('first', 'wang', { page: 'old' });
    places.leave('first');
    await plane.closeOwner('first');
    await publish('second', 'wang', { page: 'new' });
    expect(await publish('third', 'wang', { page: 'old', again: true })).toBe('source_moved');
    expect(owners()).toEqual(['second']);
    expect(await publish('fourth', 'wang', { page: 'old' })).toBe('ok');
    expect(owners()).toEqual(['fourth']);
  });

  it('goes to the newer connection of one page, whose older one nobody has missed yet', async () => {
    const { publish, owners } = setUp();
    await publish('first', 'wang', { page: 'same' });
    expect(await publish('second', 'wang', { page: 'same', again: true })).toBe('ok');
    expect(owners()).toEqual(['second']);
  });

  it('goes to one of two who ask at once', async () => {
    const { publish, owners, told } = setUp();
    const both = await Promise.all([publish('desk1', 'wang'), publish('desk2', 'li')]);
    expect(both).toEqual(['ok', 'source_in_use']);
    expect(owners()).toEqual(['desk1']);
    expect(told).toEqual([]);
  });

  it('goes to the later one of two pages of a person that ask at once', async () => {
    const { publish, owners, told } = setUp();
    expect(await Promise.all([publish('tab1', 'wang'), publish('tab2', 'wang')])).toEqual(['ok', 'ok']);
    expect(owners()).toEqual(['tab2']);
    expect(told).toEqual(['tab1']);
  });

  it('is kept from nobody by a worker that does not answer', async () => {
    const { places, publish, owners } = setUp();
    const place = { roomId: 's', sourceId: 'host', role: 'camera' } as const;
    const lost = { ownerId: 'first', personId: 'wang', page: 'same', again: false };
    void places.take(place, lost, () => new Promise<Result<unknown>>(() => undefined));
    expect(await publish('second', 'wang', { page: 'same', again: true })).toBe('ok');
    expect(await publish('third', 'li')).toBe('source_in_use');
    places.leave('first');
    places.leave('second');
    expect(await publish('fourth', 'li')).toBe('ok');
    expect(owners()).toEqual(['fourth']);
  });

  it('may be asked for again by who has it', async () => {
    const { publish, owners, told } = setUp();
    await publish('desk1', 'wang');
    expect(await publish('desk1', 'wang')).toBe('ok');
    expect(owners()).toEqual(['desk1', 'desk1']);
    expect(told).toEqual([]);
  });
});
