/** What an audience may see of comments. Rules C4, C6, C10. */
import type { Comment, PublicComment } from '#shared/features/comments/state.ts';
import type { Presenter } from '../presenter.ts';

function publicPart(comment: Comment): PublicComment {
  const { id, no, text, name, at, programmeMs } = comment;
  return { id, no, text, name, at, programmeMs };
}

export const presentComments: Presenter<'comments'> = {
  state: (slice, audience) => {
    const shown = slice.shown.map(publicPart);
    if (audience.kind !== 'staff') return { shown, pending: {}, muted: {}, lastNo: 0 };
    const pending = Object.fromEntries(
      Object.entries(slice.pending).map(([id, comment]) => [id, publicPart(comment)]),
    );
    return { ...slice, shown, pending };
  },
  event: (event, audience) => {
    const staff = audience.kind === 'staff';
    switch (event.type) {
      case 'comment.made': {
        const comment = publicPart(event.comment);
        if (staff) return { ...event, comment };
        return event.pending ? null : { type: 'comment.shown', comment };
      }
      case 'comment.passed': {
        const comment = publicPart(event.comment);
        return staff ? { ...event, comment } : { type: 'comment.shown', comment };
      }
      case 'comment.deleted': {
        const { type, id } = event;
        return staff ? { type, id, by: event.by, reason: event.reason } : { type, id, by: '', reason: '' };
      }
      case 'comment.shown':
        return event;
      default:
        return staff ? event : null;
    }
  },
};
