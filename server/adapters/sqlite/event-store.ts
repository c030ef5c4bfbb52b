/** The event store on SQLite. */
import type { Kysely } from 'kysely';
import type { AppendOutcome, AppendRequest, EventStore } from '#server/ports/event-store.ts';
import { createEventReads } from '../sql/event-reads.ts';
import { toCommand } from '../sql/rows.ts';
import type { Tables } from '../sql/tables.ts';
import type { AppendMessage, WriteTuple } from './messages.ts';
import type { GoodReply, WorkerLink } from './worker-link.ts';

export function createSqliteEventStore(db: Kysely<Tables>, writer: WorkerLink): EventStore {
  return {
    ...createEventReads(db),
    append: async (request) => toOutcome(await writer.submit(toMessage(request))),
    close: async () => {},
  };
}

/** Turned into JSON here, so that a request that cannot be is refused before it meets others. */
function toMessage({ streams, commands, writes }: AppendRequest): AppendMessage {
  return [
    'append',
    streams.map(({ stream, expectedSeq, events }) => [
      stream,
      expectedSeq,
      events.flatMap(({ at, event }) => [at, JSON.stringify(event)]),
    ]),
    commands.map((command) => [
      command.stream,
      command.commandId,
      command.personId,
      JSON.stringify(command.reply ?? null),
    ]),
    writes.map((write): WriteTuple => {
      if (write.op === 'delete') return [write.table, write.key];
      const { scope, tag, sort, doc } = write.row;
      return [write.table, write.key, scope, tag, sort, JSON.stringify(doc ?? null)];
    }),
  ];
}

function toOutcome(reply: GoodReply): AppendOutcome {
  if (typeof reply !== 'object' || !('outcome' in reply)) throw new Error('not the answer to an append');
  if (reply.outcome !== 'duplicate') return reply;
  const [stream, commandId, personId, text] = reply.command;
  const record = toCommand({ stream, command_id: commandId, person_id: personId, reply: text });
  return { outcome: 'duplicate', record };
}
