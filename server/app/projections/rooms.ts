/** Read tables that follow from a room's events: sessions, receipts, comments, guests' links. */
import type { CommentRow, SessionListItem } from '#shared/contract/http.ts';
import type { RoomEvent, RoomState } from '#shared/contract/room.ts';
import type { Comment } from '#shared/features/comments/state.ts';
import type { TableWrite } from '#server/ports/event-store.ts';

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

function fromEvent(event: RoomEvent, before: RoomState, sessionId: string): readonly TableWrite[] {
  switch (event.type) {
    case 'question.asked': {
      const { id, no, receipt, authorId } = event.question;
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
    case 'comment.made':
      return [commentWrite(sessionId, event.comment, event.pending ? 'pending' : 'shown')];
    case 'comment.passed':
      return [commentWrite(sessionId, event.comment, 'shown')];
    case 'comment.rejected': {
      const comment = before.comments.pending[event.id];
      return comment === undefined ? [] : [commentWrite(sessionId, comment, 'rejected')];
    }
    case 'comment.deleted': {
      const comment = before.comments.shown.find(({ id }) => id === event.id);
      return comment === undefined ? [] : [commentWrite(sessionId, comment, 'deleted')];
    }
    case 'stage.guestInvited': {
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
    case 'stage.guestRemoved': {
      const digest = before.stage.guests[event.guestId]?.tokenDigest;
      return digest === undefined ? [] : [{ op: 'delete', table: 'guests', key: digest }];
    }
    default:
      return [];
  }
}

/** Writes for one event that led from `before` to `after`. */
export function projectRoomEvent(
  event: RoomEvent,
  before: RoomState,
  after: RoomState,
): readonly TableWrite[] {
  return event.type.startsWith('session.')
    ? [sessionWrite(after)]
    : fromEvent(event, before, after.session.id);
}
