/** Questions (提问): one numbered object from the screen to the settlement. */
import type { EventMeta } from '#shared/kernel/command.ts';
import { assertNever } from '#shared/kernel/never.ts';
import type { QuestionEvent } from './events.ts';

/** 待审 · 暂缓 · 退回 · 已公开. */
export type QuestionStatus = 'pending' | 'held' | 'returned' | 'published';

/** How it came in (domain: 直播, 预征集, 现场代录, 电话, 信箱). */
export const CHANNELS = ['live', 'advance', 'onsite', 'phone', 'mail'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Why a question was returned; the list is public, the words are in the catalogue. */
export const RETURN_REASONS = [
  'off_topic',
  'repeated',
  'private_matter',
  'not_civil',
  'unclear',
  'law',
  'other',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** A commitment: measure, date (YYYY-MM-DD) and owner. Empty strings where not given. */
export interface Commitment {
  readonly measure: string;
  readonly due: string;
  readonly owner: string;
}

/** A published answer (答复). */
export interface Answer {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  /** 现场答复 by voice, or 书面答复 as text. */
  readonly kind: 'live' | 'written';
  readonly text: string;
  readonly commitment: Commitment | null;
  readonly at: string;
  readonly programmeMs: number | null;
}

/** An answer that a department is preparing; never public. */
export interface AnswerDraft {
  readonly unitId: string;
  readonly text: string;
  readonly commitment: Commitment;
  readonly at: string;
}

/** How a question was settled in the session. */
export type Settlement =
  | { readonly how: 'answered' }
  /** 带回办理: taken away with a dated promise. */
  | { readonly how: 'taken'; readonly unitId: string; readonly commitment: Commitment };

/** What everybody may see of a published question. */
export interface PublicQuestion {
  readonly id: string;
  readonly no: number;
  readonly text: string;
  readonly name: string;
  readonly place: string;
  readonly channel: Channel;
  readonly askedAt: string;
  readonly programmeMs: number | null;
  readonly status: QuestionStatus;
  /** The reviewer changed the author's words. */
  readonly edited: boolean;
  readonly unitIds: readonly string[];
  /** Who is answering now, by voice. */
  readonly answering: { readonly unitId: string; readonly since: string } | null;
  readonly answers: readonly Answer[];
  readonly settled: Settlement | null;
}

/** A question with what only staff (and in part its author) may see. */
export interface Question extends PublicQuestion {
  /** Staff only. The author's words before the reviewer's edit. */
  readonly original?: string;
  /** Server only. */
  readonly authorId?: string;
  /** Server only: encrypted contact. */
  readonly contactSealed?: string;
  /** Server and author only. */
  readonly receipt?: string;
  /** Staff only. */
  readonly review?: {
    readonly by: string;
    readonly at: string;
    readonly reason?: ReturnReason;
    readonly note?: string;
  };
  /** Staff and the department concerned. By unit id. */
  readonly drafts?: Readonly<Record<string, AnswerDraft>>;
}

export interface QuestionsState {
  readonly byId: Readonly<Record<string, Question>>;
  /** Number of the last question; numbers are given when a question arrives. Server and staff only, else 0. */
  readonly lastNo: number;
}

export const NO_QUESTIONS: QuestionsState = { byId: {}, lastNo: 0 };

/** The questions after one event. */
export function applyQuestions(state: QuestionsState, event: QuestionEvent, meta: EventMeta): QuestionsState {
  switch (event.type) {
    case 'question.asked':
      return { byId: { ...state.byId, [event.question.id]: event.question }, lastNo: event.question.no };
    case 'question.shown':
      return { ...state, byId: { ...state.byId, [event.question.id]: event.question } };
    case 'question.passed':
      return change(state, event.id, (question) => ({
        ...question,
        status: 'published',
        text: event.text,
        edited: event.edited,
        ...(event.edited ? { original: question.original ?? question.text } : {}),
        review: { by: event.by, at: meta.at },
      }));
    case 'question.held':
      return change(state, event.id, (question) => ({
        ...question,
        status: 'held',
        review: { by: event.by, at: meta.at, note: event.note },
      }));
    case 'question.returned':
      return change(state, event.id, (question) => ({
        ...question,
        status: 'returned',
        review: { by: event.by, at: meta.at, reason: event.reason, note: event.note },
      }));
    case 'question.routed':
      return change(state, event.id, (question) => ({ ...question, unitIds: event.unitIds }));
    case 'question.answeringSet':
      return change(state, event.id, (question) => ({
        ...question,
        answering: event.unitId === null ? null : { unitId: event.unitId, since: meta.at },
      }));
    case 'question.drafted':
      return change(state, event.id, (question) => ({
        ...question,
        drafts: { ...question.drafts, [event.draft.unitId]: event.draft },
      }));
    case 'question.answered':
      return change(state, event.id, (question) => ({
        ...question,
        answers: [...question.answers, event.answer],
      }));
    case 'question.settled':
      return change(state, event.id, (question) => ({
        ...question,
        settled: event.settlement,
        answering: null,
      }));
    default:
      return assertNever(event);
  }
}

/** Changes one question; events about a question that this audience does not see change nothing. */
function change(state: QuestionsState, id: string, edit: (question: Question) => Question): QuestionsState {
  const question = state.byId[id];
  return question === undefined ? state : { ...state, byId: { ...state.byId, [id]: edit(question) } };
}
