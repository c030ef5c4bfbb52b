/** What can happen to a poll. */
import type { Poll } from './state.ts';

export type PollEvent =
  /** Prepared or changed before opening; staff only. */
  | { readonly type: 'poll.prepared'; readonly poll: Poll }
  /** Carries the whole poll, since the public has not seen it before. */
  | { readonly type: 'poll.opened'; readonly poll: Poll }
  | { readonly type: 'poll.closed'; readonly id: string; readonly tally: unknown; readonly turnout: number }
  | { readonly type: 'poll.removed'; readonly id: string };
