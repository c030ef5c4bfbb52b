/** The edge between untyped values of the database and typed ones. */
import type { SQLOutputValue } from 'node:sqlite';
import type { SqlValue } from './messages.ts';

/** Whether the database can bind the value as it is. */
export function isSqlValue(value: unknown): value is SqlValue {
  return (
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
  );
}

type Row = Record<string, SQLOutputValue>;

/** A text column. */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`${column} is not text`);
  return value;
}

/** A whole-number column. */
export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`${column} is not a number`);
  return value;
}
