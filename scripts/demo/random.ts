/** Chance with a seed, so that the demo tells much the same story every time. */

export interface Chance {
  /** 0 up to 1. */
  next(): number;
  between(low: number, high: number): number;
  pick<T>(items: readonly T[]): T | undefined;
  /** An index, by weight; −1 of nothing. */
  weighted(weights: readonly number[]): number;
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    pick: (items) => items[Math.floor(next() * items.length)],
    weighted: (weights) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      let left = next() * total;
      return weights.findIndex((weight) => {
        left -= weight;
        return left < 0;
      });
    },
  };
}
