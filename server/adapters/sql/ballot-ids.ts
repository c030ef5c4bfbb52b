/** Random names of secret ballots: they must say nothing, not even an order. */
import { randomBytes } from 'node:crypto';

const PREFIX_BYTES = 8;
const OWN_BYTES = 8;

/**
 * Ids of 128 random bits for `count` ballots, sorted. Ballots stored together begin alike, so that they lie on one
 * page instead of touching one each; which batch came when, and who was in it, cannot be told from that.
 */
export function ballotIdsOfBatch(count: number): readonly string[] {
  const prefix = randomBytes(PREFIX_BYTES).toString('hex');
  return randomIds(count, OWN_BYTES).map((id) => prefix + id);
}

/** Ids of 128 random bits for `count` ballots, sorted, with nothing in common. */
export function ballotIds(count: number): readonly string[] {
  return randomIds(count, PREFIX_BYTES + OWN_BYTES);
}

/** The bytes are fetched for all at once: asking is what costs. */
function randomIds(count: number, length: number): readonly string[] {
  const bytes = randomBytes(count * length);
  const ids = Array.from({ length: count }, (_, index) =>
    bytes.toString('hex', index * length, (index + 1) * length),
  );
  return ids.sort();
}

/** The same things in an order that is chance alone. */
export function shuffled<T>(items: readonly T[]): readonly T[] {
  const bytes = randomBytes(items.length * PREFIX_BYTES);
  return items
    .map((item, index) => ({ item, key: bytes.readBigUInt64LE(index * PREFIX_BYTES) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ item }) => item);
}
