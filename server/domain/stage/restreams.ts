/** Decisions about the platforms that the programme is sent on to. Rules V1, V2 in shared/features/stage/SPEC.md. */
import type { restreamCommands } from '#shared/features/stage/restream-commands.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { RoomDeciders } from '../decision.ts';

export const restreamDeciders: RoomDeciders<keyof typeof restreamCommands> = {
  'stage:addRestream': (room, { label, url, key }, facts) => {
    if (room.session.endedAt !== null) return refuse('session_ended');
    if (Object.keys(room.stage.restreams).length >= LIMITS.restreams) return refuse('too_many_restreams');
    if (facts.forbidden) return refuse('address_forbidden');
    const restreamId = facts.newId('out');
    const restream = { id: restreamId, label, url, sealedKey: facts.seal(key) };
    return ok({ events: [{ type: 'stage.restreamAdded', restream }], reply: { restreamId } });
  },
  'stage:removeRestream': (room, { restreamId }) => {
    if (room.stage.restreams[restreamId] === undefined) return refuse('not_found');
    return ok({ events: [{ type: 'stage.restreamRemoved', restreamId }], reply: {} });
  },
};
