/** Decisions about the stage. Rules T1-T11 and W1-W3 in shared/features/stage/SPEC.md. */
import type { RoomState } from '#shared/contract/room.ts';
import type { stageCommands } from '#shared/features/stage/commands.ts';
import type { ScreenContent } from '#shared/features/stage/state.ts';
import { ok, type Refused, refuse } from '#shared/kernel/result.ts';
import type { RoomDeciders } from '../decision.ts';
import { filmDeciders } from './films.ts';
import { cut, notAirable, offAir } from './programme.ts';
import { pullDeciders } from './pulls.ts';
import { restreamDeciders } from './restreams.ts';

/** Why something cannot be shown on the wall, or null [T6]. */
function notShowable(room: RoomState, screen: ScreenContent): Refused | null {
  if (screen.kind === 'question') {
    const question = room.questions.byId[screen.questionId];
    if (question === undefined) return refuse('not_found');
    return question.status === 'published' ? null : refuse('not_published');
  }
  if (screen.kind === 'poll') {
    const poll = room.polls.byId[screen.pollId];
    if (poll === undefined) return refuse('not_found');
    return poll.status === 'prepared' ? refuse('poll_not_open') : null;
  }
  return null;
}

export const stageDeciders: RoomDeciders<keyof typeof stageCommands> = {
  ...filmDeciders,
  ...pullDeciders,
  ...restreamDeciders,
  'stage:inviteGuest': (room, { label, title }, facts) => {
    if (room.session.endedAt !== null) return refuse('session_ended');
    const guestId = facts.newId('g');
    const token = facts.newSecret();
    const named = { label, ...(title === undefined ? {} : { title }) };
    const guest = { id: guestId, ...named, tokenDigest: facts.digest(token) };
    return ok({ events: [{ type: 'stage.guestInvited', guest }], reply: { guestId, token } });
  },
  'stage:removeGuest': (room, { guestId }) => {
    if (room.stage.guests[guestId] === undefined) return refuse('not_found');
    return ok({ events: [...offAir(room, guestId), { type: 'stage.guestRemoved', guestId }], reply: {} });
  },
  'stage:addEncoder': (room, { label }, facts) => {
    if (room.session.endedAt !== null) return refuse('session_ended');
    const sourceId = facts.newId('enc');
    const token = facts.newSecret();
    const encoder = { id: sourceId, label, keyDigest: facts.digest(token) };
    return ok({ events: [{ type: 'stage.encoderAdded', encoder }], reply: { sourceId, token } });
  },
  'stage:rotateEncoderKey': (room, { sourceId: encoderId }, facts) => {
    if (room.stage.encoders[encoderId] === undefined) return refuse('not_found');
    const token = facts.newSecret();
    const keyDigest = facts.digest(token);
    return ok({ events: [{ type: 'stage.encoderKeyChanged', encoderId, keyDigest }], reply: { token } });
  },
  'stage:removeEncoder': (room, { sourceId: encoderId }) => {
    if (room.stage.encoders[encoderId] === undefined) return refuse('not_found');
    return ok({
      events: [...offAir(room, encoderId), { type: 'stage.encoderRemoved', encoderId }],
      reply: {},
    });
  },
  'stage:cut': (room, { after, ...programme }) => {
    if (room.session.endedAt !== null) return refuse('session_ended');
    if (after !== undefined && after !== room.stage.cutSeq) return refuse('conflict', 'programme');
    const refused = notAirable(room, programme);
    if (refused !== null) return refused;
    return ok({ events: [cut(room, programme)], reply: { cutSeq: room.seq + 1 } });
  },
  'stage:setScreen': (room, screen) =>
    notShowable(room, screen) ?? ok({ events: [{ type: 'stage.screenSet', screen }], reply: {} }),
};
