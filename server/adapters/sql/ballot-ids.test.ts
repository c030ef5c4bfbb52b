/** Names of secret ballots and their shuffling. */
import { describe, expect, it } from 'vitest';
import { ballotIds, ballotIdsOfBatch, shuffled } from './ballot-ids.ts';

describe('ballot ids', () => {
  it('are 128 bits, sorted and never the same', () => {
    for (const ids of [ballotIds(500), ballotIdsOfBatch(500)]) {
      expect(new Set(ids).size).toBe(500);
      expect(ids).toEqual(ids.toSorted());
      for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
    }
  });

  it('begin alike within a batch only', () => {
    const prefixes = (ids: readonly string[]) => new Set(ids.map((id) => id.slice(0, 16)));
    expect(prefixes(ballotIdsOfBatch(100)).size).toBe(1);
    expect(prefixes([...ballotIdsOfBatch(1), ...ballotIdsOfBatch(1)]).size).toBe(2);
    expect(prefixes(ballotIds(100)).size).toBe(100);
  });
});

describe('shuffling', () => {
  it('keeps every item once', () => {
    const items = Array.from({ length: 300 }, (_, index) => index);
    expect([...shuffled(items)].sort((a, b) => a - b)).toEqual(items);
    expect(shuffled([])).toEqual([]);
  });

  it('puts every item in every place about equally often', () => {
    const rounds = 6_000;
    const firsts = [0, 0, 0, 0];
    for (let round = 0; round < rounds; round += 1) {
      const first = shuffled([0, 1, 2, 3])[0] ?? 0;
      firsts[first] = (firsts[first] ?? 0) + 1;
    }
    // Eight standard deviations of a quarter of the rounds.
    for (const count of firsts)
      expect(Math.abs(count - rounds / 4)).toBeLessThan(8 * Math.sqrt((rounds * 3) / 16));
  });
});
