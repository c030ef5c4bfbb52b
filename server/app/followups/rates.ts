/** 答复率 and 落实率: two facts side by side, with one honest denominator. Rule F17. */
import { type Compilable, coverage } from '#shared/features/compile/coverage.ts';
import { awaitsReply, isOverdue } from '#shared/features/followups/due.ts';
import { type FollowupState, OUTCOMES, type Outcome } from '#shared/features/followups/state.ts';
import type { Rates } from '#shared/features/followups/views.ts';

/** What the rates need to know of a session's board. */
export interface BoardFigures {
  /** Items answered on the spot. */
  readonly onsite: number;
  /** Submissions answered live that are in no item. */
  readonly live: number;
  /** Items and submissions that are not at an end yet. */
  readonly waiting: number;
}

/** Items and board of one session, or of several added up. */
export interface RatedPart {
  readonly board: BoardFigures;
  readonly items: readonly FollowupState[];
}

export function boardFigures(room: Compilable): BoardFigures {
  const items = Object.values(room.compile.items);
  const { byKind } = coverage(room);
  return {
    onsite: items.filter((item) => item.status === 'finished').length,
    live: byKind.live,
    waiting: byKind.open + items.filter((item) => item.status === 'open').length,
  };
}

/** Carried out: the last published reply says so, and no dissatisfied author has it done again. */
export function isCarriedOut(item: FollowupState): boolean {
  return item.outcome === 'done' && !awaitsReply(item);
}

/** The rates of one or more parts; `today` is the date in China. */
export function computeRates(parts: readonly RatedPart[], today: string): Rates {
  const items = parts.flatMap((part) => part.items);
  const sum = (figure: keyof BoardFigures) => parts.reduce((total, { board }) => total + board[figure], 0);
  const onTheSpot = sum('onsite') + sum('live');
  const opinions = onTheSpot + items.length;
  const answered = onTheSpot + items.filter((item) => item.replies.length > 0).length;
  const carriedOut = items.filter(isCarriedOut).length;
  return {
    opinions,
    answered,
    carriedOut,
    answeredRate: rate(answered, opinions),
    carriedOutRate: rate(carriedOut, opinions),
    breakdown: breakdown(items.filter((item) => !isRedone(item))),
    redoing: items.filter(isRedone).length,
    onTheSpot,
    overdue: items.filter((item) => isOverdue(item, today)).length,
    waiting: sum('waiting'),
  };
}

/** Answered once, and done again after a dissatisfied rating: its last outcome no longer holds. */
function isRedone(item: FollowupState): boolean {
  return item.replies.length > 0 && awaitsReply(item);
}

function breakdown(items: readonly FollowupState[]): Record<Outcome, number> {
  const counts = { done: 0, underway: 0, planned: 0, cannot: 0, reference: 0 } satisfies Record<
    Outcome,
    number
  >;
  for (const outcome of OUTCOMES) counts[outcome] = items.filter((item) => item.outcome === outcome).length;
  return counts;
}

function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
