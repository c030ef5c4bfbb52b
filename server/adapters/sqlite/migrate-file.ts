/** Brings a database file to the newest shape before the threads open it. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import { migrate } from '../sql/migrations.ts';
import { openDatabase } from './open-database.ts';
import { isSqlValue } from './values.ts';

/** All or nothing: a process killed half-way leaves the file as it was. */
export async function migrateFile(file: string): Promise<void> {
  const database = openDatabase(file, 'write');
  try {
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: asKyselyDatabase(database) }) });
    // Taken at once, so that two processes starting together migrate one after the other.
    database.exec('begin immediate');
    await migrate(db, 'sqlite');
    database.exec('commit');
  } finally {
    database.close();
  }
}

/** node:sqlite behind the face of better-sqlite3 that Kysely knows. */
function asKyselyDatabase(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => {},
    prepare: (sql) => {
      const statement = database.prepare(sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...toInput(parameters)),
        run: (parameters) => statement.run(...toInput(parameters)),
        iterate: (parameters) => statement.all(...toInput(parameters)).values(),
      };
    },
  };
}

function toInput(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    if (isSqlValue(value)) return value;
    throw new TypeError(`not a database value: ${typeof value}`);
  });
}
