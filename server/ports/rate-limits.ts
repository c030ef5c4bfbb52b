/** Limits per person and per address. */
export interface RateLimits {
  /**
   * Takes `cost` from the budget of `key` under a named rule.
   * Answers 0 when allowed, otherwise the milliseconds until trying again makes sense.
   */
  take(rule: RateRuleName, key: string, cost?: number): Promise<number>;
  close(): Promise<void>;
}

/** Budget per rule: `points` in `seconds`. */
export const RATE_RULES = {
  question: { points: 5, seconds: 60 },
  comment: { points: 10, seconds: 10 },
  vote: { points: 20, seconds: 10 },
  support: { points: 30, seconds: 10 },
  staff: { points: 300, seconds: 10 },
  call: { points: 60, seconds: 10 },
  signIn: { points: 10, seconds: 60 },
  receipt: { points: 30, seconds: 60 },
  /** New devices of one address: many people share one, a script wants thousands. */
  device: { points: 600, seconds: 60 },
  address: { points: 2000, seconds: 10 },
} as const;

export type RateRuleName = keyof typeof RATE_RULES;
