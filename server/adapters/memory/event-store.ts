/** Events and projections in this process only: for tests, simulations and a look at the product without a disk. */
import type {
  AppendOutcome,
  AppendRequest,
  CommandRecord,
  EventStore,
  ProjectionRow,
  ProjectionTable,
  RowQuery,
  SavedState,
  StoredEvent,
} from '#server/ports/event-store.ts';

type KeyedRow = ProjectionRow & { readonly key: string };

interface Contents {
  readonly streams: Map<string, StoredEvent[]>;
  readonly commands: Map<string, CommandRecord>;
  readonly states: Map<string, SavedState>;
  readonly tables: Map<ProjectionTable, Map<string, KeyedRow>>;
}

/** A store that forgets everything when the process ends. */
export function createMemoryEventStore(): EventStore {
  const contents: Contents = {
    streams: new Map(),
    commands: new Map(),
    states: new Map(),
    tables: new Map(),
  };
  const { streams, commands, states } = contents;
  return {
    append: async (request) => append(contents, request),
    read: async (stream, after, limit) =>
      structuredClone((streams.get(stream) ?? []).slice(after, after + limit)),
    lastSeq: async (stream) => streams.get(stream)?.length ?? 0,
    findCommand: async (stream, commandId) =>
      structuredClone(commands.get(commandKey(stream, commandId)) ?? null),
    saveState: async (stream, saved) => {
      if ((states.get(stream)?.seq ?? 0) <= saved.seq) states.set(stream, structuredClone(saved));
    },
    loadState: async (stream) => structuredClone(states.get(stream) ?? null),
    getRow: async (table, key) => structuredClone(tableOf(contents, table).get(key) ?? null),
    listRows: async (table, query) => structuredClone(listRows(contents, table, query)),
    countRows: async (table, query) =>
      [...tableOf(contents, table).values()].filter((row) => belongs(row, query)).length,
    close: async () => {},
  };
}

/** Synchronous, so that nothing comes between the checks and the writes. */
function append(contents: Contents, given: AppendRequest): AppendOutcome {
  // Copied first: a request that cannot be copied must fail before anything is written.
  const request = structuredClone(given);
  for (const { stream, commandId } of request.commands) {
    const record = contents.commands.get(commandKey(stream, commandId));
    if (record !== undefined) return { outcome: 'duplicate', record: structuredClone(record) };
  }
  for (const { stream, expectedSeq } of request.streams) {
    if ((contents.streams.get(stream)?.length ?? 0) !== expectedSeq) return { outcome: 'conflict', stream };
  }
  const named = request.streams.map(({ stream }) => stream);
  if (new Set(named).size < named.length) throw new Error(`named twice in one request: ${named.join(', ')}`);
  write(contents, request);
  return { outcome: 'appended' };
}

function write(contents: Contents, request: AppendRequest): void {
  for (const { stream, events } of request.streams) {
    const log = contents.streams.get(stream) ?? [];
    for (const { at, event } of events) log.push({ seq: log.length + 1, at, event });
    contents.streams.set(stream, log);
  }
  for (const command of request.commands) {
    contents.commands.set(commandKey(command.stream, command.commandId), command);
  }
  for (const change of request.writes) {
    const table = tableOf(contents, change.table);
    if (change.op === 'put') table.set(change.key, { key: change.key, ...change.row });
    else table.delete(change.key);
  }
}

function commandKey(stream: string, commandId: string): string {
  return `${stream} ${commandId}`;
}

function tableOf(contents: Contents, name: ProjectionTable): Map<string, KeyedRow> {
  const table = contents.tables.get(name) ?? new Map<string, KeyedRow>();
  contents.tables.set(name, table);
  return table;
}

function belongs(row: ProjectionRow, query: Pick<RowQuery, 'scope' | 'tag'>): boolean {
  return (
    (query.scope === undefined || row.scope === query.scope) &&
    (query.tag === undefined || row.tag === query.tag)
  );
}

function listRows(contents: Contents, table: ProjectionTable, query: RowQuery): readonly KeyedRow[] {
  const { after, descending = false } = query;
  const direction = descending ? -1 : 1;
  return [...tableOf(contents, table).values()]
    .filter((row) => belongs(row, query))
    .filter((row) => after === undefined || compare(row.sort, after) * direction > 0)
    .sort((a, b) => (compare(a.sort, b.sort) || compare(a.key, b.key)) * direction)
    .slice(0, query.limit);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
