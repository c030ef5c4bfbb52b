/** What the ledger, the receipt page and the desks are given about items: shapes only, no parsing. */
import type { Route } from '#shared/features/compile/state.ts';
import type { Answer, Channel, QuestionStatus, ReturnReason } from '#shared/features/questions/state.ts';
import type { AnswerMoments } from '#shared/features/replay/views.ts';
import type { SessionStatus, UnitRef } from '#shared/features/sessions/state.ts';
import type { StepKind } from './history.ts';
import type { FollowupState, Outcome, Process, Rating, Satisfaction } from './state.ts';

/** Process as the public sees it: what passes between offices (return, review) is not shown. */
export type PublicProcess = Exclude<Process, 'returned' | 'review'>;

/** Steps that the public sees. */
export type PublicStepKind = Exclude<
  StepKind,
  | 'followup.returned'
  | 'followup.returnRefused'
  | 'followup.replied'
  | 'followup.sentBack'
  | 'followup.planned'
>;

export interface PublicStep {
  readonly kind: PublicStepKind;
  readonly at: string;
  readonly unitName: string;
  readonly outcome: Outcome | null;
}

export interface PublicReply {
  readonly no: number;
  readonly kind: 'reply' | 'progress';
  readonly unitName: string;
  readonly text: string;
  readonly measure: string;
  readonly due: string;
  readonly outcome: Outcome;
  readonly evidence: string;
  readonly at: string;
}

export interface PublicSource {
  readonly key: string;
  readonly no: number;
  readonly text: string;
  readonly name: string;
  readonly place: string;
  readonly at: string;
}

/** How often each word was given; each author's latest rating counts. */
export type SatisfactionCounts = Readonly<Record<Satisfaction, number>>;

/** An item as everybody may see it. */
export interface PublicFollowup {
  readonly itemId: string;
  readonly no: number;
  readonly sessionId: string;
  readonly sessionTitle: string;
  readonly title: string;
  readonly summary: string;
  readonly route: Route;
  readonly unitName: string;
  readonly coUnitNames: readonly string[];
  readonly process: PublicProcess;
  readonly outcome: Outcome | null;
  readonly due: string;
  readonly dispatchedAt: string;
  /** Sources that were public anyway. */
  readonly sources: readonly PublicSource[];
  /** All sources, shown or not. */
  readonly opinions: number;
  readonly supporters: number;
  readonly replies: readonly PublicReply[];
  readonly evaluation: { readonly handling: SatisfactionCounts; readonly result: SatisfactionCounts };
  readonly steps: readonly PublicStep[];
}

/** 答复率 and 落实率 with one denominator (SPEC F17). */
export interface Rates {
  /** Items answered on the spot or dispatched, and submissions answered live that are in no item. */
  readonly opinions: number;
  readonly answered: number;
  readonly carriedOut: number;
  /** 0-1; null while there are no opinions. */
  readonly answeredRate: number | null;
  readonly carriedOutRate: number | null;
  /** Items per last published outcome. */
  readonly breakdown: Readonly<Record<Outcome, number>>;
  /** Published items that are being done again; in no outcome meanwhile. */
  readonly redoing: number;
  /** Answered on the spot or live: neither carried out nor waiting. */
  readonly onTheSpot: number;
  /** Dispatched items whose reply is due and not published. */
  readonly overdue: number;
  /** Not compiled yet: items not dispatched and submissions without an end. Not among the opinions. */
  readonly waiting: number;
}

export interface LedgerSession {
  readonly sessionId: string;
  readonly code: string;
  readonly title: string;
  readonly status: SessionStatus;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly rates: Rates;
}

/** Whether a session has its place in the ledger: from the first dispatch on. */
export function isInLedger(status: SessionStatus): boolean {
  return status === 'handling' || status === 'closed';
}

/** `/ledger`: all sessions that ended, newest first, and the overall figures. */
export interface LedgerOverview {
  readonly overall: Rates;
  readonly sessions: readonly LedgerSession[];
}

/** One session with its published items; before it is in the ledger there is nothing to count and to show [F27]. */
export interface LedgerDetail {
  readonly session: LedgerSession;
  readonly items: readonly PublicFollowup[];
  /** Items answered on the spot. */
  readonly onsite: readonly OnsiteItem[];
  /** Questions whose answer the recording shows. */
  readonly answerMoments: AnswerMoments;
}

export interface OnsiteItem {
  readonly itemId: string;
  readonly no: number;
  readonly title: string;
  readonly summary: string;
  readonly answer: string;
  readonly at: string;
  readonly opinions: number;
  /** The published questions in it. */
  readonly questionIds: readonly string[];
}

/** Steps of an author's thread, in the order in which they happen. */
export type ReceiptStepKind =
  | 'asked'
  | 'held'
  | 'returned'
  | 'published'
  | 'routed'
  | 'answered'
  | 'taken'
  | 'settled'
  | 'compiled'
  | 'onsite'
  | PublicStepKind;

export interface ReceiptStep {
  readonly kind: ReceiptStepKind;
  /** Null where the time was not kept. */
  readonly at: string | null;
  readonly unitNames: readonly string[];
  /** The answer, the reason, the promise. */
  readonly text: string;
  readonly reason?: ReturnReason;
  readonly outcome?: Outcome;
  readonly answer?: Answer;
}

/** What comes next; the words are in the catalogue. */
export type NextStep =
  | 'review'
  | 'answer'
  | 'compile'
  | 'dispatch'
  | 'accept'
  | 'reply'
  | 'redo'
  | 'rate'
  | 'progress'
  | 'nothing';

/** `/track/<receipt>`: the author's own thread. */
export interface ReceiptThread {
  readonly sessionId: string;
  readonly sessionCode: string;
  readonly sessionTitle: string;
  readonly tenantName: string;
  readonly question: {
    readonly id: string;
    readonly no: number;
    /** The author's own words. */
    readonly text: string;
    /** As published, when a reviewer edited it; else null. */
    readonly publishedText: string | null;
    readonly name: string;
    readonly place: string;
    readonly channel: Channel;
    readonly askedAt: string;
    readonly status: QuestionStatus;
  };
  /** The recording of the session shows the answer: its moment can be looked at [KR6]. */
  readonly answerRecorded: boolean;
  readonly steps: readonly ReceiptStep[];
  readonly next: {
    readonly kind: NextStep;
    readonly unitName: string;
    readonly by: string | null;
    readonly overdue: boolean;
  };
  readonly item: PublicFollowup | null;
  readonly rating: {
    /** The reply that may be rated now, or null. */
    readonly replyNo: number | null;
    readonly given: readonly Rating[];
    /** Whether a dissatisfied rating would reopen the item. */
    readonly canReopen: boolean;
  };
}

/** A row of a desk's list of items. */
export interface DeskItem {
  readonly itemId: string;
  readonly no: number;
  readonly sessionId: string;
  readonly sessionTitle: string;
  readonly title: string;
  readonly route: Route;
  readonly lead: UnitRef;
  readonly coUnits: readonly UnitRef[];
  readonly process: Process;
  readonly outcome: Outcome | null;
  readonly due: string;
  readonly dispatchedAt: string;
  readonly handler: string;
  readonly opinions: number;
  readonly supporters: number;
  /** Lowest of the latest ratings, of handling and result together; null while nobody rated. */
  readonly worstRating: Satisfaction | null;
  readonly urged: number;
  readonly flags: DeskFlags;
}

export interface DeskFlags {
  /** No published reply and the date has passed. */
  readonly overdue: boolean;
  /** Due within three working days. */
  readonly dueSoon: boolean;
  /** Promised for a date that has passed, and not reported as carried out. */
  readonly promiseOverdue: boolean;
  /** Last date (YYYY-MM-DD) on which the department may return it; null when it may not. */
  readonly returnUntil: string | null;
  /** Working days left until due; negative when overdue; null when nothing is due. */
  readonly workingDaysLeft: number | null;
}

/** A desk's view of one item: the whole for staff, the department's own for a department. */
export interface DeskItemDetail {
  readonly item: FollowupState;
  readonly flags: DeskFlags;
}

export interface DeskList {
  readonly items: readonly DeskItem[];
  /** Of all items that the desk may see, before filters. */
  readonly counts: { readonly byProcess: Readonly<Record<Process, number>>; readonly overdue: number };
}
