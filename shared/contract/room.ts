/** The room: everything that one session's log adds up to, on the server and in the browser alike. */
import type { CommentEvent } from '#shared/features/comments/events.ts';
import { applyComments, type CommentsState, NO_COMMENTS } from '#shared/features/comments/state.ts';
import type { CompileEvent } from '#shared/features/compile/events.ts';
import { applyCompile, type CompileState, EMPTY_BOARD } from '#shared/features/compile/state.ts';
import type { PollEvent } from '#shared/features/polls/events.ts';
import { applyPolls, NO_POLLS, type PollsState } from '#shared/features/polls/state.ts';
import type { QuestionEvent } from '#shared/features/questions/events.ts';
import { applyQuestions, NO_QUESTIONS, type QuestionsState } from '#shared/features/questions/state.ts';
import type { CaptionEvent } from '#shared/features/replay/events.ts';
import { applyCaptions, type CaptionsState, NO_CAPTIONS } from '#shared/features/replay/state.ts';
import type { SessionEvent } from '#shared/features/sessions/events.ts';
import { applySession, NO_SESSION, type SessionState } from '#shared/features/sessions/state.ts';
import type { StageEvent } from '#shared/features/stage/events.ts';
import { applyStage, EMPTY_STAGE, type StageState } from '#shared/features/stage/state.ts';
import type { EventMeta } from '#shared/kernel/command.ts';

/** One slice per feature, named like the feature. */
export interface RoomSlices {
  readonly session: SessionState;
  readonly stage: StageState;
  readonly questions: QuestionsState;
  readonly comments: CommentsState;
  readonly polls: PollsState;
  readonly captions: CaptionsState;
  readonly compile: CompileState;
}

/** Events per slice. */
export interface RoomEvents {
  readonly session: SessionEvent;
  readonly stage: StageEvent;
  readonly questions: QuestionEvent;
  readonly comments: CommentEvent;
  readonly polls: PollEvent;
  readonly captions: CaptionEvent;
  readonly compile: CompileEvent;
}

export type SliceName = keyof RoomSlices;
export type RoomEvent = RoomEvents[SliceName];

/** An event with its number and time. */
export interface Numbered<E> extends EventMeta {
  readonly event: E;
}

/** The whole room after event number `seq`. */
export interface RoomState extends RoomSlices {
  readonly seq: number;
}

export const EMPTY_ROOM: RoomState = {
  seq: 0,
  session: NO_SESSION,
  stage: EMPTY_STAGE,
  questions: NO_QUESTIONS,
  comments: NO_COMMENTS,
  polls: NO_POLLS,
  captions: NO_CAPTIONS,
  compile: EMPTY_BOARD,
};

/** First part of an event's type → the slice it changes. */
const SLICE_OF = {
  session: 'session',
  stage: 'stage',
  question: 'questions',
  comment: 'comments',
  poll: 'polls',
  caption: 'captions',
  compile: 'compile',
} as const satisfies Record<string, SliceName>;

/** The slice that an event changes. */
export function sliceOf(event: RoomEvent): SliceName {
  // Every event type begins with a key of SLICE_OF: the template type below fails to compile otherwise.
  const prefix: `${keyof typeof SLICE_OF}.${string}` = event.type;
  return SLICE_OF[prefix.slice(0, prefix.indexOf('.')) as keyof typeof SLICE_OF];
}

type Apply = {
  readonly [S in SliceName]: (slice: RoomSlices[S], event: RoomEvents[S], meta: EventMeta) => RoomSlices[S];
};

const APPLY: Apply = {
  session: applySession,
  stage: applyStage,
  questions: applyQuestions,
  comments: applyComments,
  polls: applyPolls,
  captions: applyCaptions,
  compile: applyCompile,
};

/** The room after one event. Registry: the casts tie a slice to its own events. */
export function applyRoom(room: RoomState, numbered: Numbered<RoomEvent>): RoomState {
  const { event, ...meta } = numbered;
  const slice = sliceOf(event);
  const apply = APPLY[slice] as (slice: unknown, event: RoomEvent, meta: EventMeta) => RoomSlices[SliceName];
  return { ...room, seq: meta.seq, [slice]: apply(room[slice], event, meta) };
}
