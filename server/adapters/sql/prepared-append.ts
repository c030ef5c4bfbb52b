/** An append turned into rows, so that what cannot be turned into JSON is refused before it meets others. */
import type { AppendRequest } from '#server/ports/event-store.ts';
import type { CommandsTable, EventsTable, ProjectionsTable } from './tables.ts';

export type EventRow = EventsTable;
export type CommandRow = CommandsTable;

/** A row to put, or (null) to delete. */
export interface ProjectionChange {
  readonly table_name: string;
  readonly key: string;
  readonly row: Pick<ProjectionsTable, 'scope' | 'tag' | 'sort' | 'doc'> | null;
}

export interface PreparedAppend {
  readonly streams: readonly {
    readonly stream: string;
    readonly expectedSeq: number;
    readonly events: readonly EventRow[];
  }[];
  readonly commands: readonly CommandRow[];
  readonly writes: readonly ProjectionChange[];
}

/** The rows of a request; `undefined` replies and documents become null, as JSON knows nothing else. */
export function prepareAppend({ streams, commands, writes }: AppendRequest): PreparedAppend {
  // Its own keys would collide, which the database could not tell from a race with another process.
  refuseTwice(streams.map(({ stream }) => stream));
  refuseTwice(commands.map(({ stream, commandId }) => `${stream} ${commandId}`));
  return {
    streams: streams.map(({ stream, expectedSeq, events }) => ({
      stream,
      expectedSeq,
      events: events.map(({ at, event }, index) => ({
        stream,
        seq: expectedSeq + index + 1,
        at,
        body: JSON.stringify(event),
      })),
    })),
    commands: commands.map(({ stream, commandId, personId, reply }) => ({
      stream,
      command_id: commandId,
      person_id: personId,
      reply: JSON.stringify(reply ?? null),
    })),
    writes: writes.map((write) => {
      const { table, key } = write;
      if (write.op === 'delete') return { table_name: table, key, row: null };
      const { scope, tag, sort, doc } = write.row;
      return { table_name: table, key, row: { scope, tag, sort, doc: JSON.stringify(doc ?? null) } };
    }),
  };
}

function refuseTwice(keys: readonly string[]): void {
  if (new Set(keys).size < keys.length) throw new Error(`named twice in one request: ${keys.join(', ')}`);
}
