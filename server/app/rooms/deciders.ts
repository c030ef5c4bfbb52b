/** The registry of everything that is decided on a room's stream: deciders and access, gathered from the features. */

import { commentAccess } from '#server/domain/comments/access.ts';
import { commentDeciders } from '#server/domain/comments/decide.ts';
import { compileAccess } from '#server/domain/compile/access.ts';
import { compileDeciders } from '#server/domain/compile/decide.ts';
import type { Access, Decision, Facts, RoomDeciders } from '#server/domain/decision.ts';
import { pollAccess } from '#server/domain/polls/access.ts';
import { pollDeciders } from '#server/domain/polls/decide.ts';
import { questionAccess } from '#server/domain/questions/access.ts';
import { questionDeciders } from '#server/domain/questions/decide.ts';
import { captionAccess } from '#server/domain/replay/access.ts';
import { captionDeciders } from '#server/domain/replay/decide.ts';
import { sessionAccess } from '#server/domain/sessions/access.ts';
import { sessionDeciders } from '#server/domain/sessions/decide.ts';
import { stageAccess } from '#server/domain/stage/access.ts';
import { stageDeciders } from '#server/domain/stage/decide.ts';
import type { CommandName, CommandOn, ParsedCommand } from '#shared/contract/catalogue.ts';
import type { RoomEvent, RoomState } from '#shared/contract/room.ts';
import type { RefusalCode } from '#shared/kernel/refusals.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/kernel/roles.ts';

/** Commands decided on a room's stream. */
export type RoomCommandName = CommandOn<'session'>;
/** Commands whose access depends on the room. */
export type RoomAccessName = RoomCommandName | 'questions:support' | 'polls:vote';

export const ROOM_DECIDERS: RoomDeciders<RoomCommandName> = {
  ...sessionDeciders,
  ...stageDeciders,
  ...questionDeciders,
  ...commentDeciders,
  ...pollDeciders,
  ...captionDeciders,
  ...compileDeciders,
};

export const ROOM_ACCESS: Access<RoomAccessName> = {
  ...sessionAccess,
  ...stageAccess,
  ...questionAccess,
  ...commentAccess,
  ...pollAccess,
  ...captionAccess,
  ...compileAccess,
};

/** Whether the command is decided on a room's stream. */
export function isRoomCommand(name: CommandName): name is RoomCommandName {
  return Object.hasOwn(ROOM_DECIDERS, name);
}

/** Why the actor may not carry out the command on this room, or null. Registry: casts tie name and payload. */
export function refusedAccess(
  command: ParsedCommand<RoomAccessName>,
  actor: Actor,
  room: RoomState,
): RefusalCode | null {
  const access = ROOM_ACCESS[command.name] as (
    actor: Actor,
    room: RoomState,
    payload: unknown,
  ) => RefusalCode | null;
  if (actor.role === 'system') return null;
  const foreign =
    actor.tenantId !== undefined && room.session.id !== '' && actor.tenantId !== room.session.tenantId;
  return foreign ? 'forbidden' : access(actor, room, command.payload);
}

/** Decides a command whose access was checked. Registry: casts tie name, payload and facts. */
export function decideRoom(
  command: ParsedCommand<RoomCommandName>,
  room: RoomState,
  facts: Facts,
): Result<Decision<RoomEvent, unknown>> {
  const decide = ROOM_DECIDERS[command.name] as (
    room: RoomState,
    payload: unknown,
    facts: Facts,
  ) => Result<Decision<RoomEvent, unknown>>;
  return decide(room, command.payload, facts);
}
