/** One that cannot be closed does not keep the others open. */
import { describe, expect, it } from 'vitest';
import { closeAll } from './close-all.ts';

/** Ways to close that note their turn; those that are named fail, at once or later. */
function setUp(faults: Readonly<Record<string, 'thrown' | 'rejected'>> = {}) {
  const closed: string[] = [];
  const closing = (name: string) => (): Promise<void> | void => {
    closed.push(name);
    if (faults[name] === 'thrown') throw new Error(name);
    if (faults[name] === 'rejected') return Promise.reject(new Error(name));
  };
  return { closed, closings: ['media', 'films', 'stores'].map(closing) };
}

describe('closing everything', () => {
  it('closes one after the other', async () => {
    const order: string[] = [];
    const slow = async (): Promise<void> => {
      await Promise.resolve();
      order.push('slow');
    };
    await closeAll([slow, () => void order.push('quick')]);
    expect(order).toEqual(['slow', 'quick']);
  });

  it.each(['thrown', 'rejected'] as const)(
    'goes on after a fault that is %s, and tells it at the end',
    async (how) => {
      const { closed, closings } = setUp({ media: how });
      await expect(closeAll(closings)).rejects.toThrow('media');
      expect(closed).toEqual(['media', 'films', 'stores']);
    },
  );

  it('tells every fault', async () => {
    const { closed, closings } = setUp({ media: 'rejected', stores: 'thrown' });
    const fault: unknown = await closeAll(closings).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(AggregateError);
    expect(fault).toMatchObject({ errors: [{ message: 'media' }, { message: 'stores' }] });
    expect(closed).toEqual(['media', 'films', 'stores']);
  });
});
