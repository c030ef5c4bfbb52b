/** What every bus promises. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bus } from '#server/ports/bus.ts';
import { waitFor } from '../support/wait-for.ts';
import type { Fabric, FabricInstallation, FabricSubject } from './fabric-subjects.ts';

export function busSuite(subject: FabricSubject): void {
  describe(`bus: ${subject.name}`, () => {
    let installation: FabricInstallation;
    let here: Fabric;
    let there: Fabric;

    beforeAll(async () => {
      installation = await subject.install();
      here = await installation.open();
      there = await installation.open();
    });
    afterAll(async () => {
      await here.close();
      await there.close();
      await installation.remove();
    });

    /** Everything that comes on a topic from now on. */
    const listen = async (bus: Bus, topic: string) => {
      const heard: unknown[] = [];
      const stop = await bus.subscribe(topic, (message) => heard.push(message));
      return { heard, stop };
    };
    const hears = (heard: readonly unknown[], messages: readonly unknown[]) =>
      waitFor(() => heard.length >= messages.length, { what: `${messages.length} messages` }).then(() =>
        expect(heard).toEqual(messages),
      );

    it('delivers a message to every subscriber, in this process and in others', async () => {
      const ears = [
        await listen(here.bus, 'all'),
        await listen(here.bus, 'all'),
        await listen(there.bus, 'all'),
      ];
      const message = { sessionId: 's_1', text: '你好', list: [1, null] };
      await here.bus.publish('all', message);
      for (const { heard } of ears) await hears(heard, [message]);
    });

    it('keeps the order of one publisher and mixes no topics', async () => {
      const [one, two] = [await listen(there.bus, 'order-1'), await listen(there.bus, 'order-2')];
      const numbers = Array.from({ length: 500 }, (_, index) => index);
      await Promise.all(
        numbers.map((number) => here.bus.publish(number % 2 === 0 ? 'order-1' : 'order-2', number)),
      );
      await hears(
        one.heard,
        numbers.filter((number) => number % 2 === 0),
      );
      await hears(
        two.heard,
        numbers.filter((number) => number % 2 === 1),
      );
    });

    it('lets all processes hear the messages of several publishers in the same order', async () => {
      const [first, second] = [await listen(here.bus, 'mixed'), await listen(there.bus, 'mixed')];
      const sent = Array.from({ length: 200 }, (_, index) => index);
      await Promise.all(sent.map((index) => (index % 2 === 0 ? here : there).bus.publish('mixed', index)));
      await waitFor(() => first.heard.length === 200 && second.heard.length === 200, {
        what: 'all messages',
      });
      expect(second.heard).toEqual(first.heard);
      expect([...first.heard].sort((a, b) => Number(a) - Number(b))).toEqual(sent);
    });

    it('says nothing of what was published before subscribing', async () => {
      const early = await listen(here.bus, 'late');
      await here.bus.publish('late', 'before');
      await hears(early.heard, ['before']);
      const late = await listen(here.bus, 'late');
      await here.bus.publish('late', 'after');
      await hears(late.heard, ['after']);
    });

    it('stops delivering when a subscriber leaves, to that one only', async () => {
      const [leaving, staying] = [await listen(here.bus, 'leave'), await listen(here.bus, 'leave')];
      await here.bus.publish('leave', 1);
      await hears(staying.heard, [1]);
      await leaving.stop();
      await leaving.stop();
      await here.bus.publish('leave', 2);
      await hears(staying.heard, [1, 2]);
      expect(leaving.heard).toEqual([1]);
    });

    it('gives each receiver its own copy', async () => {
      const sent = { list: [1] };
      const ear = await listen(here.bus, 'copy');
      await here.bus.publish('copy', sent);
      sent.list.push(2);
      await hears(ear.heard, [{ list: [1] }]);
    });

    it('does not call a receiver before publishing has returned', async () => {
      let returned = false;
      let calledEarly = false;
      const ear = await listen(here.bus, 'reenter');
      await here.bus.subscribe('reenter', () => {
        calledEarly = calledEarly || !returned;
      });
      const publishing = here.bus.publish('reenter', 'x');
      returned = true;
      await publishing;
      await hears(ear.heard, ['x']);
      expect(calledEarly).toBe(false);
    });

    it('reports a receiver that throws and still tells the others', async () => {
      await here.bus.subscribe('throws', () => {
        throw new Error('receiver is broken');
      });
      const ear = await listen(here.bus, 'throws');
      const errorsBefore = installation.errors.length;
      await here.bus.publish('throws', 1);
      await here.bus.publish('throws', 2);
      await hears(ear.heard, [1, 2]);
      expect(installation.errors.length).toBe(errorsBefore + 2);
    });

    it('refuses what cannot be sent and goes on', async () => {
      const circular: Record<string, unknown> = {};
      circular.self = circular;
      const ear = await listen(here.bus, 'circular');
      await expect(here.bus.publish('circular', circular)).rejects.toThrow(/circular/i);
      await here.bus.publish('circular', 'fine');
      await hears(ear.heard, ['fine']);
    });

    it('refuses to publish or subscribe after it was closed, and closes twice', async () => {
      const other = await subject.install();
      const { bus, close } = await other.open();
      await bus.close();
      await bus.close();
      await expect(bus.publish('x', 1)).rejects.toThrow(/closed/);
      await expect(bus.subscribe('x', () => {})).rejects.toThrow(/closed/);
      await close();
      await other.remove();
    });
  });
}
