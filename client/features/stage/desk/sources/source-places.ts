/** Numbers of the sources on a desk: a key that led to one source never leads to another while the page is open. */
import { useState } from 'react';

/** Ids in the order of their numbers: new ones come last, and one that left keeps its number for when it is back. */
export function keepPlaces(known: readonly string[], ids: readonly string[]): readonly string[] {
  const fresh = ids.filter((id) => !known.includes(id));
  return fresh.length === 0 ? known : [...known, ...fresh];
}

/** What has an id, by its number; numbers of those who left are skipped. */
export function inPlaces<T extends { readonly id: string }>(
  places: readonly string[],
  all: readonly T[],
): readonly { readonly no: number; readonly it: T }[] {
  return places.flatMap((id, at) => all.filter((one) => one.id === id).map((it) => ({ no: at + 1, it })));
}

/** The same numbers for as long as the page is open. */
export function useSourcePlaces<T extends { readonly id: string }>(all: readonly T[]) {
  const [places, setPlaces] = useState<readonly string[]>([]);
  const now = keepPlaces(
    places,
    all.map(({ id }) => id),
  );
  if (now !== places) setPlaces(now);
  return inPlaces(now, all);
}
