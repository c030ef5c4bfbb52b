/** What an item of the past session is, and what can have become of it. Days count from the session. */
import type { Route } from '#shared/features/compile/state.ts';
import type { Outcome, Satisfaction } from '#shared/features/followups/state.ts';
import type { UnitKey } from './people.ts';

interface Report {
  readonly text: string;
  readonly outcome: Outcome;
  readonly measure?: string;
  /** Day of the promised date. */
  readonly due?: number;
  readonly owner?: string;
  readonly evidence?: string;
}

/** Something that happened to an item on a day. */
export type Deed = { readonly day: number } & (
  | { readonly do: 'accept'; readonly handler: string; readonly leader: string }
  | { readonly do: 'plan'; readonly measure: string; readonly due: number; readonly owner: string }
  | ({ readonly do: 'reply' | 'progress' } & Report)
  | { readonly do: 'publish'; readonly outcome: Outcome; readonly by?: 'supervisor' }
  | { readonly do: 'sendBack'; readonly reason: string }
  | { readonly do: 'urge'; readonly text: string }
  | { readonly do: 'return'; readonly reason: string }
  | { readonly do: 'redispatch'; readonly unit: UnitKey; readonly due: number; readonly note: string }
  | {
      readonly do: 'rate';
      /** Which question's author. */
      readonly source: number;
      readonly handling: Satisfaction;
      readonly result: Satisfaction;
      readonly comment: string;
    }
  | { readonly do: 'close' }
);

export interface AuthoredItem {
  readonly title: string;
  readonly summary: string;
  readonly sources: readonly number[];
  /** Drafted apart at first and then merged into it. */
  readonly merged?: { readonly title: string; readonly sources: readonly number[] };
  readonly route: Route;
  readonly lead: UnitKey | null;
  readonly co?: readonly UnitKey[];
  readonly note?: string;
  /** Days of dispatch and of the date for the reply; without them it stays on the board. */
  readonly dispatched?: { readonly day: number; readonly due: number };
  /** What was said, for the route `onsite`. */
  readonly onsite?: string;
  readonly deeds: readonly Deed[];
}
