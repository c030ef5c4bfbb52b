/** Decisions about the streams of media partners. Rules U1, U2, U5 in shared/features/stage/SPEC.md. */
import type { RoomState } from '#shared/contract/room.ts';
import type { pullCommands } from '#shared/features/stage/pull-commands.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { RoomDeciders } from '../decision.ts';
import { offAir } from './programme.ts';

/** Two of one name could not be told apart, neither on the desk nor on air [U5]. */
function hasName(room: RoomState, label: string): boolean {
  const name = label.toLowerCase();
  return Object.values(room.stage.pulls).some((pull) => pull.label.toLowerCase() === name);
}

export const pullDeciders: RoomDeciders<keyof typeof pullCommands> = {
  'stage:addPull': (room, { label, url }, facts) => {
    if (room.session.endedAt !== null) return refuse('session_ended');
    if (Object.keys(room.stage.pulls).length >= LIMITS.pulls) return refuse('too_many_pulls');
    if (hasName(room, label)) return refuse('already_exists');
    if (facts.forbidden) return refuse('address_forbidden');
    const sourceId = facts.newId('pull');
    return ok({
      events: [{ type: 'stage.pullAdded', pull: { id: sourceId, label, url } }],
      reply: { sourceId },
    });
  },
  'stage:removePull': (room, { sourceId }) => {
    if (room.stage.pulls[sourceId] === undefined) return refuse('not_found');
    return ok({
      events: [...offAir(room, sourceId), { type: 'stage.pullRemoved', pullId: sourceId }],
      reply: {},
    });
  },
};
