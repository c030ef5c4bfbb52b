/** Limits counted in this process. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { RATE_RULES, type RateLimits, type RateRuleName } from '#server/ports/rate-limits.ts';

/** Rate limits for an installation of one process. `factor` multiplies every budget. */
export function createMemoryRateLimits({ factor = 1 }: { readonly factor?: number } = {}): RateLimits {
  const limiters = new Map<RateRuleName, RateLimiterMemory>();
  const limiterOf = (rule: RateRuleName): RateLimiterMemory => {
    const { points, seconds } = RATE_RULES[rule];
    const limiter =
      limiters.get(rule) ??
      new RateLimiterMemory({ keyPrefix: rule, points: points * factor, duration: seconds });
    limiters.set(rule, limiter);
    return limiter;
  };
  return {
    take: async (rule, key, cost = 1) => {
      try {
        await limiterOf(rule).consume(key, cost);
        return 0;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext);
        throw refused;
      }
    },
    close: async () => limiters.clear(),
  };
}
