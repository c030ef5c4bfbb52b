/** A follow-up item (交办单): three independent axes of process, outcome and evaluation, and its history. */
import type { Route } from '#shared/features/compile/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import type { EventMeta } from '#shared/kernel/command.ts';
import { assertNever } from '#shared/kernel/never.ts';
import type { FollowupEvent } from './events.ts';
import { type Step, stepOf } from './history.ts';

/** 正式交办 · 退回调整 · 已签收 · 办理中 · 待审核 · 已答复/待评价 · 重办 · 办结. */
export const PROCESSES = [
  'dispatched',
  'returned',
  'accepted',
  'handling',
  'review',
  'published',
  'redo',
  'closed',
] as const;
export type Process = (typeof PROCESSES)[number];

/** 已落实 · 正在落实 · 列入计划 · 暂时不能解决 · 留作参考. */
export const OUTCOMES = ['done', 'underway', 'planned', 'cannot', 'reference'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** 满意 · 基本满意 · 不满意. */
export const SATISFACTIONS = ['satisfied', 'basic', 'dissatisfied'] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];

/** Somebody of the staff who did something; never public. */
export interface StaffRef {
  readonly id: string;
  readonly name: string;
}

/** A submission behind the item, as it stood when the item was dispatched. */
export interface FollowupSource {
  /** `q:<questionId>` or `c:<commentId>`. */
  readonly key: string;
  readonly no: number;
  readonly text: string;
  readonly name: string;
  readonly place: string;
  readonly at: string;
  /** Whether the public has seen it; the text of others never leaves staff and department. */
  readonly shown: boolean;
}

/** What the item is about: fixed when it is dispatched. */
export interface FollowupBrief {
  readonly itemId: string;
  readonly no: number;
  readonly sessionId: string;
  readonly sessionTitle: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly title: string;
  readonly summary: string;
  readonly route: Route;
  readonly sources: readonly FollowupSource[];
  /** Distinct people who supported a source. */
  readonly supporters: number;
  readonly lead: UnitRef;
  readonly coUnits: readonly UnitRef[];
  /** YYYY-MM-DD. */
  readonly due: string;
  /** For the department; never public. */
  readonly note: string;
}

/** Measure, date (YYYY-MM-DD) and owner; empty strings where not given. */
export interface PlannedWork {
  readonly measure: string;
  readonly due: string;
  readonly owner: string;
}

/** A reply or progress report as the department hands it in. */
export interface FollowupDraft extends PlannedWork {
  readonly kind: 'reply' | 'progress';
  readonly text: string;
  readonly outcome: Outcome;
  readonly evidence: string;
}

/** A draft with its place in the process. */
export interface PendingDraft extends FollowupDraft {
  readonly at: string;
  /** Where the item returns to when the draft is sent back. */
  readonly from: Process;
  /** Why it is not in review any more: the reviewer's reason, or '' when a dissatisfied rating overtook it. */
  readonly sentBack: string | null;
}

/** A published reply. */
export interface FollowupReply extends FollowupDraft {
  /** 1, 2, 3 … within the item. */
  readonly no: number;
  readonly unit: UnitRef;
  readonly publishedAt: string;
}

/** One author's rating of one published reply. */
export interface Rating {
  /** The author's submission: `q:<questionId>`. */
  readonly key: string;
  readonly replyNo: number;
  readonly handling: Satisfaction;
  readonly result: Satisfaction;
  readonly comment: string;
  readonly at: string;
}

export interface FollowupState extends FollowupBrief {
  readonly process: Process;
  /** The last published outcome. */
  readonly outcome: Outcome | null;
  /** When the present lead department got it. The clock runs from here, not from accepting. */
  readonly dispatchedAt: string;
  /** 承办人 and 分管领导. */
  readonly handler: string;
  readonly leader: string;
  readonly plan: PlannedWork | null;
  /** What the department handed in and is not published: in review, or sent back. */
  readonly draft: PendingDraft | null;
  /** Published replies, oldest first. */
  readonly replies: readonly FollowupReply[];
  readonly ratings: readonly Rating[];
  /** A dissatisfied author reopens an item once. */
  readonly reopened: boolean;
  /** Why the department gave it back, while it is `returned`. */
  readonly returnReason: string | null;
  /** The committee refused a return: this department cannot return it again. */
  readonly returnRefused: boolean;
  readonly steps: readonly Step[];
}

/** Before `followup.begun`; an itemId of '' means that there is no such item. */
export const NO_ITEM: FollowupState = {
  itemId: '',
  no: 0,
  sessionId: '',
  sessionTitle: '',
  tenantId: '',
  tenantName: '',
  title: '',
  summary: '',
  route: 'unit',
  sources: [],
  supporters: 0,
  lead: { id: '', name: '' },
  coUnits: [],
  due: '',
  note: '',
  process: 'dispatched',
  outcome: null,
  dispatchedAt: '',
  handler: '',
  leader: '',
  plan: null,
  draft: null,
  replies: [],
  ratings: [],
  reopened: false,
  returnReason: null,
  returnRefused: false,
  steps: [],
};

/** The item after one event. */
export function applyFollowup(state: FollowupState, event: FollowupEvent, meta: EventMeta): FollowupState {
  const next = applyFacts(state, event, meta);
  return { ...next, steps: [...state.steps, stepOf(next.lead.name, event, meta)] };
}

/** Who has the item: dispatching, accepting, returning. */
type DispatchEvent = Extract<
  FollowupEvent,
  {
    readonly type:
      | 'followup.begun'
      | 'followup.accepted'
      | 'followup.returned'
      | 'followup.returnRefused'
      | 'followup.redispatched';
  }
>;

function applyFacts(state: FollowupState, event: FollowupEvent, { at }: EventMeta): FollowupState {
  switch (event.type) {
    case 'followup.planned':
      return { ...state, process: state.process === 'redo' ? 'redo' : 'handling', plan: event.plan };
    case 'followup.replied':
      return {
        ...state,
        process: 'review',
        draft: { ...event.draft, at, from: state.process, sentBack: null },
      };
    case 'followup.sentBack':
      return sendBack(state, event.reason);
    case 'followup.published':
      return publish(state, event.outcome, at);
    case 'followup.rated':
      return { ...state, ratings: [...state.ratings, event.rating] };
    case 'followup.reopened':
      return reopen(state, event.due);
    case 'followup.urged':
      return state;
    case 'followup.closed':
      return { ...state, process: 'closed' };
    default:
      return applyDispatch(state, event, at);
  }
}

function applyDispatch(state: FollowupState, event: DispatchEvent, at: string): FollowupState {
  switch (event.type) {
    case 'followup.begun':
      return { ...NO_ITEM, ...event.brief, dispatchedAt: at };
    case 'followup.accepted':
      return { ...state, process: 'accepted', handler: event.handler, leader: event.leader };
    case 'followup.returned':
      return { ...state, process: 'returned', returnReason: event.reason };
    case 'followup.returnRefused':
      return { ...state, process: 'dispatched', returnReason: null, returnRefused: true };
    case 'followup.redispatched': {
      const { lead, coUnits, due, note } = event;
      const afresh = { handler: '', leader: '', plan: null, returnReason: null, returnRefused: false };
      return { ...state, ...afresh, lead, coUnits, due, note, process: 'dispatched', dispatchedAt: at };
    }
    default:
      return assertNever(event);
  }
}

function sendBack(state: FollowupState, reason: string): FollowupState {
  if (state.draft === null) return state;
  return { ...state, process: state.draft.from, draft: { ...state.draft, sentBack: reason } };
}

/** A report in review is overtaken; it stays as a draft, so that nothing typed is lost. */
function reopen(state: FollowupState, due: string): FollowupState {
  const draft = state.draft === null ? null : { ...state.draft, from: 'redo' as const, sentBack: '' };
  return { ...state, process: 'redo', reopened: true, due, draft };
}

function publish(state: FollowupState, outcome: Outcome, at: string): FollowupState {
  if (state.draft === null) return state;
  const { at: _handedIn, from: _from, sentBack: _sentBack, ...draft } = state.draft;
  const reply = { ...draft, outcome, no: state.replies.length + 1, unit: state.lead, publishedAt: at };
  return { ...state, process: 'published', outcome, draft: null, replies: [...state.replies, reply] };
}
