/** What an authored text of the demo carries beside its words: where it goes and how it ends. */
import type { ReturnReason } from '#shared/features/questions/state.ts';
import type { UnitKey } from './people.ts';

/** A promise; `inDays` counts from the day on which it is made. */
export interface Promised {
  readonly measure: string;
  readonly inDays: number;
  readonly owner: string;
}

/** How a question ends in the session. Questions without an end are left for the newcomer. */
export type Ending =
  | { readonly how: 'written'; readonly text: string; readonly promised?: Promised }
  | { readonly how: 'live'; readonly text: string }
  | { readonly how: 'taken'; readonly promised: Promised }
  | { readonly how: 'draft'; readonly text: string };

/** What the reviewer does with it; passes it as it is when nothing is said. */
export type Review =
  | { readonly do: 'return'; readonly reason: ReturnReason; readonly note: string }
  | { readonly do: 'hold'; readonly note: string }
  | { readonly do: 'edit'; readonly text: string };

export interface AuthoredQuestion {
  readonly text: string;
  readonly name: string;
  readonly place: string;
  /** The first of them answers. */
  readonly units: readonly UnitKey[];
  readonly review?: Review;
  readonly ending?: Ending;
  /** How much it moves people, 1 to 10; 3 when nothing is said. */
  readonly weight?: number;
}
