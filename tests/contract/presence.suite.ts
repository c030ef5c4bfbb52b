/** What every presence promises. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fabric, FabricInstallation, FabricSubject } from './fabric-subjects.ts';

export function presenceSuite(subject: FabricSubject): void {
  describe(`presence: ${subject.name}`, () => {
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

    it('counts nobody where nobody ever was', async () => {
      expect(await here.presence.count('empty')).toEqual({ current: 0, peak: 0 });
      expect(await here.presence.isHere('empty', 'p_1')).toBe(false);
    });

    it('counts a person once however many tabs they have, in whatever process', async () => {
      await here.presence.join('tabs', 'p_1', 'c_1');
      await here.presence.join('tabs', 'p_1', 'c_2');
      await there.presence.join('tabs', 'p_1', 'c_3');
      await there.presence.join('tabs', 'p_2', 'c_4');
      for (const { presence } of [here, there]) {
        expect(await presence.count('tabs')).toEqual({ current: 2, peak: 2 });
      }
    });

    it('lets a person go with their last connection', async () => {
      await here.presence.join('last', 'p_1', 'c_11');
      await here.presence.join('last', 'p_1', 'c_12');
      await there.presence.join('last', 'p_1', 'c_13');
      await here.presence.leave('last', 'p_1', 'c_11');
      await there.presence.leave('last', 'p_1', 'c_13');
      expect(await there.presence.isHere('last', 'p_1')).toBe(true);
      expect((await here.presence.count('last')).current).toBe(1);
      await here.presence.leave('last', 'p_1', 'c_12');
      expect(await there.presence.isHere('last', 'p_1')).toBe(false);
      expect((await here.presence.count('last')).current).toBe(0);
    });

    it('takes joining or leaving twice with the same connection as once', async () => {
      await here.presence.join('twice', 'p_1', 'c_21');
      await here.presence.join('twice', 'p_1', 'c_21');
      await here.presence.leave('twice', 'p_1', 'c_21');
      await here.presence.leave('twice', 'p_1', 'c_21');
      await here.presence.leave('twice', 'p_2', 'c_22');
      expect(await here.presence.count('twice')).toEqual({ current: 0, peak: 1 });
    });

    it('remembers the most there were at once', async () => {
      const people = Array.from({ length: 30 }, (_, index) => `p_${index}`);
      await Promise.all(
        people.map((person, index) =>
          (index % 2 === 0 ? here : there).presence.join('peak', person, `c_peak_${index}`),
        ),
      );
      await Promise.all(
        people
          .slice(10)
          .map((person, index) =>
            (index % 2 === 0 ? here : there).presence.leave('peak', person, `c_peak_${index + 10}`),
          ),
      );
      expect(await there.presence.count('peak')).toEqual({ current: 10, peak: 30 });
      await here.presence.join('peak', 'p_0', 'c_peak_again');
      expect(await here.presence.count('peak')).toEqual({ current: 10, peak: 30 });
    });

    it('keeps scopes apart', async () => {
      await here.presence.join('scope-1', 'p_1', 'c_31');
      expect(await here.presence.isHere('scope-1', 'p_1')).toBe(true);
      expect(await here.presence.isHere('scope-2', 'p_1')).toBe(false);
    });

    it('counts a crowd that arrives together', async () => {
      const people = Array.from({ length: 5_000 }, (_, index) => `p_${index}`);
      await Promise.all(people.map((person) => here.presence.join('crowd', person, `c_${person}`)));
      expect(await here.presence.count('crowd')).toEqual({ current: 5_000, peak: 5_000 });
    });
  });
}
