/** Decisions about live captions. Rule KR12 in shared/features/replay/SPEC.md. */
import type { captionCommands } from '#shared/features/replay/commands.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { RoomDeciders } from '../decision.ts';
import { notRunning } from '../not-running.ts';

export const captionDeciders: RoomDeciders<keyof typeof captionCommands> = {
  'captions:say': (room, { text }, facts) => {
    const idle = notRunning(room.session);
    if (idle !== null) return idle;
    const id = facts.newId('ca');
    return ok({ events: [{ type: 'caption.said', id, text }], reply: { captionId: id } });
  },
  // Only the newest lines can be changed while it is live; the others afterwards, in the editor of the replay.
  'captions:correct': (room, { captionId, text }) => {
    if (!room.captions.lines.some(({ id }) => id === captionId)) return refuse('not_found', 'caption');
    return ok({ events: [{ type: 'caption.corrected', id: captionId, text }], reply: {} });
  },
  'captions:remove': (room, { captionId }) => {
    if (!room.captions.lines.some(({ id }) => id === captionId)) return refuse('not_found', 'caption');
    return ok({ events: [{ type: 'caption.removed', id: captionId }], reply: {} });
  },
};
