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

function findComment(room: RoomState, id: string): Comment | undefined {
  return room.comments.pending[id] ?? room.comments.shown.find((comment) => comment.id === id);
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
    if (!room.comments.shown.some((comment) => comment.id === commentId)) return refuse('not_found');
    return ok({
      events: [{ type: 'comment.deleted', id: commentId, by: facts.actor.name, reason }],
      reply: {},
    });
  },
  'comments:mute': (room, { commentId, reason }, facts) => {
    const comment = findComment(room, commentId);
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
