import { randomBytes } from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import pg from 'pg';
import { openDatabase, type Database } from '../adapters/store/database.ts';

export interface BenchDatabase {
  db: Database;
  /** E.g. `PGlite in this process`. */
  kind: string;
  /** SQL statements so far, `begin` and `commit` left out. */
  statements: () => number;
  close(): Promise<void>;
}

/** An empty database of the run's own: PGlite in memory, or one made on the given PostgreSQL server and dropped at the end. */
export async function openBenchDatabase(serverUrl: string | undefined): Promise<BenchDatabase> {
  if (!serverUrl) {
    const opened = await openDatabase({});
    return { ...counted(opened), kind: 'PGlite in memory, in this process', close: () => opened.destroy() };
  }
  const name = `samordna_bench_${randomBytes(4).toString('hex')}`;
  await onServer(serverUrl, `create database ${name}`);
  const drop = (): Promise<void> => onServer(serverUrl, `drop database ${name} with (force)`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  try {
    const opened = await openDatabase({ url: url.href });
    const close = async (): Promise<void> => {
      await opened.destroy();
      await drop();
    };
    return { ...counted(opened), kind: 'PostgreSQL (its own CPU time is not counted)', close };
  } catch (error) {
    await drop();
    throw error;
  }
}

function counted(opened: Database): Pick<BenchDatabase, 'db' | 'statements'> {
  let count = 0;
  const counter: KyselyPlugin = {
    transformQuery({ node }) {
      count += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { db: opened.withPlugin(counter), statements: () => count };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
