/** Who comes or goes changes nobody's number. */
import { describe, expect, it } from 'vitest';
import { inPlaces, keepPlaces } from './source-places.ts';

const numbers = (places: readonly string[], ids: readonly string[]) =>
  inPlaces(
    places,
    ids.map((id) => ({ id })),
  ).map(({ no, it }) => `${no} ${it.id}`);

describe('numbers of sources', () => {
  it('stay when somebody comes in between', () => {
    const first = keepPlaces([], ['desk', 'guest', 'feed']);
    const then = keepPlaces(first, ['desk', 'guest', 'partner', 'feed']);
    expect(numbers(then, ['desk', 'guest', 'partner', 'feed'])).toEqual([
      ...['1 desk', '2 guest', '3 feed', '4 partner'],
    ]);
  });

  it('stay when somebody goes, who has the same one again when back', () => {
    const places = keepPlaces(keepPlaces([], ['desk', 'film', 'guest']), ['desk', 'guest']);
    expect(numbers(places, ['desk', 'guest'])).toEqual(['1 desk', '3 guest']);
    expect(numbers(places, ['desk', 'guest', 'film'])).toEqual(['1 desk', '2 film', '3 guest']);
  });

  it('are the very same list while nobody is new', () => {
    const places = keepPlaces([], ['desk']);
    expect(keepPlaces(places, [])).toBe(places);
  });
});
