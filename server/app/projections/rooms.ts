/** Read tables that follow from a room's events: sessions, receipts, comments, guests' links. */

import type { TableWrite } from '#server/ports/event-store.ts';
import type { CommentRow, SessionListItem } from '#shared/contract/http.ts';
import type { RoomEvent, RoomState } from '#shared/contract/room.ts';
import type { CommentEvent } from '#shared/features/comments/events.ts';
import type { Comment } from '#shared/features/comments/state.ts';
import type { Question } from '#shared/features/questions/state.ts';
import type { StageEvent } from '#shared/features/stage/events.ts';

/** Row of the `sessions` table, keyed by code. */
export type SessionRow = SessionListItem & { readonly tenantId: string };
/** Row of the `receipts` table, keyed by receipt code. */
export interface ReceiptRow {
  readonly questionId: string;
  readonly personId: string;
}
/** Row of the `comments` table, keyed by comment id; the author is for the server only. */
export type StoredComment = Comment & { readonly status: CommentRow['status'] };

const pad = (no: number): string => String(no).padStart(9, '0');

function sessionWrite(room: RoomState): TableWrite {
  const { id, code, title, kind, status, scheduledAt, tenantName, tenantId, units } = room.session;
  const unitIds = units.map((unit) => unit.id);
  const doc: SessionRow = { id, code, title, kind, status, scheduledAt, tenantName, tenantId, unitIds };
  return {
    op: 'put',
    table: 'sessions',
    key: code,
    row: { scope: tenantId, tag: id, sort: scheduledAt, doc },
  };
}

function commentWrite(sessionId: string, comment: Comment, status: CommentRow['status']): TableWrite {
  const doc: StoredComment = { ...comment, status };
  return {
    op: 'put',
    table: 'comments',
    key: comment.id,
    row: { scope: sessionId, tag: status, sort: pad(comment.no), doc },
  };
}

/** Rows of comments: every one is kept, whatever becomes of it. */
function commentRows(event: CommentEvent, before: RoomState, sessionId: string): readonly TableWrite[] {
  switch (event.type) {
    case 'comment.made':
      return [commentWrite(sessionId, event.comment, event.pending ? 'pending' : 'shown')];
    case 'comment.passed':
      return [commentWrite(sessionId, event.comment, 'shown')];
    case 'comment.rejected': {
      const comment = before.comments.pending[event.id];
      return comment === undefined ? [] : [commentWrite(sessionId, comment, 'rejected')];
    }
    case 'comment.deleted': {
      const { comment } = event;
      return comment === undefined ? [] : [commentWrite(sessionId, comment, 'deleted')];
    }
    default:
      return [];
  }
}

/** From a receipt code to its question. */
function receiptRows(question: Question, sessionId: string): readonly TableWrite[] {
  const { id, no, receipt, authorId } = question;
  if (receipt === undefined) return [];
  const doc: ReceiptRow = { questionId: id, personId: authorId ?? '' };
  return [
    {
      op: 'put',
      table: 'receipts',
      key: receipt,
      row: { scope: sessionId, tag: 'question', sort: pad(no), doc },
    },
  ];
}

/** From a guest's link to the session. */
function guestRows(event: StageEvent, before: RoomState, sessionId: string): readonly TableWrite[] {
  if (event.type === 'stage.guestInvited') {
    const { id, label, tokenDigest } = event.guest;
    if (tokenDigest === undefined) return [];
    return [
      {
        op: 'put',
        table: 'guests',
        key: tokenDigest,
        row: { scope: sessionId, tag: id, sort: id, doc: { label } },
      },
    ];
  }
  if (event.type !== 'stage.guestRemoved') return [];
  const digest = before.stage.guests[event.guestId]?.tokenDigest;
  return digest === undefined ? [] : [{ op: 'delete', table: 'guests', key: digest }];
}

/** From an encoder's key to the session: over RTMP the key is all that is said. */
function encoderRows(event: StageEvent, before: RoomState, sessionId: string): readonly TableWrite[] {
  if (event.type === 'stage.encoderAdded')
    return keyRow(event.encoder.id, event.encoder.keyDigest, sessionId);
  if (event.type !== 'stage.encoderKeyChanged' && event.type !== 'stage.encoderRemoved') return [];
  const { encoderId } = event;
  const digest = before.stage.encoders[encoderId]?.keyDigest;
  const gone: readonly TableWrite[] =
    digest === undefined ? [] : [{ op: 'delete', table: 'encoders', key: digest }];
  if (event.type === 'stage.encoderRemoved') return gone;
  return [...gone, ...keyRow(encoderId, event.keyDigest, sessionId)];
}

function keyRow(id: string, digest: string | undefined, sessionId: string): readonly TableWrite[] {
  if (digest === undefined) return [];
  return [
    { op: 'put', table: 'encoders', key: digest, row: { scope: sessionId, tag: id, sort: id, doc: {} } },
  ];
}

/** Writes for one event that led from `before` to `after`. */
export function projectRoomEvent(
  event: RoomEvent,
  before: RoomState,
  after: RoomState,
): readonly TableWrite[] {
  const sessionId = after.session.id;
  if (isOf(event, 'session')) return [sessionWrite(after)];
  if (isOf(event, 'comment')) return commentRows(event, before, sessionId);
  if (isOf(event, 'stage')) {
    return [...guestRows(event, before, sessionId), ...encoderRows(event, before, sessionId)];
  }
  return event.type === 'question.asked' ? receiptRows(event.question, sessionId) : [];
}

/** Whether an event's type begins with a feature's word. */
function isOf<P extends string>(
  event: RoomEvent,
  prefix: P,
): event is Extract<RoomEvent, { type: `${P}.${string}` }> {
  return event.type.startsWith(`${prefix}.`);
}

/** Parsing edge: the tables hold only what the projections above wrote. */
export function readSessionRow(doc: unknown): SessionRow {
  return doc as SessionRow;
}

export function readStoredComment(doc: unknown): StoredComment {
  return doc as StoredComment;
}
