/** Comments (留言): a live stream; the room keeps the newest, the table keeps them all. */
import type { EventMeta } from '#shared/kernel/command.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { assertNever } from '#shared/kernel/never.ts';
import type { CommentEvent } from './events.ts';

/** A comment as everybody sees it. */
export interface PublicComment {
  readonly id: string;
  readonly no: number;
  readonly text: string;
  readonly name: string;
  readonly at: string;
  /** Programme time, milliseconds since the session went live; null before. */
  readonly programmeMs: number | null;
}

/** A comment with its author, who is known to the server only. */
export interface Comment extends PublicComment {
  readonly authorId?: string;
}

export interface CommentsState {
  /** The newest published ones, oldest first, at most `LIMITS.liveComments`. */
  readonly shown: readonly Comment[];
  /** Waiting for review, by id. Staff only. */
  readonly pending: Readonly<Record<string, Comment>>;
  /** People who may not comment: person id → reason. Staff only. */
  readonly muted: Readonly<Record<string, { readonly name: string; readonly reason: string }>>;
  /** Number of the last comment. Server and staff only, else 0. */
  readonly lastNo: number;
}

export const NO_COMMENTS: CommentsState = { shown: [], pending: {}, muted: {}, lastNo: 0 };

/** The comments after one event. */
export function applyComments(state: CommentsState, event: CommentEvent, _meta: EventMeta): CommentsState {
  switch (event.type) {
    case 'comment.made':
      return event.pending
        ? {
            ...state,
            lastNo: event.comment.no,
            pending: { ...state.pending, [event.comment.id]: event.comment },
          }
        : { ...state, lastNo: event.comment.no, shown: show(state.shown, event.comment) };
    case 'comment.shown':
      return { ...state, shown: show(state.shown, event.comment) };
    case 'comment.passed':
      return {
        ...state,
        pending: without(state.pending, event.comment.id),
        shown: show(state.shown, event.comment),
      };
    case 'comment.rejected':
      return { ...state, pending: without(state.pending, event.id) };
    case 'comment.deleted':
      return { ...state, shown: state.shown.filter((comment) => comment.id !== event.id) };
    case 'comment.authorMuted':
      return {
        ...state,
        muted: { ...state.muted, [event.personId]: { name: event.name, reason: event.reason } },
      };
    case 'comment.authorUnmuted':
      return { ...state, muted: without(state.muted, event.personId) };
    default:
      return assertNever(event);
  }
}

/** Appends and keeps the newest. Copying 200 references per comment is cheaper than sending one. */
function show(shown: readonly Comment[], comment: Comment): readonly Comment[] {
  const kept =
    shown.length >= LIMITS.liveComments ? shown.slice(shown.length - LIMITS.liveComments + 1) : shown;
  return [...kept, comment];
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}
