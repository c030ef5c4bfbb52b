/** Where numbered events and their projections are kept, in one transaction. */

/** An event as stored: its number in the stream, when it happened, and what. */
export interface StoredEvent {
  /** 1, 2, 3 … without gaps within a stream. */
  readonly seq: number;
  /** ISO-8601 UTC. */
  readonly at: string;
  /** Discriminated event payload; JSON. */
  readonly event: { readonly type: string };
}

/** Events for one stream; refused as a whole when the stream has moved past `expectedSeq`. */
export interface StreamAppend {
  readonly stream: string;
  /** Number of the last event the writer knows; 0 for a new stream. */
  readonly expectedSeq: number;
  /** Numbered `expectedSeq + 1 …` in this order. */
  readonly events: readonly { readonly at: string; readonly event: { readonly type: string } }[];
}

/** A carried-out command and its reply, remembered so that a retry gets the same answer. */
export interface CommandRecord {
  readonly stream: string;
  readonly commandId: string;
  /** The person who sent it: a replay by somebody else is not answered with it. */
  readonly personId: string;
  readonly reply: unknown;
}

/** A change of a read table, written in the same transaction as its events. */
export type TableWrite =
  | { readonly op: 'put'; readonly table: ProjectionTable; readonly key: string; readonly row: ProjectionRow }
  | { readonly op: 'delete'; readonly table: ProjectionTable; readonly key: string };

/** A row of a read table. `doc` is JSON; the other fields are what lists filter and sort by. */
export interface ProjectionRow {
  /** What the row belongs to, e.g. a session id. */
  readonly scope: string;
  /** Second filter, e.g. a department or a status. */
  readonly tag: string;
  /** Sort key: an ISO time or a zero-padded number. */
  readonly sort: string;
  readonly doc: unknown;
}

/** The read tables. Keys are unique within a table. */
export const PROJECTION_TABLES = ['sessions', 'receipts', 'comments', 'items', 'guests', 'encoders'] as const;
export type ProjectionTable = (typeof PROJECTION_TABLES)[number];

export type AppendOutcome =
  | { readonly outcome: 'appended' }
  /** Another writer was first on `stream`; read on from there and decide again. */
  | { readonly outcome: 'conflict'; readonly stream: string }
  /** The command was carried out before: answer with its reply. */
  | { readonly outcome: 'duplicate'; readonly record: CommandRecord };

/** Checked in this order: commands that were carried out before, then numbers that have moved on. */
export interface AppendRequest {
  /** Each stream once. */
  readonly streams: readonly StreamAppend[];
  readonly commands: readonly CommandRecord[];
  readonly writes: readonly TableWrite[];
}

/** A saved state of a stream, so that starting does not read the whole log. */
export interface SavedState {
  readonly seq: number;
  readonly state: unknown;
}

export interface EventStore {
  /** All or nothing; resolves only after a durable commit. Concurrent requests may share a commit. */
  append(request: AppendRequest): Promise<AppendOutcome>;
  /** Events with `seq > after`, in order, at most `limit`. */
  read(stream: string, after: number, limit: number): Promise<readonly StoredEvent[]>;
  /** Number of the stream's last event; 0 when there is none. */
  lastSeq(stream: string): Promise<number>;
  /** The record of an earlier command, or null. */
  findCommand(stream: string, commandId: string): Promise<CommandRecord | null>;
  /** Saves a state; older ones of the stream may be dropped. */
  saveState(stream: string, saved: SavedState): Promise<void>;
  loadState(stream: string): Promise<SavedState | null>;
  /** One projection row, or null. */
  getRow(table: ProjectionTable, key: string): Promise<(ProjectionRow & { readonly key: string }) | null>;
  /** Rows of a table by scope and/or tag, ordered by `sort` then key. */
  listRows(
    table: ProjectionTable,
    query: RowQuery,
  ): Promise<readonly (ProjectionRow & { readonly key: string })[]>;
  countRows(table: ProjectionTable, query: Pick<RowQuery, 'scope' | 'tag'>): Promise<number>;
  close(): Promise<void>;
}

export interface RowQuery {
  readonly scope?: string;
  readonly tag?: string;
  /** Only rows whose `sort` is greater (ascending) or smaller (descending) than this. */
  readonly after?: string;
  readonly descending?: boolean;
  /** At most this many rows; at most 10,000. */
  readonly limit: number;
}
