/** What all rate limits promise. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RATE_RULES } from '#server/ports/rate-limits.ts';
import { waitFor } from '../support/wait-for.ts';
import type { Fabric, FabricInstallation, FabricSubject } from './fabric-subjects.ts';

export function rateLimitsSuite(subject: FabricSubject): void {
  describe(`rate limits: ${subject.name}`, () => {
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

    it('allows the budget of a rule and then says how long to wait', async () => {
      const { points, seconds } = RATE_RULES.question;
      for (let taken = 0; taken < points; taken += 1) {
        expect(await here.rateLimits.take('question', 'p_1')).toBe(0);
      }
      const wait = await here.rateLimits.take('question', 'p_1');
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(seconds * 1000);
    });

    it('counts all processes together, to the point', async () => {
      const { points } = RATE_RULES.vote;
      const asked = Array.from({ length: points * 2 }, (_, index) =>
        (index % 2 === 0 ? here : there).rateLimits.take('vote', 'p_together'),
      );
      expect((await Promise.all(asked)).filter((wait) => wait === 0)).toHaveLength(points);
    });

    it('keeps keys and rules apart', async () => {
      const { points } = RATE_RULES.question;
      expect(await here.rateLimits.take('question', 'p_2', points)).toBe(0);
      expect(await here.rateLimits.take('question', 'p_2')).toBeGreaterThan(0);
      expect(await here.rateLimits.take('question', 'p_3')).toBe(0);
      expect(await here.rateLimits.take('comment', 'p_2')).toBe(0);
    });

    it('takes what something costs, and refuses what costs more than is left', async () => {
      const { points } = RATE_RULES.staff;
      expect(await here.rateLimits.take('staff', 'a_1', points - 1)).toBe(0);
      expect(await here.rateLimits.take('staff', 'a_1', 2)).toBeGreaterThan(0);
    });

    it('allows again when the time it named has passed', async () => {
      const { points } = RATE_RULES.comment;
      expect(await here.rateLimits.take('comment', 'p_again', points)).toBe(0);
      const wait = await here.rateLimits.take('comment', 'p_again');
      const start = performance.now();
      await waitFor(async () => performance.now() - start > wait, {
        what: 'the named time',
        withinMs: wait + 5_000,
      });
      await waitFor(async () => (await here.rateLimits.take('comment', 'p_again')) === 0, {
        what: 'a new budget',
        withinMs: 1_000,
      });
    });
  });
}
