/** Limits counted in Redis for all processes together; while it is away each process counts for itself. */
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { RATE_RULES, type RateLimits, type RateRuleName } from '#server/ports/rate-limits.ts';
import type { RedisConnection } from './connection.ts';

/** `factor` multiplies every budget. */
export function openRedisRateLimits(client: RedisConnection, factor = 1): RateLimits {
  const limiters = new Map<RateRuleName, RateLimiterRedis>();
  const limiterOf = (rule: RateRuleName): RateLimiterRedis => {
    const limiter = limiters.get(rule) ?? createLimiter(client, rule, factor);
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

function createLimiter(client: RedisConnection, rule: RateRuleName, factor: number): RateLimiterRedis {
  const { points, seconds } = RATE_RULES[rule];
  const budget = { keyPrefix: `yishiting:rate:${rule}`, points: points * factor, duration: seconds };
  return new RateLimiterRedis({
    ...budget,
    storeClient: client,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new RateLimiterMemory(budget),
  });
}
