/** One set of migrations for both databases. Never edit one that was released: add the next. */
import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';

export type SqlDialectName = 'sqlite' | 'postgres';

/** Brings the database to the newest shape; throws when that fails. */
export async function migrate<Database>(db: Kysely<Database>, dialect: SqlDialectName): Promise<void> {
  const migrations = { '0001-initial': initial(dialect) };
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('the database could not be migrated', { cause: error });
}

function initial(dialect: SqlDialectName): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      const define = definer(db, dialect);
      await createLog(db, define);
      await createLedger(db, define);
      await createAccounts(db, define);
    },
  };
}

type Column = `${string}${'' | '?' | '#'}`;
type Define = (table: string, columns: readonly Column[], key: readonly string[]) => Promise<void>;

/**
 * Creates a table of text columns; `name?` may be null, `name#` is a whole number.
 * Text compares by bytes in both databases, so that lists have one order everywhere. In SQLite rows lie in
 * the tree of their key: they have no row number, which would tell in which order ballots came.
 */
function definer(db: Kysely<unknown>, dialect: SqlDialectName): Define {
  const text = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
  return async (table, columns, key) => {
    let builder: CreateTableBuilder<string, string> = db.schema.createTable(table);
    for (const column of columns) {
      const name = column.replace(/[?#]$/, '');
      builder = builder.addColumn(name, column.endsWith('#') ? 'integer' : text, (definition) =>
        column.endsWith('?') ? definition : definition.notNull(),
      );
    }
    builder = builder.addPrimaryKeyConstraint(`${table}_key`, [...key]);
    if (dialect === 'sqlite') builder = builder.modifyEnd(sql`without rowid`);
    await builder.execute();
  };
}

async function createLog(db: Kysely<unknown>, define: Define): Promise<void> {
  await define('events', ['stream', 'seq#', 'at', 'body'], ['stream', 'seq']);
  await define('commands', ['stream', 'command_id', 'person_id', 'reply'], ['stream', 'command_id']);
  await define('states', ['stream', 'seq#', 'state'], ['stream']);
  await define('projections', ['table_name', 'key', 'scope', 'tag', 'sort', 'doc'], ['table_name', 'key']);
  await createIndex(db, 'projections', ['table_name', 'scope', 'sort', 'key']);
  await createIndex(db, 'projections', ['table_name', 'tag', 'sort', 'key']);
}

async function createLedger(db: Kysely<unknown>, define: Define): Promise<void> {
  await define('polls', ['poll_id', 'status'], ['poll_id']);
  await define('voters', ['poll_id', 'person_id', 'command_id'], ['poll_id', 'person_id']);
  await define('secret_ballots', ['poll_id', 'ballot_id', 'answer'], ['poll_id', 'ballot_id']);
  await define('named_ballots', ['poll_id', 'person_id', 'answer'], ['poll_id', 'person_id']);
  await define('supports', ['target_id', 'person_id', 'scope'], ['target_id', 'person_id']);
  await createIndex(db, 'supports', ['scope']);
  await define('visits', ['scope', 'person_id'], ['scope', 'person_id']);
}

async function createAccounts(db: Kysely<unknown>, define: Define): Promise<void> {
  await define('tenants', ['id', 'name'], ['id']);
  await define('units', ['id', 'tenant_id', 'name', 'created_at'], ['id']);
  await createIndex(db, 'units', ['tenant_id']);
  await define(
    'accounts',
    [
      ...(['id', 'tenant_id', 'login_name', 'name', 'role', 'unit_id?', 'password_hash'] as const),
      ...(['disabled#', 'failed_attempts#', 'locked_until?', 'created_at'] as const),
    ],
    ['id'],
  );
  await db.schema.createIndex('accounts_login_name').on('accounts').column('login_name').unique().execute();
  await createIndex(db, 'accounts', ['tenant_id']);
  await define('sign_ins', ['digest', 'account_id', 'created_at', 'expires_at'], ['digest']);
  await createIndex(db, 'sign_ins', ['account_id']);
  await define(
    'invites',
    ['digest', 'tenant_id', 'role', 'unit_id?', 'name', 'created_by', 'expires_at', 'used_at?'],
    ['digest'],
  );
}

async function createIndex(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  await db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns([...columns])
    .execute();
}
