import { PGlite } from '@electric-sql/pglite';
import { Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { migrationProvider } from './migrations.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;

const BIGINT = 20;

export interface DatabaseSettings {
  /** PostgreSQL when given, else PGlite. */
  url?: string;
  /** PGlite's folder; in memory when left out. */
  folder?: string;
}

/** Opens and migrates. Bigints come as numbers: every one of ours is an instant or a counter below 2^53. */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  const db = new Kysely<Schema>({ dialect: settings.url ? postgres(settings.url) : pglite(settings.folder) });
  const { error } = await new Migrator({ db, provider: migrationProvider }).migrateToLatest();
  if (error) {
    await db.destroy();
    throw new Error('The database could not be migrated.', { cause: error });
  }
  return db;
}

function pglite(folder: string | undefined) {
  const options = { parsers: { [BIGINT]: Number } };
  return pgliteDialect(folder ? new PGlite(folder, options) : new PGlite(options));
}

/** pg's own parsers, for every type but bigint. */
const ownParser = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => (value: string) => unknown;

function postgres(url: string) {
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === BIGINT ? Number : ownParser(oid, format)),
  };
  const pool = new pg.Pool({ connectionString: url, max: 20, connectionTimeoutMillis: 3_000, types });
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  // One that is lent out tells of a lost connection itself; its query fails too, and that is what counts.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({ pool });
}

/** True when the database answers within `limitMs`. */
export async function isDatabaseThere(db: Database, limitMs: number): Promise<boolean> {
  const answer = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), limitMs)));
  return Promise.race([answer, limit]).finally(() => clearTimeout(timer));
}
