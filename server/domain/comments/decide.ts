/** Decisions about comments. Rules C1-C10 in shared/features/comments/SPEC.md. */
import type { RoomState } from '#shared/contract/room.ts';
import type { commentCommands } from '#shared/features/comments/commands.ts';
import type { Comment } from '#shared/features/comments/state.ts';
import { programmeMs } from '#shared/features/sessions/state.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { RoomDeciders } from '../decision.ts';

/** The comments that still wait; those that a colleague decided meanwhile are left out [C5]. */
function stillPending(room: RoomState, ids: readonly string[]): Comment[] {
  return [...new Set(ids)].flatMap((id) => room.comments.pending[id] ?? []);
}

function findShown(room: RoomState, id: string, stored: Comment | null): Comment | null {
  return room.comments.shown.find((comment) => comment.id === id) ?? stored;
}

export const commentDeciders: RoomDeciders<keyof typeof commentCommands> = {
  'comments:make': (room, { text, name }, facts) => {
    const { status, intake, policy } = room.session;
    const open = status === 'announced' || status === 'live' || status === 'paused';
    if (!open || !intake.comments) return refuse('comments_closed');
    const comment: Comment = {
      id: facts.newId('c'),
      no: room.comments.lastNo + 1,
      text,
      name,
      at: facts.at,
      programmeMs: programmeMs(room.session, facts.at),
      authorId: facts.actor.personId,
    };
    const pending = policy.reviewComments;
    const reply = { commentId: comment.id, no: comment.no, pending };
    return ok({ events: [{ type: 'comment.made', comment, pending }], reply });
  },
  'comments:pass': (room, { commentIds }, facts) => {
    const waiting = stillPending(room, commentIds);
    return ok({
      events: waiting.map((comment) => ({ type: 'comment.passed', comment, by: facts.actor.name })),
      reply: {},
    });
  },
  'comments:reject': (room, { commentIds, reason }, facts) => {
    const waiting = stillPending(room, commentIds);
    return ok({
      events: waiting.map(({ id }) => ({ type: 'comment.rejected', id, by: facts.actor.name, reason })),
      reply: {},
    });
  },
  'comments:delete': (room, { commentId, reason }, facts) => {
    const comment = findShown(room, commentId, facts.comment);
    if (comment === null) return refuse('not_found');
    const by = facts.actor.name;
    return ok({ events: [{ type: 'comment.deleted', id: commentId, by, reason, comment }], reply: {} });
  },
  'comments:mute': (room, { commentId, reason }, facts) => {
    const comment = room.comments.pending[commentId] ?? findShown(room, commentId, facts.comment);
    if (comment?.authorId === undefined) return refuse('not_found');
    const { authorId: personId, name } = comment;
    return ok({
      events: [{ type: 'comment.authorMuted', personId, name, by: facts.actor.name, reason }],
      reply: {},
    });
  },
  'comments:unmute': (room, { personId }, facts) => {
    if (room.comments.muted[personId] === undefined) return refuse('not_found');
    return ok({ events: [{ type: 'comment.authorUnmuted', personId, by: facts.actor.name }], reply: {} });
  },
};
