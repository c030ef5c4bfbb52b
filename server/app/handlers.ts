/** Which service carries out the commands of each target. */
import type { CommandName, ParsedCommand } from '#shared/contract/catalogue.ts';
import type { MediaCallName } from '#shared/features/stage/media-commands.ts';
import { type Result, refuse } from '#shared/kernel/result.ts';
import type { CounterService } from './counters/counter-service.ts';
import type { Handlers, Order } from './dispatcher.ts';
import type { FilmService } from './films/film-service.ts';
import type { FollowupService } from './followups/followup-service.ts';
import type { MediaService } from './media/media-service.ts';
import { isRoomCommand } from './rooms/deciders.ts';
import type { LiveRoom } from './rooms/live-room.ts';
import type { RoomService } from './rooms/room-service.ts';
import type { VoteService } from './votes/vote-service.ts';

interface HandlerServices {
  readonly rooms: RoomService;
  readonly votes: VoteService;
  readonly media: MediaService;
  readonly counters: CounterService;
  readonly followups: FollowupService;
  readonly films: FilmService;
}

/** Commands that make their sender one of the people who interacted (互动人数). */
const INTERACTIONS: readonly CommandName[] = ['questions:ask', 'comments:make'];

export function createHandlers(services: HandlerServices): Handlers {
  const { rooms, votes, media, counters, followups, films } = services;

  async function onRoom(order: Order): Promise<Result<unknown>> {
    const { command, commandId, actor, sessionId } = order;
    if (!isRoomCommand(command.name)) return refuse('unknown_command');
    const place = sessionId === undefined ? {} : { sessionId };
    const execute = () => rooms.execute({ command: roomCommand(command), commandId, actor, ...place });
    if (command.name === 'stage:playFilm') {
      const live = await find(sessionId);
      if (live === null) return refuse('not_found', 'session');
      // It goes on air when it flows, so that nobody sees an empty frame.
      return films.play({ live, actor, ...command.payload }, execute);
    }
    const result = await execute();
    if (result.ok && INTERACTIONS.includes(command.name)) {
      const live = await find(sessionId);
      if (live !== null) await counters.interacted(live, actor.personId);
    }
    return result;
  }

  async function find(sessionId: string | undefined): Promise<LiveRoom | null> {
    return sessionId === undefined ? null : rooms.find(sessionId);
  }

  async function onLedger({ command, commandId, actor, sessionId }: Order): Promise<Result<unknown>> {
    const live = await find(sessionId);
    if (live === null) return refuse('not_found', 'session');
    switch (command.name) {
      case 'polls:vote':
        return votes.vote({ live, actor, commandId, payload: command.payload });
      case 'questions:support':
        return votes.support({ live, actor, commandId, payload: command.payload });
      default:
        return refuse('unknown_command');
    }
  }

  async function onCall({ command, actor, sessionId, connectionId }: Order): Promise<Result<unknown>> {
    const live = await find(sessionId);
    if (live === null || connectionId === undefined) return refuse('not_found', 'session');
    return media.call({ live, actor, ownerId: connectionId, command: mediaCommand(command) });
  }

  return {
    session: onRoom,
    ledger: onLedger,
    call: onCall,
    followup: ({ command, commandId, actor }) =>
      followups.execute({ command: followupCommand(command), commandId, actor }),
  };
}

/** Registry edge: the catalogue's target said so before the handler was chosen. */
function roomCommand(command: ParsedCommand) {
  return command as Parameters<RoomService['execute']>[0]['command'];
}

function mediaCommand(command: ParsedCommand) {
  return command as ParsedCommand<MediaCallName>;
}

function followupCommand(command: ParsedCommand) {
  return command as Parameters<FollowupService['execute']>[0]['command'];
}
