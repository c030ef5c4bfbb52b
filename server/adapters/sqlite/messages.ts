/** What the main thread and the database threads say to each other: small arrays, many per message. */
import type { BallotOutcome } from '#server/ports/ledger.ts';

export interface WorkerStart {
  readonly file: string;
  /** One thread writes, another reads, so that reading never waits for the disk. */
  readonly mode: 'write' | 'read';
}

/** A stream, its expected number, then `at` and JSON of each event in turn. */
export type StreamTuple = readonly [stream: string, expectedSeq: number, atAndBody: readonly string[]];

/** The reply is JSON. */
export type CommandTuple = readonly [stream: string, commandId: string, personId: string, reply: string];

/** A put row, or a deleted key. */
export type WriteTuple =
  | readonly [table: string, key: string, scope: string, tag: string, sort: string, doc: string]
  | readonly [table: string, key: string];

export type SqlValue = string | number | bigint | null;

export type AppendMessage = readonly [
  kind: 'append',
  streams: readonly StreamTuple[],
  commands: readonly CommandTuple[],
  writes: readonly WriteTuple[],
];

/** The answer is JSON. */
export type BallotMessage = readonly [
  kind: 'ballot',
  pollId: string,
  personId: string,
  commandId: string,
  answer: string,
  secret: boolean,
];

export type StatementMessage = readonly [kind: 'sql', sql: string, parameters: readonly SqlValue[]];

/** One request; each is all or nothing, many share a commit. */
export type Message =
  | AppendMessage
  | BallotMessage
  | readonly [kind: 'open-poll', pollId: string]
  | readonly [kind: 'close-poll', pollId: string]
  | readonly [kind: 'support', targetId: string, scope: string, personId: string, on: boolean]
  | readonly [kind: 'visit', scope: string, personId: string]
  | StatementMessage;

export type AppendReply =
  | { readonly outcome: 'appended' }
  | { readonly outcome: 'conflict'; readonly stream: string }
  | { readonly outcome: 'duplicate'; readonly command: CommandTuple };

export interface StatementReply {
  readonly rows: readonly unknown[];
  readonly changes: number;
}

/** Nothing of the request was stored. */
export interface Failure {
  readonly failed: string;
}

export type Reply = AppendReply | BallotOutcome | boolean | StatementReply | Failure;

export type ToWorker = { readonly id: number; readonly batch: readonly Message[] } | 'close';

export interface FromWorker {
  readonly id: number;
  readonly replies: readonly Reply[];
}
