import type { PGlite } from '@electric-sql/pglite';
import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import { PgliteStatements } from './pglite-statements.ts';

/**
 * Kysely on PGlite. PGlite has one session, so connections are lent one at a time, in order: without that queue a neighbour's
 * query would run inside an open transaction.
 */
export function pgliteDialect(database: PGlite): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PgliteDriver(database),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class PgliteDriver implements Driver {
  private last: Promise<void> = Promise.resolve();
  private readonly release = new WeakMap<DatabaseConnection, () => void>();
  private readonly database: PGlite;
  private readonly statements: PgliteStatements;

  constructor(database: PGlite) {
    this.database = database;
    this.statements = new PgliteStatements(database);
  }

  async init(): Promise<void> {
    await this.database.waitReady;
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const turn = this.last;
    let free = (): void => undefined;
    this.last = new Promise((resolve) => (free = resolve));
    await turn;
    const connection = new PgliteConnection(this.statements);
    this.release.set(connection, free);
    return connection;
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.release.get(connection)?.();
    this.release.delete(connection);
  }

  async destroy(): Promise<void> {
    await this.last;
    await this.database.close();
  }
}

class PgliteConnection implements DatabaseConnection {
  private readonly statements: PgliteStatements;

  constructor(statements: PgliteStatements) {
    this.statements = statements;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affectedRows } = await this.statements.run<R>(query.sql, query.parameters);
    return { rows, numAffectedRows: BigInt(affectedRows ?? 0) };
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('PGlite does not stream.');
  }
}
